import { slugify } from 'transliteration'
import { RESERVED_NAMES } from '../dataset/fields.ts'

/** Ids get no longer, unless a number has to tell two apart. */
const LONGEST = 40

/** The id of a name: its words in ASCII (`深度学习` → `shen-du-xue-xi`), the same on every run. */
export function idOf(name: string): string {
  // Chinese beside Latin letters are words of their own.
  const spaced = name.replace(/(\p{Script=Han})(?=[\p{Script=Latin}\d])|([\p{Script=Latin}\d])(?=\p{Script=Han})/gu, '$& ')
  const words = slugify(spaced, { trim: true }).toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  if (words.length <= LONGEST)
    return words || 'item'
  const cut = words.slice(0, LONGEST + 1)
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 1)).replace(/-+$/, '')
}

/** Ids that are unique in a list: the second thing of a name gets `-2`. */
export function uniqueIds(reserved: readonly string[] = []): (name: string) => string {
  const taken = new Set(reserved)
  return (name) => {
    const base = idOf(name)
    let id = base
    for (let number = 2; taken.has(id); number++)
      id = `${base}-${number}`
    taken.add(id)
    return id
  }
}

/** The id of a name as that of a file or folder. */
export const fileId = (name: string): string => uniqueIds(RESERVED_NAMES)(name)
