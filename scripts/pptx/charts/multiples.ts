import type { ChartPainter } from '../brush.ts'
import { valueRange } from '../../charts/chart.ts'
import { plainText, writeText } from '../brush.ts'
import { grid } from './grid.ts'
import { paintLines, valuesOf } from './line.ts'

const HEADING = 32

/** A small chart for each series, with its name above, all with the same axis. */
export const multiples: ChartPainter<'multiples'> = (brush, { alt, categories, series, range: ends }, box) => {
  const range = valueRange(ends ?? valuesOf(series))
  grid(series.length, box).forEach((cell, i) => {
    const one = series[i]!
    writeText(brush, plainText(one.name), { ...cell, h: HEADING }, { size: 18, bold: true })
    paintLines(brush, { alt: `${alt}: ${one.name}`, categories, series: [one], range: { ...range, ...(ends && { min: ends[0], max: ends[1] }) }, showsAxis: false, box: { ...cell, y: cell.y + HEADING, h: cell.h - HEADING } })
  })
}
