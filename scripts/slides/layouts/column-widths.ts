import type { Measure } from '../measure.ts'
import type { Rating, Table } from '../model.ts'
import type { TableStyle } from './table-style.ts'
import { CONTENT_WIDTH } from '../canvas.ts'
import { cellStyle, ratingStyle, sidesOf } from './table-style.ts'

/** px: what rounding and a browser's own measure may add. */
const SLACK = 4

/** px: a word longer than this breaks anywhere, so that no column starves the others. */
const LONGEST_WORD = 220

/**
 * The widths of the columns in px, adding up to the canvas at most. Where all texts fit on one line,
 * what is left over is shared out; else what needs little keeps what it needs, and the rest is shared
 * by need, but no column gets narrower than its longest word.
 */
export function columnWidths(table: Table, style: TableStyle, measure: Measure): number[] {
  const columns = columnsOf(table, style, measure)
  const total = sum(columns.map(({ need }) => need))
  if (total <= CONTENT_WIDTH)
    return columns.map(({ need }) => Math.floor(need + (CONTENT_WIDTH - total) / columns.length))

  // Columns that would get less than their least, or more than they need, are settled one by one.
  const settled = new Map<number, number>()
  for (;;) {
    const rest = CONTENT_WIDTH - sum([...settled.values()])
    const open = columns.flatMap((column, i) => settled.has(i) ? [] : [{ ...column, i, weight: Math.sqrt(column.need) }])
    const weight = sum(open.map(column => column.weight))
    const share = (column: typeof open[number]) => rest * column.weight / weight
    const poor = open.find(column => share(column) < column.least)
    const next = poor ?? open.find(column => share(column) > column.need)
    if (!next || open.length === 1) {
      open.forEach(column => settled.set(column.i, share(column)))
      return columns.map((_, i) => Math.floor(settled.get(i)!))
    }
    settled.set(next.i, poor ? next.least : next.need)
  }
}

/** The width (px) below which a table's longest words would break. */
export const needOf = (table: Table, style: TableStyle, measure: Measure): number =>
  sum(columnsOf(table, style, measure).map(({ least }) => least))

/** What each column needs at least, and to have all its texts on one line. */
function columnsOf({ head, rows }: Table, table: TableStyle, measure: Measure) {
  const { header } = table
  return head.map((cell, i) => {
    const sides = sidesOf(table, i, head.length)
    const cells = rows.map(row => ({ ...row[i]!, style: cellStyle(table, i, row[i]!) }))
    const ratings = cells.flatMap(({ rating, style }) => rating ? [{ rating, style: ratingStyle(style, rating) }] : [])
    const words = Math.max(measure.longestWord(cell, header), ...cells.map(({ text, style }) => measure.longestWord(text, style)))
    const marks = ratings.map(({ rating, style }) => dotsWidth(rating) + Math.min(LONGEST_WORD, measure.longestWord(rating.label, style)))
    const wholeMarks = ratings.map(({ rating, style }) => dotsWidth(rating) + measure.width(rating.label, style))
    return {
      least: sides + SLACK + Math.max(Math.min(LONGEST_WORD, words), ...marks),
      need: sides + SLACK + Math.max(measure.width(cell, header), ...wholeMarks, ...cells.map(({ text, style }) => measure.width(text, style))),
    }
  })
}

/** Dots of 11 px with 3 px between, and 8 px to the word. */
export const dotsWidth = ({ of }: Rating): number => of * 14 - 3 + 8

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
