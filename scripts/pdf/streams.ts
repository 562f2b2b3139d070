import type { PDFDocument } from './pdf-lib.ts'
import { Buffer } from 'node:buffer'
import { constants, deflateSync } from 'node:zlib'
import { inflate } from './inflate.ts'
import { PDFDict, PDFName, PDFRawStream } from './pdf-lib.ts'
import { leanTrueType } from './true-type.ts'

/** Takes out of fonts what a PDF doesn't need, and compresses all that is compressed as well as zlib can. */
export function shrinkStreams(pdf: PDFDocument): void {
  const fonts = new Set<unknown>()
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict)
      fonts.add(pdf.context.lookup(object.get(PDFName.of('FontFile2'))))
  }
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.dict.has(PDFName.of('DecodeParms')))
      continue
    const filter = object.dict.get(PDFName.of('Filter'))
    if (filter !== undefined && filter !== PDFName.of('FlateDecode'))
      continue
    const plain = filter ? inflate(object) : Buffer.from(object.contents)
    const content = fonts.has(object)
      ? leanTrueType(plain)
      : plain
    const packed = deflateSync(content, { level: 9, memLevel: 9, strategy: constants.Z_DEFAULT_STRATEGY })
    if (packed.length >= object.contents.length)
      continue
    if (fonts.has(object))
      object.dict.set(PDFName.of('Length1'), pdf.context.obj(content.length))
    object.dict.set(PDFName.of('Length'), pdf.context.obj(packed.length))
    object.dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
    pdf.context.assign(ref, PDFRawStream.of(object.dict, packed))
  }
}
