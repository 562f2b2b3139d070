/**
 * Writes a document as small as PDF 1.5 allows (ISO 32000-1, 7.5): all objects but streams compressed as one,
 * numbered in the order in which they are reached, without what nothing refers to.
 */
import type { PDFDocument, PDFObject } from './pdf-lib.ts'
import { Buffer } from 'node:buffer'
import { deflateSync } from 'node:zlib'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFStream, PDFString } from './pdf-lib.ts'

const DEFLATE = { level: 9, memLevel: 9 } as const

/** Bytes of an entry of the table of objects: its kind, where it is, and its place there. */
const [KIND, WHERE, PLACE] = [1, 4, 2]

const HEADER = Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1')

/** The document's bytes; the same document gives the same. */
export function writeFile(pdf: PDFDocument): Uint8Array {
  const { context } = pdf
  const { Root, Info } = context.trailerInfo
  const { plain, streams } = reached(pdf, [Root, Info])
  const numbers = new Map([...plain, ...streams].map((ref, i) => [ref, i + 1]))
  const text = (object: PDFObject | undefined) => serialize(object, ref => numbers.get(ref))

  const objects = plain.map(ref => Buffer.from(text(context.lookup(ref)), 'latin1'))
  let offset = 0
  const index = objects.map(({ length }, i) => {
    const found = `${i + 1} ${offset}`
    offset += length + 1
    return found
  }).join(' ')
  const container = plain.length + streams.length + 1
  const table: [kind: number, where: number, place: number][] = [[0, 0, 0xFFFF], ...plain.map((_, i): [number, number, number] => [2, container, i])]

  const parts: Buffer[] = [HEADER]
  let size = HEADER.length
  const addStream = (number: number, dict: string, contents: Uint8Array) => {
    table[number] = [1, size, 0]
    const part = Buffer.concat([Buffer.from(`${number} 0 obj\n<<${dict}/Length ${contents.length}>>stream\n`, 'latin1'), contents, Buffer.from('\nendstream\nendobj\n')])
    parts.push(part)
    size += part.length
  }
  for (const ref of streams) {
    const stream = context.lookup(ref) as PDFStream
    const dict = text(stream.dict).slice(2, -2).replace(/\/Length \d+/, '')
    addStream(numbers.get(ref)!, dict, stream.getContents())
  }
  addStream(container, `/Type/ObjStm/N ${objects.length}/First ${index.length + 1}/Filter/FlateDecode`, deflateSync(Buffer.concat([Buffer.from(`${index}\n`), ...objects.flatMap(object => [object, Buffer.from('\n')])]), DEFLATE))
  const start = size
  const last = container + 1
  table[last] = [1, size, 0]
  const columns = KIND + WHERE + PLACE
  addStream(last, `/Type/XRef/Size ${last + 1}/W[${KIND} ${WHERE} ${PLACE}]/Root ${text(Root)}${Info ? `/Info ${text(Info)}` : ''}/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ${columns}>>`, deflateSync(differences(table), DEFLATE))
  return Buffer.concat([...parts, Buffer.from(`startxref\n${start}\n%%EOF\n`)])
}

/** All that is referred to, in the order of a reader's way through it. */
function reached(pdf: PDFDocument, roots: readonly (PDFObject | undefined)[]): { plain: PDFRef[], streams: PDFRef[] } {
  const seen = new Set<PDFRef>()
  const [plain, streams]: [PDFRef[], PDFRef[]] = [[], []]
  const waiting = roots.toReversed()
  while (waiting.length > 0) {
    const next = waiting.pop()
    let object = next
    if (next instanceof PDFRef) {
      if (seen.has(next))
        continue
      seen.add(next)
      object = pdf.context.lookup(next)
      if (object instanceof PDFStream)
        streams.push(next)
      else if (object)
        plain.push(next)
    }
    const inside = object instanceof PDFArray
      ? object.asArray()
      : object instanceof PDFStream
        ? object.dict.values()
        : object instanceof PDFDict ? object.values() : []
    waiting.push(...inside.toReversed())
  }
  return { plain, streams }
}

/** Each row less the one before, which is nearly the same (PNG's filter "Up", 7.4.4.4). */
function differences(table: readonly (readonly [number, number, number])[]): Buffer {
  const columns = KIND + WHERE + PLACE
  const rows = Buffer.alloc(table.length * columns)
  table.forEach(([kind, where, place], i) => {
    rows.writeUIntBE(kind, i * columns, KIND)
    rows.writeUIntBE(where, i * columns + KIND, WHERE)
    rows.writeUIntBE(place, i * columns + KIND + WHERE, PLACE)
  })
  const made = Buffer.alloc(table.length * (columns + 1))
  table.forEach((_, i) => {
    made[i * (columns + 1)] = 2
    for (let n = 0; n < columns; n++)
      made[i * (columns + 1) + 1 + n] = rows[i * columns + n]! - (i > 0 ? rows[(i - 1) * columns + n]! : 0)
  })
  return made
}

/** What ends by itself needs no space after it. */
const join = (parts: readonly string[]): string => parts.reduce((text, part) => /[\w.+-]$/.test(text) && /^[\w.+-]/.test(part) ? `${text} ${part}` : `${text}${part}`, '')

function serialize(object: PDFObject | undefined, numberOf: (ref: PDFRef) => number | undefined): string {
  if (object instanceof PDFRef) {
    const number = numberOf(object)
    return number === undefined ? 'null' : `${number} 0 R`
  }
  if (object instanceof PDFArray)
    return `[${join(object.asArray().map(item => serialize(item, numberOf)))}]`
  if (object instanceof PDFDict)
    return `<<${join(object.entries().flatMap(([key, value]) => [key.toString(), serialize(value, numberOf)]))}>>`
  if (object instanceof PDFNumber)
    return String(Number(object.asNumber().toFixed(5)))
  if (object instanceof PDFHexString || (object instanceof PDFString && !(object.asString().includes('\\'))))
    return literal(object.asBytes())
  return object instanceof PDFName || object ? object.toString() : 'null'
}

function literal(bytes: Uint8Array): string {
  return `(${Buffer.from(shortest(bytes)).toString('latin1').replace(/[\\()]/g, '\\$&').replaceAll('\r', '\\r')})`
}

/** ASCII in UTF-16 is the same in one byte a letter (`PDFDocEncoding`). */
function shortest(bytes: Uint8Array): Uint8Array {
  const isWide = bytes[0] === 0xFE && bytes[1] === 0xFF
  const isAscii = isWide && bytes.every((byte, i) => i < 2 || (i % 2 === 0 ? byte === 0 : byte >= 0x20 && byte < 0x7F))
  return isAscii
    ? bytes.filter((_, i) => i >= 2 && i % 2 === 1)
    : bytes
}
