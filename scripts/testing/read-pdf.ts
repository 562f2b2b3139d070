/** Reading a PDF back, as a reader, a screen reader and a search see it. */
import { readFile } from 'node:fs/promises'
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface ReadBookmark {
  readonly title: string
  readonly page: number
  readonly below: readonly ReadBookmark[]
}

export async function readPdf(path: string) {
  const bytes = await readFile(path)
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await loading.promise
  const pageNumber = async (dest: unknown) => 1 + await pdf.getPageIndex(((typeof dest === 'string' ? await pdf.getDestination(dest) : dest) as [never])[0])
  const bookmarks = async (items: Awaited<ReturnType<typeof pdf.getOutline>> | undefined): Promise<ReadBookmark[]> =>
    Promise.all((items ?? []).map(async ({ title, dest, items }) => ({ title, page: await pageNumber(dest), below: await bookmarks(items) })))
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => {
    const page = await pdf.getPage(index + 1)
    const { items } = await page.getTextContent()
    const annotations = await page.getAnnotations() as { readonly subtype: string, readonly url?: string, readonly dest?: unknown }[]
    return {
      /** Without blanks. */
      text: items.map(item => 'str' in item ? item.str : '').join('').replace(/\s/g, ''),
      size: page.view.slice(2),
      /** Addresses, or numbers of pages. */
      links: await Promise.all(annotations.filter(({ subtype }) => subtype === 'Link').map(({ url, dest }) => url ?? pageNumber(dest))),
      /** In reading order, with the alternative text. */
      tags: tagsOf(await page.getStructTree() as Tag | null),
    }
  }))
  const read = {
    pages,
    outline: await bookmarks(await pdf.getOutline()),
    info: (await pdf.getMetadata()).info as Readonly<Record<string, unknown>>,
    fonts: await fontsOf(bytes),
  }
  await loading.destroy()
  return read
}

interface Tag {
  readonly role?: string
  readonly alt?: string
  readonly children?: readonly Tag[]
}

function tagsOf(tree: Tag | null): string[] {
  return (tree?.children ?? []).flatMap((tag) => {
    const own = tag.role === undefined || ['Document', 'Sect'].includes(tag.role)
      ? []
      : [tag.alt ? `${tag.role}: ${tag.alt}` : tag.role]
    return [...own, ...tagsOf(tag)]
  })
}

async function fontsOf(bytes: Uint8Array): Promise<{ readonly name: string, readonly type: string, readonly embedded: boolean }[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  return pdf.context.enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter(object => object instanceof PDFDict)
    .filter(font => font.get(PDFName.of('Type')) === PDFName.of('Font') && font.get(PDFName.of('Subtype')) !== PDFName.of('Type0'))
    .map(font => ({
      name: font.lookup(PDFName.of('BaseFont'), PDFName).decodeText(),
      type: font.lookup(PDFName.of('Subtype'), PDFName).decodeText(),
      embedded: font.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict)?.has(PDFName.of('FontFile2')) ?? false,
    }))
}
