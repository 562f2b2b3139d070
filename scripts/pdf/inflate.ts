import type { PDFRawStream } from './pdf-lib.ts'
import { Buffer } from 'node:buffer'
import { inflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFName } from './pdf-lib.ts'

const [FILTER, PARAMETERS, DEFLATED] = ['Filter', 'DecodeParms', 'FlateDecode'].map(PDFName.of) as [PDFName, PDFName, PDFName]

/** What a stream contains; Node's own zlib is many times as fast as pdf-lib's. */
export function inflate(stream: PDFRawStream): Buffer {
  const { dict, contents } = stream
  return dict.get(FILTER) === DEFLATED && !dict.has(PARAMETERS)
    ? inflateSync(contents)
    : Buffer.from(decodePDFRawStream(stream).decode())
}
