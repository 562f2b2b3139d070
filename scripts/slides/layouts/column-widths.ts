import type { Measure, TextStyle } from '../measure.ts'
import type { Cell, Rating, Table } from '../model.ts'
import type { TableStyle } from './table-style.ts'
import { CONTENT_WIDTH } from '../canvas.ts'
import { textOf } from '../model.ts'
import { cellStyle, isNumeric, ratingStyle, sidesOf } from './table-style.ts'

/** px: what rounding and a browser's own measure may add. */
const SLACK = 4

/** px: a word longer than this breaks anywhere, so that no column starves the others. */
const LONGEST_WORD = 220

/** px that a column gets at most besides what it needs, where numbers stand at its right edge: they belong to the names at the left. */
const MOST_AIR = 240

/**
 * The widths of the columns in px, adding up to the canvas at most. Where all texts fit on one line,
 * what is left over is shared out, if that leaves no numbers far from their names; else what needs little keeps what it needs, and the rest is shared
 * by need, but no column gets narrower than its longest word.
 */
export function columnWidths(table: Table, style: TableStyle, measure: Measure): number[] {
  return widthsOf(table, columnsOf(table, style, measure))
}

function widthsOf(table: Table, columns: readonly Column[]): number[] {
  const total = sum(columns.map(({ need }) => need))
  if (total <= CONTENT_WIDTH) {
    const air = (CONTENT_WIDTH - total) / columns.length
    const most = table.head.some((_, i) => isNumeric(table, i)) ? MOST_AIR : air
    return columns.map(({ need }) => Math.floor(need + Math.min(air, most)))
  }

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

/**
 * The same widths, but what no text needs to have as few lines is shared out among all columns: a long
 * text does not leave the others without air.
 */
export function evenWidths(table: Table, style: TableStyle, measure: Measure): number[] {
  const columns = columnsOf(table, style, measure)
  const widths = widthsOf(table, columns)
  const heights = table.rows.map(row => row.map((cell, i) => heightIn(widths[i]!, cell, i)))
  const enough = (width: number, i: number) => table.rows.every((row, r) => heightIn(width - SLACK / 2, row[i]!, i) <= heights[r]![i]!)
  const needed = widths.map((most, i) => {
    let [narrow, wide] = [Math.min(most, columns[i]!.least), Math.min(most, columns[i]!.need)]
    if (enough(narrow, i))
      return narrow
    if (!enough(wide, i))
      return most
    while (wide - narrow > SLACK) {
      const middle = (narrow + wide) / 2
      if (enough(middle, i))
        wide = middle
      else
        narrow = middle
    }
    return wide
  })
  const air = (sum(widths) - sum(needed)) / columns.length
  return needed.map(width => Math.floor(width + air))

  /** px of a cell's text in a column of this width. */
  function heightIn(width: number, cell: Cell, i: number): number {
    const room = width - sidesOf(style, i, table.head.length)
    const of = cellStyle(style, i, cell)
    return ratingHeight(cell, of, room, measure) + (textOf(cell.text) ? measure.height(cell.text, of, room) : 0)
  }
}

/** The width (px) below which a table's longest words would break. */
export const needOf = (table: Table, style: TableStyle, measure: Measure): number =>
  sum(columnsOf(table, style, measure).map(({ least }) => least))

/** px that a column needs at least, and to have all its texts on one line. */
interface Column {
  readonly least: number
  readonly need: number
}

function columnsOf({ head, rows }: Table, table: TableStyle, measure: Measure): Column[] {
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

/** px of a cell's rating, its dots beside its word, which may take several lines; 0 where there is none. */
export function ratingHeight({ rating }: Cell, style: TextStyle, width: number, measure: Measure): number {
  return rating ? measure.height(rating.label, ratingStyle(style, rating), width - dotsWidth(rating)) : 0
}

/** Dots of 11 px with 3 px between, and 8 px to the word. */
export const dotsWidth = ({ of }: Rating): number => of * 14 - 3 + 8

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
