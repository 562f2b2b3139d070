import type { PDFDocument, PDFRef } from './pdf-lib.ts'
import { PDFDict, PDFHexString, PDFName, PDFNumber } from './pdf-lib.ts'

/** A bookmark that shows a page, counted from 1, and those below it. */
export interface Bookmark {
  readonly title: string
  readonly page: number
  readonly below?: readonly Bookmark[]
}

/** Writes the outline (ISO 32000-1, 12.3.3) in the place of the one that was there. */
export function writeOutline(pdf: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const { context, catalog } = pdf
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && (object.get(PDFName.of('Type')) === PDFName.of('Outlines') || (object.has(PDFName.of('Dest')) && object.has(PDFName.of('Title')))))
      context.delete(ref)
  }
  const root = context.nextRef()
  const { first, last } = writeLevel(pdf, bookmarks, root)
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: bookmarks.length }))
  catalog.set(PDFName.of('Outlines'), root)
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
}

function writeLevel(pdf: PDFDocument, bookmarks: readonly Bookmark[], parent: PDFRef): { first: PDFRef, last: PDFRef } {
  const { context } = pdf
  const pages = pdf.getPages()
  const refs = bookmarks.map(() => context.nextRef())
  bookmarks.forEach(({ title, page, below = [] }, i) => {
    const dict = context.obj({
      Title: PDFHexString.fromText(title),
      Parent: parent,
      Dest: [pages[page - 1]!.ref, 'Fit'],
    })
    if (i > 0)
      dict.set(PDFName.of('Prev'), refs[i - 1]!)
    if (i < refs.length - 1)
      dict.set(PDFName.of('Next'), refs[i + 1]!)
    if (below.length > 0) {
      const { first, last } = writeLevel(pdf, below, refs[i]!)
      dict.set(PDFName.of('First'), first)
      dict.set(PDFName.of('Last'), last)
      // Negative: shown closed, so that the sections are seen at a glance.
      dict.set(PDFName.of('Count'), PDFNumber.of(-below.length))
    }
    context.assign(refs[i]!, dict)
  })
  return { first: refs[0]!, last: refs.at(-1)! }
}
