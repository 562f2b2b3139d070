import type { ChartPainter } from '../brush.ts'
import { plainText, writeText } from '../brush.ts'
import { grid } from './grid.ts'
import { paintLines } from './line.ts'

const HEADING = 32

/** A small chart for each series, with its name above. */
export const multiples: ChartPainter<'multiples'> = (brush, spec, box) => {
  grid(spec.series.length, box).forEach((cell, i) => {
    const series = spec.series[i]!
    writeText(brush, plainText(series.name), { ...cell, h: HEADING }, { size: 18, bold: true })
    paintLines(brush, { alt: `${spec.alt}: ${series.name}`, categories: spec.categories, series: [series] }, { ...cell, y: cell.y + HEADING, h: cell.h - HEADING }, false)
  })
}
