/** A table of a sheet, found among what else stands in it. */
import type { Grid, Inline, Place } from './document.ts'
import { isEmpty, isWebLink, textOf } from './document.ts'

export interface Sheet {
  readonly name: string
  readonly place: Place
  readonly grid: Grid
  /** Lines above and below the table, such as its title and its source. */
  readonly before: readonly Inline[]
  readonly after: readonly Inline[]
}

/** The name of a cell as programs for sheets write it; row and column from 0. */
export function cellName(row: number, column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + (rest - 1) % 26) + letters
  return `${letters}${row + 1}`
}

/** A cell's text; an address is a link. */
export function cellOf(text: string, row: number, column: number, url?: string): Inline {
  const trimmed = text.trim()
  const link = url ?? (isWebLink(trimmed) ? trimmed : undefined)
  return {
    pieces: trimmed === '' ? [] : [{ text: trimmed, ...(link !== undefined && { url: link }) }],
    bold: 0,
    place: { line: row + 1, column: column + 1, cell: cellName(row, column) },
  }
}

/**
 * Takes the table out of the rows of a sheet: rows with one cell above it are its title, rows with only
 * their first cell below it are remarks. The first row of the table is its head, unless it has none.
 */
export function sheetOf(name: string, rows: readonly (readonly Inline[])[], hasHeader: boolean): Sheet | undefined {
  const width = Math.max(0, ...rows.map(row => row.length))
  const all = rows.map(row => Array.from({ length: width }, (_, x): Inline => row[x] ?? { pieces: [], bold: 0, place: row[0]?.place ?? { line: 1, column: 1 } }))
  const count = (row: readonly Inline[]) => row.filter(cell => !isEmpty(cell)).length
  const isTable = all.some(row => count(row) > 1)
  const first = all.findIndex(row => count(row) > (isTable ? 1 : 0))
  if (first < 0)
    return undefined
  let end = all.length
  const isRemark = (row: readonly Inline[]) => count(row) === 0 || (isTable && count(row) === 1 && !isEmpty(row[0]))
  while (end > first + 1 && isRemark(all[end - 1]!))
    end--
  const [head, ...body] = all.slice(first, end)
  const texts = (part: readonly (readonly Inline[])[]) => part.flatMap(row => row.filter(cell => !isEmpty(cell)))
  return {
    name,
    place: head![0]!.place,
    grid: hasHeader
      ? { head: head!, rows: body }
      : { head: head!.map(({ place }): Inline => ({ pieces: [], bold: 0, place })), rows: [head!, ...body] },
    before: texts(all.slice(0, first)),
    after: texts(all.slice(end)),
  }
}

/** All text of sheets, to guess their language from. */
export function sheetsText(sheets: readonly Sheet[]): string {
  return sheets.flatMap(({ grid, before, after }) => [...before, ...grid.head, ...grid.rows.flat(), ...after].map(textOf)).join('\n')
}
