/** What people call the vendors, items and sections of a dataset: by id, or by name in any language. */
import type { Item } from './items.ts'
import { isRecord, itemId, itemsIn } from './items.ts'

interface Called {
  readonly id: string
  /** As the dataset spells it. */
  readonly spelled: string
}

/** By what it is called, in lower case. */
export type Names = ReadonlyMap<string, Called>

interface Named {
  readonly id: string
  /** A text, or texts by language, checked or not. */
  readonly name: unknown
}

/** Of several things that are called the same, the first is meant; an id goes before a name. */
export function namesOf(all: readonly Named[]): Names {
  const called = [...all.map(({ id }) => ({ id, spelled: id })), ...all.flatMap(({ id, name }) => textsOf(name).map(spelled => ({ id, spelled })))]
  return new Map(called.reverse().map(one => [one.spelled.toLowerCase(), one]))
}

/** The names of vendors and of all items of sections; vendors go first. Expects anything. */
export function entityNames(vendors: unknown, sections: readonly unknown[]): Names {
  const items: readonly Item[] = [...Array.isArray(vendors) ? vendors.filter(isRecord) as Item[] : [], ...sections.flatMap(section => itemsIn(section).map(({ item }) => item))]
  return namesOf(items.filter(({ id }) => typeof id === 'string').map(item => ({ id: itemId(item), name: item.name })))
}

export const findNamed = (names: Names, wanted: string): string | undefined => names.get(wanted.trim().toLowerCase())?.id

/** What is called by the id or by a name of something; undefined where it is something else. */
export const namedLike = (names: Names, { id, name }: Named): string | undefined => [id, ...textsOf(name)].map(called => findNamed(names, called)).find(found => found !== undefined)

/** All that things are called, as the dataset spells it. */
export const spelledNames = (names: Names): string[] => [...names.values()].map(({ spelled }) => spelled).reverse()

function textsOf(name: unknown): string[] {
  const byLanguage = isRecord(name) && isRecord(name.byLanguage) ? name.byLanguage : name
  return typeof name === 'string' ? [name] : Object.values(isRecord(byLanguage) ? byLanguage : {}).filter(text => typeof text === 'string')
}
