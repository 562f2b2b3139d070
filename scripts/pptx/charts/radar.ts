import type { ChartPainter } from '../brush.ts'
import { addChart } from './add-chart.ts'

export const radar: ChartPainter<'radar'> = (brush, { alt, axes, color, max, name }, box) => {
  const { theme, kinds } = brush
  addChart(brush, kinds.radar, {
    alt,
    box,
    categories: axes.map(({ name, label }) => `${name} ${label}`),
    series: [{ name, values: axes.map(({ value }) => value), labels: axes.map(() => null) }],
  }, {
    radarStyle: 'marker',
    lineSize: 2.5,
    lineDataSymbolSize: 8,
    valAxisHidden: true,
    valAxisMinVal: 0,
    valAxisMaxVal: max,
    valGridLine: { color: theme.line, size: 0.5, style: 'solid' },
    showLegend: false,
    chartColors: [color === undefined ? theme.accent : theme.palette[color % theme.palette.length]!],
  })
}
