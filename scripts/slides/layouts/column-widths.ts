import type { Measure, TextStyle } from '../measure.ts'
import type { Cell, Table } from '../model.ts'
import type { TableStyle } from './table-style.ts'
import { CONTENT_WIDTH } from '../canvas.ts'
import { textOf } from '../model.ts'

/** px: what rounding and a browser's own measure may add. */
const SLACK = 4

/** px: a word longer than this breaks anywhere, so that no column starves the others. */
const LONGEST_WORD = 220

/**
 * The widths of the columns in px, adding up to the canvas at most. Where all texts fit on one line,
 * what is left over is shared out; else what needs little keeps what it needs, and the rest is shared
 * by need, but no column gets narrower than its longest word.
 */
export function columnWidths({ head, rows }: Table, { text, strong, header, paddingX }: TableStyle, measure: Measure): number[] {
  const columns = head.map((cell, i) => {
    const style = i === 0 ? strong : text
    const texts = rows.map(row => markedText(row[i]!))
    const marks = Math.max(0, ...rows.map(row => ratingWidth(row[i]!, strong, measure)))
    const word = Math.max(measure.longestWord(textOf(cell), header), ...texts.map(words => measure.longestWord(words, style)))
    return {
      least: paddingX + SLACK + Math.max(marks, Math.min(LONGEST_WORD, word)),
      need: paddingX + SLACK + Math.max(marks, measure.width(textOf(cell), header), ...texts.map(words => measure.width(words, style))),
    }
  })
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

/** A cell's text as it is measured: its marks take room, too. */
export function markedText({ text }: Cell): string {
  return text.map(run => run.corrections ? `${run.text}†` : run.text).join('')
}

/** Dots of 10 px with 3 px between, and the word. */
function ratingWidth({ rating }: Cell, style: TextStyle, measure: Measure): number {
  return rating ? rating.of * 13 + 8 + measure.width(rating.label, style) : 0
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
