import type { ChartPainter } from '../brush.ts'
import { numberWriter } from '../../charts/numbers.ts'
import { addChart } from './add-chart.ts'

/** Horizontal bars; PowerPoint counts from the bottom, so that the order is turned. */
export const bar: ChartPainter<'bar'> = (brush, spec, box) => {
  const { theme, kinds } = brush
  const stacked = spec.series.length > 1
  const { alt, categories } = spec
  const largest = Math.max(...categories.map((_, i) => spec.series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0)))
  const leading = spec.series[0]?.values ?? []
  const write = numberWriter(theme.language, spec.series.flatMap(({ values }) => values))
  const series = spec.series.map(({ name, values }) => ({ name, values, labels: stacked ? values.map(value => value > 0 ? write(value) : null) : spec.labels ?? values.map(write) }))
  addChart(brush, kinds.bar, { alt, box, categories, series }, {
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
    dataLabelPosition: stacked ? 'ctr' : 'outEnd',
    chartColors: stacked
      ? spec.series.map(({ color }, i) => theme.palette[(color ?? i) % theme.palette.length]!)
      : categories.map((_, i) => spec.colors?.[i] !== undefined
          ? theme.palette[spec.colors[i] % theme.palette.length]!
          : leading[i] === Math.max(...leading) ? theme.accent : theme.quiet),
  })
}
