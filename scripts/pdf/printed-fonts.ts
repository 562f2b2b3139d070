import { PDFArray, PDFDict, PDFName, PDFNumber } from './pdf-lib.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** What a glyph is wide that no list names (ISO 32000-1, 9.7.4.3). */
const DEFAULT = 1000

/** What has to be known of a font to read text that is set in it. */
export interface PrintedFont {
  /** Bytes of a glyph's code. */
  readonly bytes: 1 | 2
  /** The width of a glyph in thousandths of an em, by its code. */
  readonly widthOf: (code: number) => number
  /** The font of glyphs, where it is TrueType whose glyphs' numbers are the codes. */
  readonly trueType: PDFDict | undefined
}

/** @returns undefined for fonts that Skia doesn't write */
export function readFont(font: PDFDict): PrintedFont | undefined {
  const inner = font.lookupMaybe(name('DescendantFonts'), PDFArray)?.lookup(0, PDFDict)
  if (inner && font.get(name('Encoding')) === name('Identity-H')) {
    const usual = inner.lookupMaybe(name('DW'), PDFNumber)?.asNumber() ?? DEFAULT
    const widths = listed(inner.lookupMaybe(name('W'), PDFArray))
    const isTrueType = inner.get(name('Subtype')) === name('CIDFontType2') && inner.get(name('CIDToGIDMap')) === name('Identity')
      && inner.lookupMaybe(name('FontDescriptor'), PDFDict)?.has(name('FontFile2')) === true && font.has(name('ToUnicode'))
    return { bytes: 2, widthOf: glyph => widths.get(glyph) ?? usual, trueType: isTrueType ? inner : undefined }
  }
  // Letters that are pictures, such as emoji in colours.
  const first = font.lookupMaybe(name('FirstChar'), PDFNumber)?.asNumber()
  const widths = font.lookupMaybe(name('Widths'), PDFArray)
  if (font.get(name('Subtype')) !== name('Type3') || first === undefined || !widths)
    return undefined
  const em = font.lookup(name('FontMatrix'), PDFArray).lookup(0, PDFNumber).asNumber()
  return {
    bytes: 1,
    widthOf: code => code < first || code - first >= widths.size() ? 0 : widths.lookup(code - first, PDFNumber).asNumber() * em * 1000,
    trueType: undefined,
  }
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
