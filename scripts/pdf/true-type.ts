/** TrueType fonts within a PDF: only what it needs of them, and only the glyphs that it shows. */
import { Buffer } from 'node:buffer'

/** What a PDF needs of a font whose text is set by glyph (ISO 32000-1, 9.9, and 9.7.4.2), in the order of the file. */
const NEEDED = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep']

const ENTRY = 16

/** Flags of a part of a composite glyph (https://learn.microsoft.com/typography/opentype/spec/glyf). */
const WORDS = 0x1
const SCALE = 0x8
const MORE = 0x20
const TWO_SCALES = 0x40
const FOUR_SCALES = 0x80

/** A glyph at a new number, with so much more space after it, in thousandths of the font's size. */
export interface Place {
  readonly place: number
  readonly glyph: number
  readonly kerning: number
}

/**
 * The font with its glyphs at other numbers, and no others.
 *
 * @param font a TrueType font
 * @param places the new numbers; 0, which is drawn where there is no glyph, keeps its own
 */
export function renumberTrueType(font: Buffer, places: readonly Place[]): Buffer {
  const tables = new Map(tablesOf(font))
  const [head, hhea, hmtx, loca, glyf, maxp] = ['head', 'hhea', 'hmtx', 'loca', 'glyf', 'maxp'].map(tag => Buffer.from(tables.get(tag)!)) as [Buffer, Buffer, Buffer, Buffer, Buffer, Buffer]
  const isLong = head.readInt16BE(50) === 1
  const offset = (glyph: number) => isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2
  const outline = (glyph: number) => Buffer.from(glyf.subarray(offset(glyph), offset(glyph + 1)))
  const metrics = hhea.readUInt16BE(34)

  const em = head.readUInt16BE(18)

  const all: Place[] = [{ place: 0, glyph: 0, kerning: 0 }, ...places.filter(({ place }) => place !== 0)]
  const placeOf = new Map(all.toReversed().map(({ place, glyph }) => [glyph, place]))
  let next = Math.max(...all.map(({ place }) => place)) + 1
  // The loop comes to what is added within it: parts of parts.
  const outlines = new Map<number, Buffer>()
  for (const { glyph, place } of all) {
    const made = outline(glyph)
    for (const at of partsOf(made)) {
      const part = made.readUInt16BE(at)
      if (!placeOf.has(part)) {
        placeOf.set(part, next)
        all.push({ place: next++, glyph: part, kerning: 0 })
      }
      made.writeUInt16BE(placeOf.get(part)!, at)
    }
    outlines.set(place, made)
  }
  const widths = Buffer.alloc(next * 4)
  for (const { glyph, place, kerning } of all) {
    const last = Math.min(glyph, metrics - 1)
    widths.writeUInt16BE(Math.max(0, hmtx.readUInt16BE(last * 4) + Math.round(kerning * em / 1000)), place * 4)
    widths.writeInt16BE(glyph < metrics ? hmtx.readInt16BE(glyph * 4 + 2) : hmtx.readInt16BE(metrics * 4 + (glyph - metrics) * 2), place * 4 + 2)
  }
  const padded = Array.from({ length: next }, (_, place) => {
    const made = outlines.get(place) ?? Buffer.alloc(0)
    return made.length % 2 === 0 ? made : Buffer.concat([made, Buffer.alloc(1)])
  })
  const ends = [0]
  for (const { length } of padded)
    ends.push(ends.at(-1)! + length)
  const isLongNow = ends.at(-1)! >= 0x20000
  const locations = Buffer.alloc(ends.length * (isLongNow ? 4 : 2))
  ends.forEach((end, i) => isLongNow ? locations.writeUInt32BE(end, i * 4) : locations.writeUInt16BE(end / 2, i * 2))
  head.writeInt16BE(isLongNow ? 1 : 0, 50)
  hhea.writeUInt16BE(next, 34)
  maxp.writeUInt16BE(next, 4)
  return trueType(font, new Map([...tables, ['head', head], ['hhea', hhea], ['hmtx', widths], ['loca', locations], ['glyf', Buffer.concat(padded)], ['maxp', maxp]]))
}

/** The font without the tables that only other uses need: names, characters, vertical metrics. */
export function leanTrueType(font: Buffer): Buffer {
  return trueType(font, new Map(tablesOf(font)))
}

/** Where in a composite glyph the numbers of its parts stand. */
function partsOf(outline: Buffer): number[] {
  const found: number[] = []
  if (outline.length < 10 || outline.readInt16BE(0) >= 0)
    return found
  for (let at = 10; ;) {
    const flags = outline.readUInt16BE(at)
    found.push(at + 2)
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & FOUR_SCALES ? 8 : 0)
    if (!(flags & MORE))
      return found
  }
}

function tablesOf(font: Buffer): [tag: string, data: Buffer][] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, i): [string, Buffer] => {
    const at = 12 + i * ENTRY
    const start = font.readUInt32BE(at + 8)
    return [font.toString('latin1', at, at + 4), font.subarray(start, start + font.readUInt32BE(at + 12))]
  })
}

function trueType(font: Buffer, all: ReadonlyMap<string, Buffer>): Buffer {
  const tables = NEEDED.filter(tag => all.has(tag)).map((tag) => {
    const data = all.get(tag)!
    return { tag, length: data.length, data: Buffer.concat([data, Buffer.alloc(-data.length & 3)]) }
  })
  const head = Buffer.alloc(12 + tables.length * ENTRY)
  const power = 2 ** Math.floor(Math.log2(tables.length))
  font.copy(head, 0, 0, 4)
  head.writeUInt16BE(tables.length, 4)
  head.writeUInt16BE(power * ENTRY, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE((tables.length - power) * ENTRY, 10)
  let offset = head.length
  tables.forEach(({ tag, length, data }, i) => {
    const at = 12 + i * ENTRY
    head.write(tag, at, 'latin1')
    head.writeUInt32BE(checksum(data), at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(length, at + 12)
    offset += data.length
  })
  return Buffer.concat([head, ...tables.map(({ data }) => data)])
}

function checksum(data: Buffer): number {
  let sum = 0
  for (let at = 0; at < data.length; at += 4)
    sum = (sum + data.readUInt32BE(at)) >>> 0
  return sum
}
