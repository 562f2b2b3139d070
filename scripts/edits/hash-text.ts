import { createHash } from 'node:crypto'

/** 64 bits of a text's SHA-256; line ends and blank lines around it make no difference. */
export function hashText(text: string): string {
  return createHash('sha256').update(normalText(text)).digest('hex').slice(0, 16)
}

/** With LF line ends, and without blank lines around it. */
export function normalText(text: string): string {
  return text.replaceAll('\r\n', '\n').trim()
}
