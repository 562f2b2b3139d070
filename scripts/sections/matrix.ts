/** A matrix of things × criteria: products, models, offers, two ways to do something. */
import type { Report, Vocabulary } from '../dataset/fields.ts'
import type { Localized } from '../dataset/localize.ts'
import type { Cell, Slide } from '../slides/model.ts'
import type { SectionOf } from './kind.ts'
import type { View } from './view.ts'
import * as z from 'zod'
import { also, id, list, name, provenance, record, ref, tags, text } from '../dataset/fields.ts'
import { suggestion } from '../dataset/suggest.ts'
import { plain } from '../slides/model.ts'
import { entityOf } from './entity.ts'
import { defineKind } from './kind.ts'
import { flowSlide } from './matrix-flow.ts'
import { ratingSlides } from './matrix-ratings.ts'
import { ratingOf } from './rating.ts'
import { slideBase } from './section-slide.ts'
import { colored, marked, pick, unitOf } from './view.ts'

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
    /** What the first column holds, as its header: criteria, or things. */
    corner: text(v).optional(),
    criteria: list(record({
      id,
      name: text(v),
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
    things: list(record({
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
    flowSlide(section, view),
    table(section, view),
  ],
})

function table(section: Matrix, view: View): Slide {
  const { say, list } = view.messages
  const { things, criteria } = section
  const form = things.length === 1
    ? 'one'
    : things.length === 2
      ? 'two'
      : 'other'
  const cells = things.flatMap(thing => Object.values(thing.cells))
  const scales = view.dataset.scales?.filter(scale => criteria.some(criterion => criterion.scale === scale.id)) ?? []
  const footnote = [
    ...new Set(scales.flatMap(scale => scale.note ?? [])),
  ].join(say('semicolon'))
  return {
    ...slideBase(section, view, {
      key: 'table',
      title: plain(say('matrix.table.title', {
        form,
        things: list(things.map(thing => thing.name)),
        count: things.length,
        unit: unitOf(section, view, things.length),
        criteria: criteria.length,
        section: section.title,
      })),
      depth: things.length === 2 ? 'summary' : 'detail',
      footnote,
      points: criteria.map(criterion => say('matrix.table.note', {
        criterion: criterion.name,
        things: list(things.map(thing => thing.name)),
      })),
      shown: [section, ...things, ...cells, ...criteria],
    }),
    layout: things.length === 2
      ? 'versus'
      : 'table',
    table: {
      head: [
        plain(say('matrix.criterion')),
        ...things.map(thing => colored(marked(thing.name, thing), view.colors.get(entityOf(thing, things)))),
      ],
      rows: criteria.map(criterion => [
        {
          text: marked(criterion.name, criterion),
        },
        ...tableCells(things.map(thing => thing.cells[criterion.id]!), criterion.scale, view),
      ]),
    },
  }
}

/** The cells of a criterion; where the ratings differ, the best are told apart. */
function tableCells(cells: readonly Thing['cells'][string][], scale: string | undefined, view: View): readonly Cell[] {
  const row = cells.map(cell => tableCell(cell, scale, view))
  const levels = row.flatMap(({ rating }) => rating?.level ?? [])
  const best = Math.max(...levels)
  return levels.some(level => level < best)
    ? row.map(cell => cell.rating?.level === best ? { ...cell, best: true } : cell)
    : row
}

function tableCell(cell: Thing['cells'][string], scale: string | undefined, view: View): Cell {
  const rating = cell.rating === undefined || scale === undefined
    ? undefined
    : ratingOf(view, scale, cell.rating)
  const { say } = view.messages
  const words = [
    cell.names?.join(say('comma')),
    cell.text,
  ].filter(part => part !== undefined).join(say('semicolon'))
  return {
    ...(rating && { rating }),
    text: marked(words, cell),
  }
}
