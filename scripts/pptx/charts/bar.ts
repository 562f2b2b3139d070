import type { ChartPainter } from '../brush.ts'
import { chartOptions } from './options.ts'

/** Horizontal bars; PowerPoint counts from the bottom, so that the order is turned. */
export const bar: ChartPainter<'bar'> = (brush, spec, box) => {
  const { slide, theme, kinds } = brush
  const stacked = spec.series.length > 1
  const { categories } = spec
  const largest = Math.max(...categories.map((_, i) => spec.series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0)))
  const leading = spec.series[0]?.values ?? []
  slide.addChart(kinds.bar, spec.series.map(({ name, values }) => ({ name, labels: [...categories], values: [...values] })), {
    ...chartOptions(brush, spec.alt, box),
    barDir: 'bar',
    barGrouping: stacked ? 'stacked' : 'clustered',
    barGapWidthPct: 60,
    // The types know only one of the two.
    catAxisOrientation: 'maxMin' as 'minMax',
    valAxisHidden: true,
    valAxisMinVal: 0,
    valAxisMaxVal: spec.max ?? Math.max(1, largest),
    showLegend: stacked,
    showValue: true,
    dataLabelFormatCode: '#,##0.##;-#,##0.##;',
    dataLabelPosition: stacked ? 'ctr' : 'outEnd',
    chartColors: stacked
      ? spec.series.map(({ color }, i) => theme.palette[(color ?? i) % theme.palette.length]!)
      : categories.map((_, i) => spec.colors?.[i] !== undefined
          ? theme.palette[spec.colors[i] % theme.palette.length]!
          : leading[i] === Math.max(...leading) ? theme.accent : theme.quiet),
  })
}
