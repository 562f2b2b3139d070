import type { PDFDocument, PDFObject, PDFRef } from './pdf-lib.ts'
import { PDFDict, PDFName } from './pdf-lib.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** Keys of pages that say nothing: what was once asked of PostScript printers. */
const IDLE = name('ProcSet')

/**
 * Lists all pages in one place, and says there what they have in common: their size and their resources,
 * whose names Skia gives to one thing in the whole document.
 */
export function sharePages(pdf: PDFDocument): void {
  const { context, catalog } = pdf
  const pages = pdf.getPages()
  const shared = context.obj({})
  const sizes = new Set(pages.map(page => String(page.node.MediaBox())))
  for (const { node } of pages) {
    if (share(shared, node.Resources()))
      node.delete(name('Resources'))
  }
  const root = context.obj({ Type: 'Pages', Count: pages.length, Kids: pages.map(page => page.ref) })
  const size = pages[0]?.node.MediaBox()
  if (sizes.size === 1 && size)
    root.set(name('MediaBox'), size)
  root.set(name('Resources'), shared)
  const ref = context.register(root)
  for (const { node } of pages) {
    node.set(name('Parent'), ref)
    if (sizes.size === 1)
      node.delete(name('MediaBox'))
  }
  catalog.set(name('Pages'), ref)
}

/** Adds what isn't there yet; false, and nothing is added, where a name stands for two things. */
function share(shared: PDFDict, own: PDFDict | undefined): boolean {
  const kinds = (own?.entries() ?? []).filter(([kind]) => kind !== IDLE)
  const isClash = kinds.some(([kind, names]) => !(names instanceof PDFDict)
    || names.entries().some(([key, value]) => {
      const there = shared.lookupMaybe(kind, PDFDict)?.get(key)
      return there !== undefined && there !== value
    }))
  if (isClash)
    return false
  for (const [kind, names] of kinds as [PDFName, PDFDict][]) {
    const there = shared.lookupMaybe(kind, PDFDict) ?? shared.context.obj({}) as PDFDict
    shared.set(kind, there)
    names.entries().forEach(([key, value]: [PDFName, PDFObject | PDFRef]) => there.set(key, value))
  }
  return true
}
