/** An audience as the command line changes it: `--focus`, `--minutes`, `--only`. */
import type { Dataset } from '../dataset/dataset.ts'
import type { Audience } from './audience.ts'
import { UserError } from '../dataset/errors.ts'
import { LocalText } from '../dataset/fields.ts'
import { itemId, itemsIn } from '../dataset/items.ts'
import { suggestion } from '../dataset/suggest.ts'
import { choiceOf } from './audience.ts'
import { leastOf, tooFew } from './check-audience.ts'
import { tailor } from './tailor.ts'

export interface Variation {
  /** Vendors or items by id or by name, in any language. */
  readonly focus?: readonly string[]
  readonly minutes?: number
  /** Ids of sections. */
  readonly only?: readonly string[]
  /** Texts may be in another language. */
  readonly fallback?: boolean
}

/**
 * The audience with what the command line says instead of its profile, under an id that says so.
 * Throws a UserError for a name that is not in the dataset, or minutes that are too few.
 */
export function vary(dataset: Dataset, audience: Audience, { focus, minutes, only, fallback }: Variation): Audience {
  const ids = focus && findAll(focus, namesOf(dataset), 'vendor or item')
  const sections = only && findAll(only, new Map(dataset.sections.flatMap(section => namesFor(section.id, section.title))), 'section')
  const varied: Audience = {
    ...audience,
    id: [
      audience.id,
      ...(ids ? ['focus', ...ids] : []),
      ...(minutes === undefined ? [] : [`${minutes}min`.replace('.', '-')]),
      ...(sections ? ['only', ...sections] : []),
      ...(fallback ? ['fallback'] : []),
    ].join('-'),
    ...(ids && { focus: ids }),
    ...(minutes !== undefined && { minutes }),
    ...(sections && { sections: sections.map(id => audience.sections.find(section => section.id === id) ?? choiceOf({ id }, audience.depth)) }),
  }
  if (!sections && minutes === undefined)
    return varied
  if (!tailor(dataset, varied, varied.languages[0]!).chapters.length)
    throw new UserError(`nothing of ${sections!.map(id => `"${id}"`).join(', ')} is left for "${audience.id}": its profile drops it all`)
  const least = leastOf(dataset, varied)
  if (minutes !== undefined && minutes < least)
    throw new UserError(`"${audience.id}": ${tooFew(minutes, least)}`)
  return varied
}

/** Ids by all that vendors and items are called. */
function namesOf({ vendors = [], sections }: Dataset): Map<string, string> {
  const items = sections.flatMap(section => [...itemsIn(section)]).map(({ item }) => item)
  return new Map([
    ...items.filter(({ id }) => id !== undefined).flatMap(item => namesFor(itemId(item), item.name)),
    ...vendors.flatMap(({ id, name }) => namesFor(id, name)),
  ])
}

function namesFor(id: string, name: unknown): (readonly [string, string])[] {
  return [id, ...(name instanceof LocalText ? Object.values(name.byLanguage) : [])].map(known => [known.toLowerCase(), id] as const)
}

function findAll(wanted: readonly string[], known: ReadonlyMap<string, string>, what: string): string[] {
  const unknown = wanted.filter(name => !known.has(name.toLowerCase()))
  if (unknown.length)
    throw new UserError(unknown.map(name => `"${name}" is no ${what}${suggestion(name, known.keys())}`).join('\n'))
  return [...new Set(wanted.map(name => known.get(name.toLowerCase())!))]
}
