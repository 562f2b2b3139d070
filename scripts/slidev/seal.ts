/** Telling a file that is as it was written from one that was cut, or changed, since. */
import { hashOf } from './ledger.ts'

/** The text below a line with its hash. */
export function sealed(text: string): string {
  return `${hashOf(text)}\n${text}`
}

/** The text that was sealed; nothing where it isn't whole. */
export function unsealed(file: string): string | undefined {
  const end = file.indexOf('\n')
  const text = file.slice(end + 1)
  return end > 0 && file.slice(0, end) === hashOf(text) ? text : undefined
}
