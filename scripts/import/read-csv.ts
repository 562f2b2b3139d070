import type { Sheet } from './sheet.ts'
import Papa from 'papaparse'
import { UserError } from '../dataset/errors.ts'
import { cellName, cellOf, sheetOf } from './sheet.ts'

export interface CsvOptions {
  /** Found from the text where it isn't stated. */
  readonly delimiter?: string | undefined
  readonly hasHeader: boolean
}

/** So many rows and columns are read; more is a database, and no deck. */
export const MOST_ROWS = 5000
export const MOST_COLUMNS = 200

/**
 * Reads a text of separated values.
 *
 * @throws UserError with the row or cell: a quote that is never closed, nothing in it, too much in it
 */
export function readCsv(file: string, text: string, name: string, { delimiter, hasHeader }: CsvOptions): Sheet {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    ...(delimiter !== undefined && { delimiter: delimiter === '\\t' || delimiter === 'tab' ? '\t' : delimiter }),
    delimitersToGuess: [',', '\t', ';', '|'],
  })
  const wrong = errors.filter(({ type }) => type === 'Quotes')
  if (wrong.length)
    throw new UserError(wrong.map(({ row, message }) => `${file}:${cellName(row ?? 0, 0)} bad-quotes: ${message.toLowerCase()}; in row ${(row ?? 0) + 1} a cell begins with a quote that is not closed, or has one inside that is not doubled`).join('\n'))
  // A line end after the last row begins none.
  while (data.at(-1)?.every(cell => cell.trim() === ''))
    data.pop()
  checkSize(file, data)
  const sheet = sheetOf(name, data.map((row, y) => row.map((cell, x) => cellOf(cell, y, x))), hasHeader)
  if (!sheet)
    throw new UserError(`${file}:A1 empty-table: there is nothing to import: no cell says anything`)
  return sheet
}

/** @throws UserError where a table is too large to be told on slides */
export function checkSize(file: string, rows: readonly (readonly unknown[])[]): void {
  if (rows.length > MOST_ROWS)
    throw new UserError(`${file}:${cellName(MOST_ROWS, 0)} too-large: more than ${MOST_ROWS} rows; keep those that the deck is about`)
  const wide = rows.findIndex(row => row.length > MOST_COLUMNS)
  if (wide >= 0)
    throw new UserError(`${file}:${cellName(wide, MOST_COLUMNS)} too-large: more than ${MOST_COLUMNS} columns; keep those that the deck is about`)
}
