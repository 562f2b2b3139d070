import type { Measure } from '../measure.ts'
import type { Table } from '../model.ts'
import type { SetText } from './set-text.ts'
import type { TableStyle } from './table-style.ts'
import { textOf } from '../model.ts'
import { dotsWidth } from './column-widths.ts'
import { setText } from './set-text.ts'
import { cellStyle, ratingStyle, sidesOf } from './table-style.ts'

/** The texts of a fitted table, set in the one of the styles that its size names. */
export function tableTexts({ head, rows, widths = [], size }: Table, styles: readonly TableStyle[], measure: Measure): SetText[] {
  const style = styles.find(style => style.size === size)!
  const widthOf = (column: number) => widths[column]! - sidesOf(style, column, head.length)
  return [
    ...head.map((text, i) => setText(`th:nth-child(${i + 1})`, text, { style: style.header, width: widthOf(i) }, measure)),
    ...rows.flatMap((row, r) => row.flatMap((cell, i) => {
      const { rating, text } = cell
      const at = `tbody tr:nth-child(${r + 1}) > td:nth-child(${i + 1})`
      const box = { style: cellStyle(style, i, cell), width: widthOf(i) }
      return [
        ...(rating ? [setText(`${at} > .rating`, rating.label, { ...box, style: ratingStyle(box.style, rating) }, measure, dotsWidth(rating))] : []),
        ...(textOf(text) ? [setText(at, text, box, measure)] : []),
      ]
    })),
  ]
}
