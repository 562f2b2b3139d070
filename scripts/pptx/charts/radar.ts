import type { ChartPainter } from '../brush.ts'
import { chartOptions } from './options.ts'

export const radar: ChartPainter<'radar'> = (brush, { alt, axes, color, max, name }, box) => {
  const { slide, theme, kinds } = brush
  slide.addChart(kinds.radar, [{ name, labels: axes.map(({ name, label }) => `${name} ${label}`), values: axes.map(({ value }) => value) }], {
    ...chartOptions(brush, alt, box),
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
