import type { Classified } from './classify-table.ts'
import type { Table } from './clean-table.ts'
import type { DraftMap, DraftValue } from './draft.ts'
import { textOf } from './document.ts'
import { nameFields, sourcePath, textsOf, Words } from './draft.ts'
import { uniqueIds } from './ids.ts'
import { parseAmount, readAmounts, splitUnit } from './numbers.ts'

/** The fields of a series: numbers over categories, the series being the rows or the columns of the table. */
export function draftSeries({ head, rows }: Table, seriesAre: Classified['thingsAre'], title: string): { fields: DraftMap, series: number, categories: number } {
  const corner = textOf(head[0]!)
  const columns = head.slice(1).map((name, x) => ({ name, cells: rows.map(row => row[x + 1]!) }))
  const lines = rows.map(row => ({ name: row[0]!, cells: row.slice(1) }))
  const [series, categories] = seriesAre === 'rows' ? [lines, head.slice(1)] : [columns, rows.map(row => row[0]!)]
  const unit = readAmounts(textsOf(columns[0]!.cells))!.unit || splitUnit(textOf(columns[0]!.name)).unit
  const isStripped = seriesAre === 'columns' && columns.every(({ name }) => splitUnit(textOf(name)).unit === unit && unit !== '')
  const categoryIds = uniqueIds()
  const named = categories.map((cell) => {
    const { name, link } = nameFields(cell)
    return { id: categoryIds(name), name, link }
  })
  const seriesIds = uniqueIds()
  return {
    fields: {
      'unit': undefined,
      'measure': new Words(columns.length === 1 ? splitUnit(textOf(columns[0]!.name)).name : title),
      'value-unit': unit ? new Words(unit) : undefined,
      'category-name': corner ? new Words(corner) : undefined,
      'categories': named,
      'series': series.map(({ name: cell, cells }): DraftValue => {
        const { name, link } = nameFields(cell)
        const shown = isStripped ? splitUnit(name).name : name
        const notes = cells.flatMap((value, i) => parseAmount(textOf(value)) || !textOf(value) ? [] : [`${named[i]!.name}: ${textOf(value)}`])
        return {
          id: seriesIds(shown),
          name: shown,
          link,
          source: sourcePath(title, name),
          values: Object.fromEntries(cells.flatMap((value, i) => {
            const amount = parseAmount(textOf(value))
            return amount ? [[named[i]!.id, amount.number] as const] : []
          })),
          note: notes.length ? new Words(notes.join('; ')) : undefined,
        }
      }),
    },
    series: series.length,
    categories: categories.length,
  }
}
