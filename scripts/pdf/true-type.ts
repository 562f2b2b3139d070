import { Buffer } from 'node:buffer'

/** What a PDF needs of a TrueType font whose text is set by glyph (ISO 32000-1, 9.9, and 9.7.4.2). */
const NEEDED: ReadonlySet<string> = new Set(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'cvt ', 'fpgm', 'prep'])

const ENTRY = 16

/**
 * The font without the tables that only other uses need: names, characters, vertical metrics.
 */
export function leanTrueType(font: Buffer): Buffer {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => {
    const at = 12 + i * ENTRY
    const start = font.readUInt32BE(at + 8)
    return {
      tag: font.toString('latin1', at, at + 4),
      checksum: font.readUInt32BE(at + 4),
      data: font.subarray(start, start + font.readUInt32BE(at + 12)),
    }
  }).filter(({ tag }) => NEEDED.has(tag))

  const head = Buffer.alloc(12 + tables.length * ENTRY)
  const power = 2 ** Math.floor(Math.log2(tables.length))
  font.copy(head, 0, 0, 4)
  head.writeUInt16BE(tables.length, 4)
  head.writeUInt16BE(power * ENTRY, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE((tables.length - power) * ENTRY, 10)
  let offset = head.length
  const parts = tables.map(({ tag, checksum, data }, i) => {
    const at = 12 + i * ENTRY
    head.write(tag, at, 'latin1')
    head.writeUInt32BE(checksum, at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(data.length, at + 12)
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)])
    offset += padded.length
    return padded
  })
  return Buffer.concat([head, ...parts])
}
