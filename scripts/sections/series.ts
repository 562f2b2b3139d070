import type { ChartSpec } from '../charts/index.ts'
/** A series: numbers of one measure over times or names. */
import type { Report, Vocabulary } from '../dataset/fields.ts'
import type { Localized } from '../dataset/localize.ts'
import type { BesideTable } from '../dataset/table-beside.ts'
import type { ChartSlide, DiagramSlide, Rich, TableSlide } from '../slides/model.ts'
import type { SectionOf } from './kind.ts'
import type { View } from './view.ts'
import * as z from 'zod'
import { id, list, name, provenance, record, tags, text } from '../dataset/fields.ts'
import { suggestion } from '../dataset/suggest.ts'
import { mindMap } from '../diagrams/mind-map.ts'
import { uniqueIds } from '../import/ids.ts'
import { isBlank, parseAmount } from '../import/numbers.ts'
import { plain } from '../slides/model.ts'
import { amount } from './amount.ts'
import { defineKind } from './kind.ts'
import { byCount, leaderWords } from './leader.ts'
import { chartSlide, diagramSlide, sourceNote, tableSlide, takeaway } from './section-slide.ts'
import { isTimeLine } from './time.ts'
import { labelled, marked, pick, sentence } from './view.ts'

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

type Series = Localized<SectionOf<ReturnType<typeof shape>>>
type One = Series['series'][number]

/** A ring has room for the names of so many parts. */
const MOST_PARTS = 8

/** So many parts are told apart at a glance; more are rather compared as bars. */
const FEW_PARTS = 6

/** So many lines are drawn together; more get a small chart each. */
const TOGETHER = 6

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

  items: section => section.series.length > 1 ? section.series.map(one => one.name) : section.categories.map(category => category.name),

  slides: (section, view) => [
    chart(section, view),
    groups(section, view),
    table(section, view),
  ],
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

/** Its categories are points in time, or it says so by being drawn over them. */
const isOverTime = (section: Series) => section.categories.length > 1
  && (section.chart === undefined ? isTimeLine(section.categories.map(({ name }) => name)) : !['bar', 'share'].includes(section.chart))

/** Its numbers are the shares of a whole: few of them, that add up to a hundred percent but for rounding. */
function isWhole(section: Series): boolean {
  const values = section.categories.map(({ id }) => section.series[0]!.values[id] ?? -1)
  const total = values.reduce((sum, value) => sum + value, 0)
  return section['value-unit'] === '%' && section.series.length === 1 && values.length > 1 && values.length <= FEW_PARTS
    && values.every(value => value >= 0) && Math.abs(total - 100) <= 1
}

const valueOf = (one: One, category: string): number | null => one.values[category] ?? null

/** The first and the last number of a series, and their categories. */
function endsOf(section: Series, one: One) {
  const filled = section.categories.filter(({ id }) => one.values[id] !== undefined)
  const [first, last] = [filled[0]!, filled.at(-1)!]
  return { first, last, from: one.values[first.id]!, to: one.values[last.id]! }
}

function chart(section: Series, view: View): ChartSlide {
  const form = section.chart ?? (isOverTime(section)
    ? section.series.length > TOGETHER ? 'multiples' : 'line'
    : isWhole(section) ? 'share' : 'bar')
  const isCompared = form === 'bar' || form === 'share'
  const { title, takeaways } = isCompared ? compareWords(section, view) : changeWords(section, view)
  return chartSlide(section, view, {
    key: 'values',
    depth: 'headline',
    title: marked(title, section),
    footnote: sourceNote(view, section),
    chart: form === 'bar' ? barSpec(section, view) : form === 'share' ? shareSpec(section, view) : lineSpec(section, form, view),
    takeaways,
    points: section.series.map(one => sentence(view, labelled(view, one.name, section.categories.filter(({ id }) => one.values[id] !== undefined)
      .map(({ id, name }) => `${name} ${amount(view, one.values[id]!, section['value-unit'])}`).join(view.messages.say('comma'))))),
    shown: [section, ...section.series],
  })
}

function lineSpec(section: Series, form: 'line' | 'slope' | 'multiples', view: View): ChartSpec {
  // A slope shows how the last point differs from the first.
  const categories = form === 'slope' ? [section.categories[0]!, section.categories.at(-1)!] : section.categories
  const unit = section['value-unit']
  return {
    kind: form === 'multiples' ? 'multiples' : 'line',
    alt: altOf(section, view),
    categories: categories.map(({ name }) => name),
    series: section.series.map((one) => {
      const { from, to } = endsOf(section, one)
      return {
        name: one.name,
        values: categories.map(({ id }) => valueOf(one, id)),
        ends: [amount(view, from, unit), amount(view, to, unit)] as const,
      }
    }),
  }
}

/** One series is sorted by its numbers, unless its categories have an order of their own. */
function sortedCategories(section: Series): Series['categories'] {
  const [only] = section.series
  return section.series.length === 1 && !isOverTime(section)
    ? [...section.categories].sort((a, b) => (only!.values[b.id] ?? -Infinity) - (only!.values[a.id] ?? -Infinity))
    : section.categories
}

function shareSpec(section: Series, view: View): ChartSpec {
  const [{ values }] = section.series as [One]
  const unit = section['value-unit']
  return {
    kind: 'share',
    alt: altOf(section, view),
    ...(unit !== undefined && { unit }),
    parts: sortedCategories(section).flatMap(({ id, name }) => values[id] === undefined ? [] : [{ name, value: values[id], label: amount(view, values[id], unit) }]),
  }
}

function barSpec(section: Series, view: View): ChartSpec {
  const { say } = view.messages
  const categories = sortedCategories(section)
  return {
    kind: 'panels',
    alt: altOf(section, view),
    categories: categories.map(({ name }) => name),
    panels: section.series.map(one => ({
      name: section.series.length > 1 ? one.name : '',
      values: categories.map(({ id }) => valueOf(one, id)),
      labels: categories.map(({ id }) => one.values[id] === undefined ? say('none') : amount(view, one.values[id], section['value-unit'])),
    })),
  }
}

function altOf(section: Series, view: View): string {
  const { say, list } = view.messages
  return say('chart.series', {
    measure: section.measure,
    series: list(section.series.map(({ name }) => name)),
    first: section.categories[0]!.name,
    last: section.categories.at(-1)!.name,
  })
}

/** Over time: how each changed, and who leads at the end. */
function changeWords(section: Series, view: View): { title: string, takeaways: Rich[] } {
  const { say } = view.messages
  const unit = section['value-unit']
  const ends = section.series.map(one => ({ one, ...endsOf(section, one) }))
  const takeaways = byCount(ends.map(end => ({ ...end, count: end.to }))).map(({ one, first, last, from, to }) => takeaway(one.name, say('series.change', {
    form: first === last ? 'one' : to > from ? 'up' : to < from ? 'down' : 'same',
    first: first.name,
    last: last.name,
    from: amount(view, from, unit),
    to: amount(view, to, unit),
    by: changeOf(from, to, view),
  }), one))
  if (ends.length === 1) {
    const [{ first, last, from, to }] = ends as [typeof ends[number]]
    return {
      title: say('series.trend.title', {
        form: to > from ? 'up' : to < from ? 'down' : 'same',
        measure: section.measure,
        first: first.name,
        last: last.name,
        from: amount(view, from, unit),
        to: amount(view, to, unit),
      }),
      takeaways,
    }
  }
  const final = section.categories.findLast(({ id }) => section.series.some(one => one.values[id] !== undefined))!
  const counted = section.series.flatMap(one => one.values[final.id] === undefined ? [] : [{ name: one.name, number: one.values[final.id]! }])
  const { form, names, value } = highest(counted, view, unit)
  return { title: say('series.last.title', { form, names, value, measure: section.measure, last: final.name }), takeaways }
}

/** How much more or less, as a share of the first value; `none` where that means nothing. */
function changeOf(from: number, to: number, view: View): string {
  if (from <= 0 || to === from)
    return 'none'
  const share = new Intl.NumberFormat(view.language, { style: 'percent', maximumFractionDigits: Math.abs(to - from) < from / 10 ? 1 : 0, signDisplay: 'exceptZero' })
  return share.format((to - from) / from)
}

/** Over names: who leads, in the only series or in how many. */
function compareWords(section: Series, view: View): { title: string, takeaways: Rich[] } {
  const { say, list } = view.messages
  const unit = section['value-unit']
  const tops = section.series.map((one) => {
    const counted = section.categories.flatMap(({ id, name }) => one.values[id] === undefined ? [] : [{ name, number: one.values[id]! }])
    return { one, counted, ...highest(counted, view, unit) }
  })
  if (tops.length === 1) {
    const [{ counted, names, value, form }] = tops as [typeof tops[number]]
    const low = Math.min(...counted.map(({ number }) => number))
    const lowest = counted.filter(({ number }) => number === low).map(({ name }) => name)
    return {
      title: say('series.top.title', { form, names, value, measure: section.measure, count: counted.length }),
      takeaways: form === 'even' || form === 'one'
        ? []
        : [
            takeaway(say('series.highest'), `${say('colon')}${names} ${value}`),
            takeaway(say('series.lowest'), `${say('colon')}${list(lowest)} ${amount(view, low, unit)}`),
            takeaway(say('series.middle'), `${say('colon')}${amount(view, median(counted.map(({ number }) => number)), unit)}`),
          ],
    }
  }
  const wins = section.categories.map(({ name }) => ({ name, count: tops.filter(({ top }) => top.includes(name)).length }))
  return {
    title: say('series.wins.title', { ...leaderWords(view, wins), series: tops.length, measure: section.measure }),
    takeaways: tops.map(({ one, names, value, form }) => takeaway(one.name, say('series.top.takeaway', { form, names, value }), one)),
  }
}

function highest(counted: readonly { name: string, number: number }[], view: View, unit: string | undefined) {
  const most = Math.max(...counted.map(({ number }) => number))
  const top = counted.filter(({ number }) => number === most).map(({ name }) => name)
  const form = counted.length === 1 ? 'one' : top.length === counted.length ? 'even' : top.length > 1 ? 'tie' : 'other'
  return { form, top, names: view.messages.some(top, 3), value: amount(view, most, unit) }
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length / 2
  return Number.isInteger(half) ? Number(((sorted[half - 1]! + sorted[half]!) / 2).toPrecision(12)) : sorted[Math.floor(half)]!
}

/** So many names of a branch are shown; the table has all. */
const MOST_LEAVES = 7

/** Which rose and which fell, or which lie above and which below the middle. */
function groups(section: Series, view: View): DiagramSlide {
  const { say, list } = view.messages
  const unit = section['value-unit']
  const isChange = isOverTime(section) && section.series.some(one => Object.keys(one.values).length > 1)
  const branches = (isChange ? byChange(section, view) : byMiddle(section, view)).filter(({ leaves }) => leaves.length)
  const title = say(isChange ? 'series.changed.title' : 'series.middles.title', {
    measure: section.measure,
    up: branches.find(({ key }) => key === 'up')?.leaves.length ?? 0,
    down: branches.find(({ key }) => key === 'down')?.leaves.length ?? 0,
    same: branches.find(({ key }) => key === 'same')?.leaves.length ?? 0,
    value: amount(view, isChange ? 0 : median(middleValues(section).map(({ number }) => number)), unit),
  })
  return diagramSlide(section, view, {
    key: 'map',
    depth: 'summary',
    title: plain(title),
    diagram: mindMap(section.measure, branches.map(({ name, leaves }) => ({
      name,
      leaves: leaves.length > MOST_LEAVES ? [...leaves.slice(0, MOST_LEAVES - 1), say('series.more', { count: leaves.length - MOST_LEAVES + 1 })] : leaves,
    })), labelled(view, section.measure, list(branches.map(({ name, leaves }) => `${name} ${leaves.length}`)))),
    points: branches.map(({ name, leaves }) => sentence(view, labelled(view, name, list(leaves)))),
    shown: [section, ...section.series],
  })
}

function byChange(section: Series, view: View) {
  const { say } = view.messages
  const unit = section['value-unit']
  const ends = section.series.map(one => ({ name: one.name, ...endsOf(section, one) })).filter(({ first, last }) => first !== last)
  const branch = (key: 'up' | 'down' | 'same', is: (change: number) => boolean) => ({
    key,
    name: say(`series.${key}`),
    leaves: ends.filter(({ from, to }) => is(to - from)).map(({ name, from, to }) => `${name}  ${amount(view, from, unit)} → ${amount(view, to, unit)}`),
  })
  return [branch('up', change => change > 0), branch('same', change => change === 0), branch('down', change => change < 0)]
}

/** The numbers of the only series, or the last number of each. */
function middleValues(section: Series): { name: string, number: number }[] {
  const [only] = section.series
  return section.series.length === 1
    ? section.categories.flatMap(({ id, name }) => only!.values[id] === undefined ? [] : [{ name, number: only!.values[id]! }])
    : section.series.flatMap(one => section.categories.flatMap(({ id, name }) => one.values[id] === undefined ? [] : [{ name: `${name} · ${one.name}`, number: one.values[id]! }]))
}

function byMiddle(section: Series, view: View) {
  const { say } = view.messages
  const values = middleValues(section).sort((a, b) => b.number - a.number)
  const middle = median(values.map(({ number }) => number))
  const branch = (key: 'up' | 'down' | 'same', words: string, is: (difference: number) => boolean) => ({
    key,
    name: say(words),
    leaves: values.filter(({ number }) => is(number - middle)).map(({ name, number }) => `${name}  ${amount(view, number, section['value-unit'])}`),
  })
  return [
    branch('up', 'series.above', difference => difference > 0),
    branch('same', 'series.at', difference => difference === 0),
    branch('down', 'series.below', difference => difference < 0),
  ]
}

/** The numbers behind the chart; the longer side goes down. */
function table(section: Series, view: View): TableSlide {
  const { say, list } = view.messages
  const { categories, series } = section
  const cell = (one: One, category: string): Rich => plain(one.values[category] === undefined ? say('none') : amount(view, one.values[category], section['value-unit']))
  const isDown = categories.length >= series.length
  return tableSlide(section, view, {
    key: 'table',
    title: plain(say('series.table.title', { measure: section.measure, series: series.length, categories: categories.length })),
    footnote: sourceNote(view, section),
    head: isDown
      ? [section['category-name'] ?? say('series.category'), ...series.map(({ name }) => name)]
      : [say('series.one'), ...categories.map(({ name }) => name)],
    rows: isDown
      ? categories.map(category => [marked(category.name, category), ...series.map(one => cell(one, category.id))])
      : series.map(one => [marked(one.name, one), ...categories.map(({ id }) => cell(one, id))]),
    isNumeric: true,
    points: series.flatMap(one => one.note ?? []).length ? series.flatMap(one => one.note ? [labelled(view, one.name, one.note)] : []) : [sentence(view, list(series.map(({ name }) => name)))],
    shown: [section, ...series, ...categories],
  })
}
