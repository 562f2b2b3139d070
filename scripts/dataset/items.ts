/**
 * The items of a section, whatever its kind: entries of lists, each with an `id` or, where it stands
 * for a vendor, a `vendor`. A kind of section whose lists follow this can be tailored with no code of
 * its own. `groups` hold further items; `criteria` and `columns` say what is told of others.
 */

/** What tailoring looks at. */
export interface Item {
  readonly id?: string
  readonly vendor?: string
  readonly tags?: readonly string[]
  readonly name?: unknown
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

export const isItem = (value: unknown): value is Item => isRecord(value) && (typeof value.id === 'string' || typeof value.vendor === 'string')

/** Whether a value is a list of items; a list without entries is none. */
export const isItemList = (value: unknown): value is readonly Item[] => Array.isArray(value) && value.length > 0 && value.every(isItem)

/** The value that a map has of its own under an id: `constructor` is an id as good as others. */
export function ownValue<T>(map: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(map, id) ? map[id] : undefined
}

/** What an item goes by: its id, or its vendor's. */
export const itemId = ({ id, vendor }: Item): string => id ?? vendor!

/** All items below a value, each with the key of the list that it stands in; expects anything. */
export function itemsIn(value: unknown, found: { readonly list: string, readonly item: Item }[] = []): readonly { readonly list: string, readonly item: Item }[] {
  if (!isRecord(value))
    return found
  for (const [key, child] of Object.entries(value)) {
    for (const entry of Array.isArray(child) ? child : [child]) {
      if (Array.isArray(child) && isItem(entry))
        found.push({ list: key, item: entry })
      itemsIn(entry, found)
    }
  }
  return found
}

const CRITERIA: ReadonlySet<string> = new Set(['criteria', 'columns'])

export const isGroupList = (list: string): boolean => list === 'groups'
export const isCriteriaList = (list: string): boolean => CRITERIA.has(list)

/** The strings of all lists under a key, anywhere below a value. */
export function stringsUnder(value: unknown, wanted: string, found = new Set<string>()): Set<string> {
  if (Array.isArray(value))
    value.forEach(entry => stringsUnder(entry, wanted, found))
  else if (isRecord(value))
    Object.entries(value).forEach(([key, child]) => key === wanted ? allStrings(child, found) : stringsUnder(child, wanted, found))
  return found
}

/** All strings at or below a value. */
export function allStrings(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string')
    found.add(value)
  else if (typeof value === 'object' && value !== null)
    Object.values(value).forEach(child => allStrings(child, found))
  return found
}
