import type { Dataset } from '../dataset/dataset.ts'
import type { Item } from '../dataset/items.ts'
import type { Origin } from '../dataset/origin.ts'
import type { Tailored } from './tailor.ts'
import { allStrings, isCriteriaList, isGroupList, itemsIn } from '../dataset/items.ts'
import { originOf } from '../dataset/origin.ts'
import { localized } from './tailor.ts'

/** A text that names what its audience is not told of. */
export interface StillNamed {
  readonly name: string
  readonly text: string
  /** Where the text stands. */
  readonly origin?: Origin
}

/**
 * What a profile leaves out of its sections, but the texts that are left name all the same, such as a lead
 * ("AWS and GCP lead"): tailoring takes out items, not words. The profile's `lead`, `title` and `say` reword them. Pure.
 */
export function stillNamed(dataset: Dataset, { language, chapters, dataset: left, audience }: Tailored): StillNamed[] {
  const whole = localized(dataset, language)
  const told = chapters.map(({ section }) => section)
  const kept = new Set([...namesIn(told), ...namesIn({ vendors: left.vendors })])
  const sections = whole.sections.filter(({ id }) => told.some(section => section.id === id))
  const mentioned = allStrings(sections)
  const vendors = whole.vendors?.filter(({ id }) => mentioned.has(id))
  const gone = [...new Set([...namesIn(sections), ...namesIn({ vendors })])].filter(name => !kept.has(name) && name.length > 1)
  if (!gone.length)
    return []
  const findGone = finder(gone)
  const findKept = finder([...kept])
  const found: StillNamed[] = []
  for (const { text, origin } of textsIn([audience, ...chapters])) {
    // "Azure" within "Azure OpenAI Service" is no word of its own.
    const places = findKept(text)
    for (const { name, at } of findGone(text)) {
      const isPart = places.some(place => place.at <= at && at + name.length <= place.at + place.name.length)
      if (!isPart && !found.some(other => other.name === name && other.text === text))
        found.push({ name, text, ...(origin && { origin }) })
    }
  }
  return found
}

/** Names of items; those of criteria and groups are common words. */
function namesIn(value: unknown): string[] {
  return [...itemsIn(Array.isArray(value) ? { value } : value)]
    .filter(({ list }) => !isCriteriaList(list) && !isGroupList(list))
    .flatMap(({ item }: { item: Item }) => typeof item.name === 'string' ? [item.name] : [])
}

function* textsIn(value: unknown, origin?: Origin): Generator<{ text: string, origin?: Origin }> {
  if (typeof value === 'string')
    yield { text: value, ...(origin && { origin }) }
  if (typeof value !== 'object' || value === null)
    return
  const own = originOf(value) ?? origin
  for (const child of Object.values(value))
    yield* textsIn(child, own)
}

const WORD = /[\p{Script=Latin}\p{Nd}]/u

/** Finds names in texts: as words of their own where they begin or end in Latin letters. */
function finder(names: readonly string[]): (text: string) => { name: string, at: number }[] {
  const byBeginning = Map.groupBy(names, name => name.slice(0, 2))
  return text => Array.from(text, (_, at) => at).flatMap(at => (byBeginning.get(text.slice(at, at + 2)) ?? [])
    .filter(name => text.startsWith(name, at) && !isJoined(text, at) && !isJoined(text, at + name.length))
    .map(name => ({ name, at })))
}

const isJoined = (text: string, at: number): boolean => WORD.test(text[at - 1] ?? '') && WORD.test(text[at] ?? '')
