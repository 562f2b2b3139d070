import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const TEXTS = parse(readFileSync(join(import.meta.dirname, 'keys.yaml'), 'utf8')) as Readonly<Record<string, string>>

/** Each text by the path of its key. */
export const keyTexts: ReadonlyMap<string, string> = new Map(Object.entries(TEXTS))

/**
 * What a key means, by its path (`matrix.criteria.scale`): its own text; a profile's `brand` has the keys of
 * brand.yaml; else that of its last parts in any place.
 */
export function keyText(path: string): string | undefined {
  return TEXTS[path] ?? TEXTS[path.replace(/^audience\.(?=brand\.)/, '')] ?? TEXTS[anyPath(path)]
}

/** `any.KEY`, or `any.keep.KEY` below a selection. */
function anyPath(path: string): string {
  const parts = path.split('.')
  return `any.${parts.slice(/^(?:keep|drop)$/.test(parts.at(-2) ?? '') ? -2 : -1).join('.')}`
}
