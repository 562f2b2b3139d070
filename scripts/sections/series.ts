/** A series: numbers of one measure over times or names. */
import type { Report, Vocabulary } from '../dataset/fields.ts'
import type { Localized } from '../dataset/localize.ts'
import type { BesideTable } from '../dataset/table-beside.ts'
import type { SectionOf } from './kind.ts'
import * as z from 'zod'
import { id, list, name, provenance, record, tags, text } from '../dataset/fields.ts'
import { namedLike } from '../dataset/names.ts'
import { suggestion } from '../dataset/suggest.ts'
import { uniqueIds } from '../import/ids.ts'
import { isBlank, parseAmount } from '../import/numbers.ts'
import { defineKind } from './kind.ts'
import { seriesChart } from './series-chart.ts'
import { seriesGroups } from './series-groups.ts'
import { seriesTable } from './series-table.ts'
import { inOrderOfDates } from './time.ts'
import { pick } from './view.ts'

export const CHARTS = ['line', 'slope', 'bar', 'multiples', 'share'] as const

function shape(v: Vocabulary) {
  return {
    /** What the numbers measure: `Price`, `Market share`. */
    'measure': text(v),
    /** The unit of the numbers: `€`, `%`, `km`. */
    'value-unit': name(v).optional(),
    /** What the categories are, as a header: `Year`. */
    'category-name': text(v).optional(),
    /** How it is drawn; found from the data where it isn't stated. */
    'chart': z.enum(CHARTS).optional(),
    /** A CSV file beside this one, with the categories down its first column, and a column for each series; instead of `categories` and `series`. */
    'table': z.string().optional(),
    /** Times, first to last, or names. */
    'categories': list(record({
      id,
      name: name(v),
      tags,
      ...provenance(v),
    })),
    'series': list(record({
      id,
      name: name(v),
      tags,
      ...provenance(v),
      /** Numbers by the ids of categories; a category may be missing. */
      values: z.record(z.string(), z.number()),
      /** What is said of values that are no numbers. */
      note: text(v).optional(),
    })),
  }
}

export type Series = Localized<SectionOf<ReturnType<typeof shape>>>
export type One = Series['series'][number]

/** A ring has room for the names of so many parts. */
const MOST_PARTS = 8

export const series = defineKind({
  shape,

  fromTable: { keys: ['categories', 'series'], read: readTable },

  /** Values stand for categories of the section. */
  check(value: unknown, report: Report) {
    const { categories, series, chart } = (value ?? {}) as { categories?: unknown, series?: unknown, chart?: unknown }
    if (!Array.isArray(categories) || !Array.isArray(series))
      return
    if (chart === 'share')
      checkShare(categories, series, report)
    const known = categories.map(category => String(category?.id))
    for (const [s, one] of series.entries()) {
      if (typeof one?.values !== 'object' || one.values === null)
        continue
      for (const category of Object.keys(one.values).filter(category => !known.includes(category)))
        report(['series', s, 'values', category], 'unknown-category', `"${category}" is no category of this section${suggestion(category, known)}`)
      if (Object.keys(one.values).length === 0)
        report(['series', s, 'values'], 'empty-series', 'a series needs at least one number')
    }
  },

  ordered: ['categories'],

  tidy(section) {
    const series = section.series.map(one => ({ ...one, values: pick(one.values, section.categories) })).filter(({ values }) => Object.keys(values).length)
    return series.length ? { ...section, series } : undefined
  },

  entities: (section, vendors) => [...section.series, ...section.categories].flatMap(one => namedLike(vendors, one) ?? []),

  items: section => section.series.length > 1 ? section.series.map(one => one.name) : section.categories.map(category => category.name),

  slides(stated, view) {
    const section = { ...stated, categories: inOrderOfDates(stated.categories) }
    return [
      seriesChart(section, view),
      seriesGroups(section, view),
      seriesTable(section, view),
    ]
  },
})

/** Parts of a whole are those of one series, and none of them is less than nothing. */
function checkShare(categories: readonly unknown[], series: readonly { values?: unknown }[], report: Report): void {
  if (series.length > 1)
    report(['chart'], 'share-of-series', `a share shows one series, and here are ${series.length}; draw them as bar`)
  if (categories.length > MOST_PARTS)
    report(['chart'], 'share-of-many', `a share shows at most ${MOST_PARTS} parts, and here are ${categories.length}; draw them as bar`)
  for (const [category, number] of Object.entries(series[0]?.values ?? {})) {
    if (typeof number === 'number' && number < 0)
      report(['series', 0, 'values', category], 'share-below-zero', `a part of a whole is not below zero; draw these numbers as bar`)
  }
}

/** Categories down the first column, a series in each further one; an empty cell is no value. */
function readTable({ head, rows, report }: BesideTable): Readonly<Record<string, unknown>> {
  const categoryId = uniqueIds()
  const categories = rows.map(row => ({ id: categoryId(row[0]!), name: row[0] || '—' }))
  const seriesId = uniqueIds()
  const series = head.slice(1).map((name, x) => ({
    id: seriesId(name),
    name: name || `${x + 1}`,
    values: Object.fromEntries(rows.flatMap((row, y) => {
      const text = row[x + 1]!
      const number = parseAmount(text)?.number
      if (number === undefined && !isBlank(text))
        report(y, x + 1, 'no-number', `"${text}" is no number`)
      return number === undefined ? [] : [[categories[y]!.id, number] as const]
    })),
  }))
  return { categories, series }
}
