/** An audience as the command line changes it: `--focus`, `--minutes`, `--only`. */
import type { Dataset } from '../dataset/dataset.ts'
import type { Names } from '../dataset/names.ts'
import type { Audience } from './audience.ts'
import { UserError } from '../dataset/errors.ts'
import { entityNames, findNamed, namesOf, spelledNames } from '../dataset/names.ts'
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
  const ids = focus && findAll(focus, entityNames(dataset.vendors, dataset.sections), 'vendor or item')
  const sections = only && findAll(only, namesOf(dataset.sections.map(({ id, title }) => ({ id, name: title }))), 'section')
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

function findAll(wanted: readonly string[], known: Names, what: string): string[] {
  const unknown = wanted.filter(name => findNamed(known, name) === undefined)
  if (unknown.length)
    throw new UserError(unknown.map(name => `"${name}" is no ${what}${suggestion(name, spelledNames(known))}`).join('\n'))
  return [...new Set(wanted.map(name => findNamed(known, name)!))]
}
