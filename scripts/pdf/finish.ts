/** Making a PDF of Chromium's right inside: what it is, its bookmarks, its tags, and small. */
import type { Bookmark } from './outline.ts'
import { UserError } from '../dataset/errors.ts'
import { readContent, writeContent } from './content.ts'
import { writeOutline } from './outline.ts'
import { sharePages } from './page-tree.ts'
import { PDFDocument, PDFHexString, PDFName, PDFString } from './pdf-lib.ts'
import { shrinkStreams } from './streams.ts'
import { tidyStructure } from './structure.ts'
import { writeFile } from './write-file.ts'

/** What a document says of itself. */
export interface PdfFacts {
  /** How many there must be: one too many or too few means that a slide is missing or has run over. */
  readonly pages: number
  readonly title: string
  readonly author?: string
  readonly subject?: string
  /** BCP 47. */
  readonly language?: string
  /** When it was made; without it the document doesn't say, and is the same on every day. */
  readonly date?: Date
  readonly bookmarks: readonly Bookmark[]
}

/**
 * The same pages as a document with these facts. The same input gives the same bytes.
 *
 * @param bytes a PDF as Chromium prints it, tagged
 * @throws UserError where it has another number of pages
 */
export async function finishPdf(bytes: Uint8Array, facts: PdfFacts): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  if (pdf.getPageCount() !== facts.pages)
    throw new UserError(`the PDF has ${pdf.getPageCount()} pages instead of ${facts.pages}`)
  const lists = readContent(pdf)
  tidyStructure(pdf, lists)
  writeOutline(pdf, facts.bookmarks)
  writeContent(pdf, lists)
  describe(pdf, facts)
  await pdf.flush()
  sharePages(pdf)
  shrinkStreams(pdf)
  return writeFile(pdf)
}

function describe(pdf: PDFDocument, { title, author, subject, language, date }: PdfFacts): void {
  const info = pdf.context.obj({
    Title: PDFHexString.fromText(title),
    Producer: PDFString.of('Prismdeck'),
    ...(author && { Author: PDFHexString.fromText(author) }),
    ...(subject && { Subject: PDFHexString.fromText(subject) }),
    ...(date && { CreationDate: PDFString.fromDate(date), ModDate: PDFString.fromDate(date) }),
  })
  const { trailerInfo } = pdf.context
  if (trailerInfo.Info)
    pdf.context.delete(trailerInfo.Info as never)
  trailerInfo.Info = pdf.context.register(info)
  if (language)
    pdf.catalog.set(PDFName.of('Lang'), PDFString.of(language))
}
