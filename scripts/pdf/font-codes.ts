import type { Buffer } from 'node:buffer'
/**
 * Fewer bytes for the letters of a page: Skia writes four digits for each. A font that shows up to 250 glyphs
 * gets one byte for each, which is the letter itself where it is one of ASCII; others get two.
 */
import type { PDFDocument, PDFObject, PDFRef } from './pdf-lib.ts'
import type { WrittenFont } from './write-list.ts'
import type { Variant } from './write-text.ts'
import { inflate } from './inflate.ts'
import { PDFDict, PDFName, PDFRawStream } from './pdf-lib.ts'
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

/** How often each glyph is followed by so much more space than it has, in thousandths of the font's size. */
export type GlyphUse = ReadonlyMap<number, ReadonlyMap<number, number>>

/** A letter before a space that is so frequent gets a code of its own, which is as wide as both. */
const FREQUENT = 5

/** What a code stands for. */
interface Code {
  readonly code: number
  readonly glyph: number
  readonly kerning: number
}

/**
 * Gives the glyphs of fonts new codes, and takes all other glyphs out of the fonts.
 *
 * @param pdf the document
 * @param used what pages show of each font
 * @returns how pages have to write each of the fonts from now on
 */
export function recodeFonts(pdf: PDFDocument, used: ReadonlyMap<PDFRef, GlyphUse>): ReadonlyMap<PDFRef, WrittenFont> {
  const kept = fontsOfForms(pdf)
  let oneByte: PDFRef | undefined
  return new Map([...used].map(([ref, use]): [PDFRef, WrittenFont] => {
    const font = pdf.context.lookup(ref, PDFDict)
    const { bytes: printedBytes, widthOf, trueType } = readFont(font)!
    if (!trueType || kept.has(ref))
      return [ref, glyph => [{ code: codeText(glyph, printedBytes), width: widthOf(glyph) }]]
    const unicode = readUnicode(contentOf(pdf, font.get(name('ToUnicode'))))
    const bytes = use.size < FREE.length ? 1 : 2
    const codes = bytes === 1 ? byCharacter(use, unicode) : byCount(use)
    const width = ({ glyph, kerning }: Code) => Math.round((widthOf(glyph) + kerning) * 10) / 10

    const file = trueType.lookup(name('FontDescriptor'), PDFDict).get(name('FontFile2')) as PDFRef
    const made = renumberTrueType(contentOf(pdf, file), codes.map(({ code, glyph, kerning }) => ({ place: code, glyph, kerning })))
    pdf.context.assign(file, pdf.context.stream(made, { Length1: made.length }))
    const texts = new Map(codes.map(({ code, glyph }) => [code, unicode.get(glyph) ?? '']))
    font.set(name('ToUnicode'), pdf.context.register(pdf.context.stream(writeUnicode(texts, bytes))))
    if (bytes === 1)
      font.set(name('Encoding'), oneByte ??= pdf.context.register(pdf.context.stream(ONE_BYTE, { Type: 'CMap', CMapName: 'OneByte', CIDSystemInfo: trueType.get(name('CIDSystemInfo')) })))
    trueType.set(name('W'), pdf.context.obj(widthList(new Map(codes.map(code => [code.code, width(code)])))))
    const variants = new Map<number, Variant[]>()
    for (const code of codes)
      variants.set(code.glyph, [...variants.get(code.glyph) ?? [], { code: codeText(code.code, bytes), width: width(code) }])
    return [ref, glyph => variants.get(glyph)!]
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

function byCharacter(use: GlyphUse, unicode: ReadonlyMap<number, string>): Code[] {
  const free = [...FREE]
  const taken = new Set<number>()
  // Of several that are the same letter, the most frequent has its code.
  const glyphs = byFrequency(use)
  const isAscii = (glyph: number) => /^[\x20-\x7E]$/.test(unicode.get(glyph) ?? '')
  const plain = [...glyphs.filter(isAscii), ...glyphs.filter(glyph => !isAscii(glyph))].map((glyph) => {
    const own = isAscii(glyph) ? unicode.get(glyph)!.charCodeAt(0) : 0
    const code = glyph === 0 ? 0 : own !== 0 && !taken.has(own) ? own : free.shift()!
    taken.add(code)
    return { code, glyph, kerning: 0 }
  })
  const kerned = [...use].flatMap(([glyph, counts]) => [...counts].map(([kerning, count]) => ({ glyph, kerning, count }))).filter(({ glyph, kerning, count }) => glyph !== 0 && Math.abs(kerning) > 1 && count >= FREQUENT).sort((a, b) => b.count - a.count || a.glyph - b.glyph || a.kerning - b.kerning)
  return [...plain, ...kerned.slice(0, free.length).map(({ glyph, kerning }, i) => ({ code: free[i]!, glyph, kerning }))]
}

/** The more often, the smaller. */
function byCount(use: GlyphUse): Code[] {
  const glyphs = byFrequency(use).filter(glyph => glyph !== 0)
  return [0, ...glyphs].map((glyph, code) => ({ code, glyph, kerning: 0 }))
}

function byFrequency(use: GlyphUse): number[] {
  const count = new Map([...use].map(([glyph, counts]) => [glyph, [...counts.values()].reduce((sum, times) => sum + times, 0)]))
  return [...count.keys()].sort((a, b) => count.get(b)! - count.get(a)! || a - b)
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
