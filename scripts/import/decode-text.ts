import { UserError } from '../dataset/errors.ts'

/**
 * The text of a file in the encoding that it is in: by its byte order mark, else UTF-8 where it is valid,
 * else UTF-16 where every other byte is zero, else GB18030, else Windows-1252.
 *
 * @throws UserError for an encoding that is not known, or bytes that are no text in the one given or in any
 */
export function decodeText(file: string, bytes: Uint8Array, encoding?: string): string {
  if (encoding !== undefined)
    return decodeAs(file, bytes, encoding)
  const mark = [...bytes.subarray(0, 3)]
  if (mark[0] === 0xFF && mark[1] === 0xFE)
    return decodeAs(file, bytes, 'utf-16le')
  if (mark[0] === 0xFE && mark[1] === 0xFF)
    return decodeAs(file, bytes, 'utf-16be')
  const zeros = [0, 1].map(odd => bytes.subarray(0, 2000).filter((byte, i) => i % 2 === odd && byte === 0).length)
  const many = Math.min(bytes.length, 2000) / 8
  if (zeros[1]! > many || zeros[0]! > many)
    return decodeAs(file, bytes, zeros[1]! > zeros[0]! ? 'utf-16le' : 'utf-16be')
  const text = tryDecode(bytes, 'utf-8') ?? tryDecode(bytes, 'gb18030') ?? decodeAs(file, bytes, 'windows-1252')
  if (isNoText(text))
    throw new UserError(`${file} is no text: it is full of control characters; import reads Markdown, CSV, TSV and XLSX`)
  return text
}

/** Texts have a control character now and then; other files, read as text, have one in ten. */
const MOST_CONTROLS = 0.01

function isNoText(text: string): boolean {
  const start = text.slice(0, 20_000)
  return (start.match(/[^\P{Cc}\t\n\r]/gu)?.length ?? 0) > Math.max(3, start.length * MOST_CONTROLS)
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  }
  catch {
    return undefined
  }
}

function decodeAs(file: string, bytes: Uint8Array, encoding: string): string {
  let decoder: TextDecoder
  try {
    decoder = new TextDecoder(encoding, { fatal: true })
  }
  catch {
    throw new UserError(`"${encoding}" is no encoding; known are utf-8, utf-16le, utf-16be, gb18030, big5, windows-1252 and the others of the web`)
  }
  try {
    return decoder.decode(bytes)
  }
  catch {
    throw new UserError(`${file} is no text in ${encoding}; try another --encoding, or none to have it found`)
  }
}
