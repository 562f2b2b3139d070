import type { ChartPainter } from '../brush.ts'
import { plainText, writeText } from '../brush.ts'
import { addChart } from './add-chart.ts'

const HEADING = 32

/** A bar chart for each measure, beside each other; the first names the bars. */
export const panels: ChartPainter<'panels'> = (brush, spec, box) => {
  const { theme, kinds } = brush
  const names = 0.22 * box.w
  const paletteColor = (color: number | undefined) => color === undefined ? theme.accent : theme.palette[color % theme.palette.length]!
  const width = (box.w - names) / spec.panels.length
  spec.panels.forEach(({ name, color, values, labels }, i) => {
    const x = i === 0 ? box.x : box.x + names + i * width
    const w = i === 0 ? names + width : width
    writeText(brush, plainText(name), { x: box.x + names + i * width, y: box.y, w: width - 16, h: HEADING }, { size: 18, bold: true })
    addChart(brush, kinds.bar, {
      alt: name ? `${spec.alt}: ${name}` : spec.alt,
      box: { x, y: box.y + HEADING, w: w - 16, h: box.h - HEADING },
      categories: spec.categories,
      series: [{ name, values, labels }],
    }, {
      barDir: 'bar',
      barGapWidthPct: 60,
      // The types know only one of the two.
      catAxisOrientation: 'maxMin' as 'minMax',
      catAxisHidden: i > 0,
      valAxisHidden: true,
      ...(spec.range && { valAxisMinVal: spec.range[0], valAxisMaxVal: spec.range[1] }),
      showValue: true,
      dataLabelPosition: 'outEnd',
      chartColors: color === undefined && spec.colors ? spec.colors.map(paletteColor) : [paletteColor(color)],
    })
  })
}
