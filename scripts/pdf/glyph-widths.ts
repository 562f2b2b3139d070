import type { PDFPage } from '@cantoo/pdf-lib'
import type { GlyphWidth } from './compact-text.ts'
import { PDFArray, PDFDict, PDFName, PDFNumber } from '@cantoo/pdf-lib'

const name = (text: string): PDFName => PDFName.of(text)

/** What a glyph is wide that no list names (ISO 32000-1, 9.7.4.3). */
const DEFAULT = 1000

/** The widths of a page's font, by the name that the page has for it; undefined where its glyphs have no codes of two bytes. */
export function glyphWidths(page: PDFPage, font: string): GlyphWidth | undefined {
  const dict = page.node.Resources()?.lookupMaybe(name('Font'), PDFDict)?.lookupMaybe(name(font), PDFDict)
  const inner = dict?.get(name('Encoding')) === name('Identity-H') && dict.lookupMaybe(name('DescendantFonts'), PDFArray)?.lookup(0, PDFDict)
  if (!inner)
    return undefined
  const usual = inner.lookupMaybe(name('DW'), PDFNumber)?.asNumber() ?? DEFAULT
  const widths = listed(inner.lookupMaybe(name('W'), PDFArray))
  return glyph => widths.get(glyph) ?? usual
}

/** `first [ widths ]` and `first last width`, in turn. */
function listed(list: PDFArray | undefined): Map<number, number> {
  const widths = new Map<number, number>()
  const items = Array.from({ length: list?.size() ?? 0 }, (_, i) => list!.lookup(i))
  let first: number | undefined
  let last: number | undefined
  for (const item of items) {
    if (item instanceof PDFArray && first !== undefined) {
      const from = first
      item.asArray().forEach((_, n) => widths.set(from + n, item.lookup(n, PDFNumber).asNumber()))
      first = undefined
    }
    else if (item instanceof PDFNumber && first !== undefined && last !== undefined) {
      for (let glyph = first; glyph <= last; glyph++)
        widths.set(glyph, item.asNumber())
      first = last = undefined
    }
    else if (item instanceof PDFNumber && first === undefined) {
      first = item.asNumber()
    }
    else if (item instanceof PDFNumber) {
      last = item.asNumber()
    }
  }
  return widths
}
