/** The numbers of a series as a table. */
import type { Rich, TableSlide } from '../slides/model.ts'
import type { One, Series } from './series.ts'
import type { View } from './view.ts'
import { plain } from '../slides/model.ts'
import { sourceNote, tableSlide } from './section-slide.ts'
import { amountOf } from './series-values.ts'
import { labelled, marked, sentence } from './view.ts'

/** The numbers behind the chart; the longer side goes down. */
export function seriesTable(section: Series, view: View): TableSlide {
  const { say, list } = view.messages
  const { categories, series } = section
  const tell = amountOf(section, view)
  const cell = (one: One, category: string): Rich => plain(one.values[category] === undefined ? say('none') : tell(one.values[category]))
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
