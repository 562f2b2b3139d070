import { Buffer } from 'node:buffer'
import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'uqr'

/** Pixels of a module: sharp on a projector and on paper. */
const MODULE = 8

/** A QR code of an address as a black and white PNG, with its quiet margin. */
export function qrCode(url: string): Uint8Array {
  const { data, size } = encode(url, { border: 2 })
  const side = size * MODULE
  const stride = 1 + Math.ceil(side / 8)
  const pixels = Buffer.alloc(stride * side)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (!data[Math.floor(y / MODULE)]![Math.floor(x / MODULE)])
        pixels[y * stride + 1 + (x >> 3)]! |= 0x80 >> (x & 7)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  // One bit a pixel, grey.
  header[8] = 1
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A chunk of a PNG (https://www.w3.org/TR/png-3/#5Chunk-layout). */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
