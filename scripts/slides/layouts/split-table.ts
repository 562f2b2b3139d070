import type { Measure, TextStyle } from '../measure.ts'
import type { Cell, Rich, Table } from '../model.ts'
import type { Shortened } from '../shorten.ts'
import type { TableStyle } from './table-style.ts'
import { CONTENT_WIDTH } from '../canvas.ts'
import { leastBy } from '../least.ts'
import { textOf } from '../model.ts'
import { shorten } from '../shorten.ts'
import { columnWidths, evenWidths, needOf, ratingHeight } from './column-widths.ts'
import { splitByHeight, splitEvenly } from './split.ts'
import { cellStyle, DENSE, LARGE, REGULAR, sidesOf } from './table-style.ts'

/** A part of a table, and the texts that had to be cut in it. */
export interface TablePart {
  readonly table: Table
  readonly whole: readonly string[]
}

/** px: a column of text is not narrower, unless there is but one beside the first. */
const NARROWEST = 200

/** The rule below the header is 1 px thicker than those below rows. */
const HEADER_RULE = 1

/** No header takes more lines, no row more of the height than this share. */
const HEADER_LINES = 3
const ROW_SHARE = 0.75

/**
 * A table in parts that fit a height (px), each with the widths of its columns: first as groups of
 * columns, so that each is wide enough, then as groups of rows. The first column and the header
 * stand on every part. Of all ways, the one that cuts the fewest texts; of those, the fewest parts;
 * of those, the largest text; of those, the widest columns.
 */
export function splitTable(whole: Table, space: number, measure: Measure): TablePart[] {
  const columns = whole.head.slice(1).map((_, i) => i + 1)
  const most = Math.max(1, Math.min(columns.length, Math.floor(CONTENT_WIDTH / NARROWEST) - 1))
  const sizes = Array.from({ length: most }, (_, i) => i + 1)
  const ways = [LARGE, REGULAR, DENSE].flatMap(style => sizes.flatMap((size) => {
    const groups = splitEvenly(columns, size).map(group => pick(whole, group))
    const fits = size === 1 || groups.every(group => needOf(group, style, measure) <= CONTENT_WIDTH)
    return fits ? [{ style, groups, parts: groups.flatMap(group => splitRows(group, space, measure, style)) }] : []
  }))
  const { style, groups, parts } = leastBy(ways, ({ parts }) => [cuts(parts), parts.length])
  const even = groups.flatMap(group => splitRows(group, space, measure, style, evenWidths(group, style, measure)))
  return even.length === parts.length && cuts(even) === cuts(parts) ? even : parts
}

const cuts = (parts: readonly TablePart[]): number => parts.reduce((sum, part) => sum + part.whole.length, 0)

const pick = ({ head, rows }: Table, columns: readonly number[]): Table => ({
  head: [0, ...columns].map(i => head[i]!),
  rows: rows.map(row => [0, ...columns].map(i => row[i]!)),
})

/** A table in groups of rows that fit a height (px), with columns of these widths (px). */
export function splitRows(whole: Table, space: number, measure: Measure, style: TableStyle, widths: readonly number[] = columnWidths(whole, style, measure)): TablePart[] {
  const inner = widths.map((width, i) => width - sidesOf(style, i, widths.length))
  const cutter = createCutter(inner, measure)

  const head = whole.head.map((cell, i) => cutter(cell, style.header, i, HEADER_LINES * lineHeight(style.header)))
  const header = Math.max(...head.map(({ height }) => height)) + style.paddingY + HEADER_RULE
  const most = ROW_SHARE * (space - header) - style.paddingY
  const rows = whole.rows.map((row) => {
    const cells = row.map((cell, i) => cutCell(cell, cellStyle(style, i, cell), i, most, cutter, inner[i]!, measure))
    return { cells, height: Math.ceil(style.paddingY + Math.max(...cells.map(({ height }) => height))) }
  })
  const wholes = (texts: readonly Shortened[]) => texts.flatMap(text => text.whole ?? [])
  return splitByHeight(rows, row => row.height, space - header).map((part, i) => ({
    table: {
      head: head.map(({ text }) => text),
      rows: part.map(({ cells }) => cells.map(({ cell }) => cell)),
      widths,
      ...(style.size && { size: style.size }),
      height: airyHeight(header + part.reduce((sum, { height }) => sum + height, 0), part.length, space),
    },
    whole: [...(i === 0 ? wholes(head) : []), ...part.flatMap(({ cells }) => wholes(cells))],
  }))
}

/** px that a row may get besides what its text needs. */
const AIR = 36

/** The height (px) to which a table of so many rows grows, so that it fills its space and still reads as one. */
const airyHeight = (natural: number, rows: number, space: number): number => Math.floor(Math.min(space, natural + rows * AIR))

type Cutter = (text: Rich, style: TextStyle, column: number, height: number) => Shortened & { readonly height: number }

/** Cuts texts to columns of these widths (px), and tells how high they are then. */
function createCutter(widths: readonly number[], measure: Measure): Cutter {
  return (text, style, column, height) => {
    const width = widths[column]!
    const cut = shorten(text, style, { width, height }, measure)
    return { ...cut, height: measure.height(cut.text, style, width) }
  }
}

/** A rating stands above the text, its dots beside its word, which may take several lines. */
function cutCell(cell: Cell, style: TextStyle, column: number, most: number, cutter: Cutter, width: number, measure: Measure) {
  const line = ratingHeight(cell, style, width, measure)
  if (cell.rating && !textOf(cell.text))
    return { cell, text: cell.text, height: line }
  const cut = cutter(cell.text, style, column, Math.max(lineHeight(style), most - line))
  return { ...cut, cell: { ...cell, text: cut.text }, height: line + cut.height }
}

const lineHeight = ({ size, leading }: TextStyle): number => size * leading

/** What the Vue layouts of tables read. */
export function tableFields({ widths, size, height }: Pick<Table, 'widths' | 'size' | 'height'>): Readonly<Record<string, unknown>> {
  return { ...(widths && { columns: widths }), ...(size && { size }), ...(height !== undefined && { height }) }
}
