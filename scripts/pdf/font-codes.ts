/**
 * Fewer bytes for the letters of a page: Skia writes four digits for each. A font that shows up to 250 glyphs
 * gets one byte for each, which is the letter itself where it is one of ASCII; others get two.
 */
import type { PDFDocument, PDFObject, PDFRef } from '@cantoo/pdf-lib'
import type { Buffer } from 'node:buffer'
import type { WrittenFont } from './write-list.ts'
import { PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { inflate } from './inflate.ts'
import { readFont } from './printed-fonts.ts'
import { renumberTrueType } from './true-type.ts'
import { readUnicode, writeUnicode } from './unicode-map.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** Codes of one byte for what isn't ASCII; a line's end would have to be escaped. */
const FREE = [...range(0x01, 0x09), ...range(0x0E, 0x1F), ...range(0x7F, 0xFF)]

/** Code, glyph of the font and character identifier are one and the same number of a byte. */
const ONE_BYTE = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> def
/CMapName /OneByte def
/CMapType 1 def
1 begincodespacerange
<00> <FF>
endcodespacerange
1 begincidrange
<00> <FF> 0
endcidrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end`

/**
 * Gives the glyphs of fonts new codes, and takes all other glyphs out of the fonts.
 *
 * @param pdf the document
 * @param used the glyphs that pages show of each font, and how often
 * @returns how pages have to write each of the fonts from now on
 */
export function recodeFonts(pdf: PDFDocument, used: ReadonlyMap<PDFRef, ReadonlyMap<number, number>>): ReadonlyMap<PDFRef, WrittenFont> {
  const kept = fontsOfForms(pdf)
  let oneByte: PDFRef | undefined
  return new Map([...used].map(([ref, counts]): [PDFRef, WrittenFont] => {
    const font = pdf.context.lookup(ref, PDFDict)
    const { bytes: printedBytes, widthOf: printedWidth, trueType } = readFont(font)!
    if (!trueType || kept.has(ref))
      return [ref, { widthOf: printedWidth, codeOf: glyph => codeText(glyph, printedBytes) }]
    const unicode = readUnicode(contentOf(pdf, font.get(name('ToUnicode'))))
    const bytes = counts.size < FREE.length ? 1 : 2
    const codes = bytes === 1 ? byCharacter(counts, unicode) : byCount(counts)
    const widthOf = (glyph: number) => Math.round(printedWidth(glyph) * 10) / 10

    const file = trueType.lookup(name('FontDescriptor'), PDFDict).get(name('FontFile2')) as PDFRef
    const made = renumberTrueType(contentOf(pdf, file), codes)
    pdf.context.assign(file, pdf.context.stream(made, { Length1: made.length }))
    const texts = new Map([...codes].map(([glyph, code]) => [code, unicode.get(glyph) ?? '']))
    font.set(name('ToUnicode'), pdf.context.register(pdf.context.stream(writeUnicode(texts, bytes))))
    if (bytes === 1)
      font.set(name('Encoding'), oneByte ??= pdf.context.register(pdf.context.stream(ONE_BYTE, { Type: 'CMap', CMapName: 'OneByte', CIDSystemInfo: trueType.get(name('CIDSystemInfo')) })))
    trueType.set(name('W'), pdf.context.obj(widthList(new Map([...codes].map(([glyph, code]) => [code, widthOf(glyph)])))))
    return [ref, { widthOf, codeOf: glyph => codeText(codes.get(glyph)!, bytes) }]
  }))
}

/** Fonts of what is drawn within a page, such as a group of letters that are seen through: its content stays as it is. */
function fontsOfForms(pdf: PDFDocument): Set<PDFRef> {
  return new Set(pdf.context.enumerateIndirectObjects().flatMap(([, object]) => object instanceof PDFRawStream
    ? (object.dict.lookupMaybe(name('Resources'), PDFDict)?.lookupMaybe(name('Font'), PDFDict)?.values() ?? []) as PDFRef[]
    : []))
}

function codeText(code: number, bytes: 1 | 2): string {
  return bytes === 1 ? String.fromCharCode(code) : String.fromCharCode(code >> 8, code & 0xFF)
}

function byCharacter(counts: ReadonlyMap<number, number>, unicode: ReadonlyMap<number, string>): Map<number, number> {
  const free = [...FREE]
  const taken = new Set<number>()
  // Of several that are the same letter, the most frequent has its code.
  const glyphs = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || a - b)
  const isAscii = (glyph: number) => /^[\x20-\x7E]$/.test(unicode.get(glyph) ?? '')
  return new Map([...glyphs.filter(isAscii), ...glyphs.filter(glyph => !isAscii(glyph))].map((glyph) => {
    const own = isAscii(glyph) ? unicode.get(glyph)!.charCodeAt(0) : 0
    const code = glyph === 0 ? 0 : own !== 0 && !taken.has(own) ? own : free.shift()!
    taken.add(code)
    return [glyph, code]
  }))
}

/** The more often, the smaller. */
function byCount(counts: ReadonlyMap<number, number>): Map<number, number> {
  const glyphs = [...counts.keys()].filter(glyph => glyph !== 0).sort((a, b) => counts.get(b)! - counts.get(a)! || a - b)
  return new Map([[0, 0], ...glyphs.map((glyph, i): [number, number] => [glyph, i + 1])])
}

/** `first [ widths ]` for codes in a row (ISO 32000-1, 9.7.4.3). */
function widthList(widths: ReadonlyMap<number, number>): (number | number[])[] {
  const list: (number | number[])[] = []
  let last: number | undefined
  for (const code of [...widths.keys()].sort((a, b) => a - b)) {
    if (code - 1 !== last)
      list.push(code, [])
    ;(list.at(-1) as number[]).push(widths.get(code)!)
    last = code
  }
  return list
}

function contentOf(pdf: PDFDocument, ref: PDFObject | undefined): Buffer {
  return inflate(pdf.context.lookup(ref) as PDFRawStream)
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}
