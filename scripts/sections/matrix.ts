/** A matrix of things × criteria: products, models, offers, two ways to do something. */
import type { Report, Vocabulary } from '../dataset/fields.ts'
import type { Localized } from '../dataset/localize.ts'
import type { SectionOf } from './kind.ts'
import * as z from 'zod'
import { also, id, list, name, provenance, record, ref, tags, text } from '../dataset/fields.ts'
import { suggestion } from '../dataset/suggest.ts'
import { entityOf } from './entity.ts'
import { defineKind } from './kind.ts'
import { flowSlide } from './matrix-flow.ts'
import { numberSlides } from './matrix-numbers.ts'
import { ratingSlides } from './matrix-ratings.ts'
import { table } from './matrix-table.ts'
import { valuesSlide } from './matrix-values.ts'
import { pick } from './view.ts'

function shape(v: Vocabulary) {
  const cell = also(record({
    /** A level of the criterion's scale. */
    rating: z.string().optional(),
    /** A number in the criterion's unit. */
    number: z.number().optional(),
    /** What the cell names, such as models. */
    names: z.array(name(v)).optional(),
    text: text(v).optional(),
    ...provenance(v),
  }), (value, report) => {
    const { rating, number, names, text } = (value ?? {}) as Record<string, unknown>
    if (typeof value === 'object' && rating === undefined && number === undefined && names === undefined && text === undefined)
      report([], 'empty-cell', 'a cell needs a rating, a number, names or a text')
  })
  return {
    /** What the things and the criteria are called, as headers. */
    'thing-name': text(v).optional(),
    'criterion-name': text(v).optional(),
    'criteria': list(record({
      id,
      name: name(v),
      /** The unit of its numbers: `km`, `€`, `%`. */
      unit: name(v).optional(),
      /** Which of its numbers is the better one; neither where it isn't stated. */
      better: z.enum(['higher', 'lower']).optional(),
      scale: ref('scale', [
        ...v.scales.keys(),
      ]).optional(),
      tags,
      ...provenance(v),
    })),
    'things': list(record({
      id,
      name: name(v),
      vendor: ref('vendor', v.vendors).optional(),
      tags,
      ...provenance(v),
      /** One cell a criterion. */
      cells: z.record(z.string(), cell),
    })),
  }
}

/** Each thing has a cell for each criterion and no others; each rating is a level of its criterion's scale. */
function check(value: unknown, report: Report, v: Vocabulary): void {
  const { criteria, things } = (value ?? {}) as { criteria?: unknown, things?: unknown }
  if (!Array.isArray(criteria) || !Array.isArray(things))
    return
  const scales = new Map(criteria.map(criterion => [
    String(criterion?.id),
    criterion?.scale as string | undefined,
  ]))
  for (const [index, thing] of things.entries()) {
    if (typeof thing?.cells !== 'object' || thing.cells === null)
      continue
    for (const criterion of scales.keys()) {
      if (!Object.hasOwn(thing.cells, criterion))
        report(['things', index, 'cells'], 'missing-cell', `there is no cell for the criterion "${criterion}"`)
    }
    for (const [criterion, cell] of Object.entries(thing.cells)) {
      const path = ['things', index, 'cells', criterion]
      if (!scales.has(criterion))
        report(path, 'unknown-criterion', `"${criterion}" is no criterion of this section${suggestion(criterion, scales.keys())}`)
      else
        checkRating([...path, 'rating'], (cell as { rating?: unknown } | null)?.rating, scales.get(criterion), v, report)
    }
  }
}

function checkRating(path: readonly PropertyKey[], rating: unknown, scale: string | undefined, v: Vocabulary, report: Report): void {
  if (typeof rating !== 'string')
    return
  if (scale === undefined)
    return report(path, 'rating-without-scale', `the criterion has no scale, so "${rating}" can't be a rating on it; give the criterion a scale`)
  const levels = v.scales.get(scale)
  if (levels && !levels.includes(rating))
    report(path, 'rating-not-on-scale', `"${rating}" is no level of the scale "${scale}"${suggestion(rating, levels)}`)
}

/** So many things are shown by what they have in common, not one by one. */
const MANY = 20

export type Matrix = Localized<SectionOf<ReturnType<typeof shape>>>
export type Thing = Matrix['things'][number]

export const matrix = defineKind({
  shape,
  check,
  tidy: section => ({
    ...section,
    things: section.things.map(thing => ({ ...thing, cells: pick(thing.cells, section.criteria) })),
  }),
  items: section => section.things.map(thing => thing.name),
  entities: ({ things }) => things.map(thing => entityOf(thing, things)),
  slides: (section, view) => [
    ...ratingSlides(section, view),
    ...numberSlides(section, view),
    section.things.length > MANY ? valuesSlide(section, view) : flowSlide(section, view),
    table(section, view),
  ],
})
