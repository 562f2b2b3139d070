import { relative, resolve } from 'node:path'
import process from 'node:process'

/** A path as a person would type it: from the current folder with forward slashes, unless that is a long way. */
export function shownPath(path: string): string {
  const below = relative(process.cwd(), resolve(path)).replaceAll('\\', '/')
  return below === '' ? '.' : below.startsWith('../../../') ? path : below
}
