import type { TextStyle } from '../measure.ts'
import type { Cell, Rating, Size, Table } from '../model.ts'
import { BODY, CONTENT_WIDTH, LEAD, SMALL, SMALL_STRONG, STRONG } from '../canvas.ts'

/** How a layout sets its tables, in px. */
export interface TableStyle {
  readonly size?: Size
  readonly text: TextStyle
  /** The column that stands out: the first one where none is stated. */
  readonly strong: TextStyle
  readonly strongColumn?: number
  readonly header: TextStyle
  /** Both sides of a cell together, in the first column, in those between, and in the last one. */
  readonly sides: readonly [first: number, between: number, last: number]
  /** Above and below a cell, with the rule. */
  readonly paddingY: number
}

/** How a cell of a column is set; numbers as in a column of them, where their figures stand under each other. */
export function cellStyle({ text, strong, strongColumn = 0 }: TableStyle, column: number, { isNumber }: Cell): TextStyle {
  const style = column === strongColumn ? strong : text
  return isNumber ? { ...style, tabular: true } : style
}

/** px that the sides of a cell take, in a table of so many columns. */
export const sidesOf = ({ sides }: TableStyle, column: number, columns: number): number =>
  columns === 1 ? 0 : sides[column === 0 ? 0 : column === columns - 1 ? 2 : 1]

/** Whether a column is of numbers alone, which are compared from their last digits on. */
export const isNumeric = ({ rows }: Table, column: number): boolean => rows.length > 0 && rows.every(row => row[column]?.isNumber)

/** px: columns of whole px may leave so much of the canvas, and the table has all of it. */
const ROUNDING = 16

/** The width (px) of a table with columns of these widths. */
export function tableWidth(columns: readonly number[]): number {
  const total = columns.reduce((sum, width) => sum + width, 0)
  return total > CONTENT_WIDTH - ROUNDING ? CONTENT_WIDTH : total
}

/** A rating's word: bold where nothing is better. */
export const ratingStyle = (style: TextStyle, { level, of }: Rating): TextStyle => level >= of ? { ...style, bold: true } : style

/** As in `styles/tables.css`. */
export const LARGE: TableStyle = { size: 'large', text: LEAD, strong: { ...LEAD, bold: true }, header: STRONG, sides: [16, 32, 16], paddingY: 25 }
export const REGULAR: TableStyle = { text: BODY, strong: STRONG, header: STRONG, sides: [16, 32, 16], paddingY: 21 }
export const DENSE: TableStyle = { size: 'small', text: SMALL, strong: SMALL_STRONG, header: SMALL_STRONG, sides: [12, 24, 12], paddingY: 15 }
