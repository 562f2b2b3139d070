import type { ChartPainter } from '../brush.ts'
import { numberWriter } from '../../charts/numbers.ts'
import { addChart } from './add-chart.ts'

export const share: ChartPainter<'share'> = (brush, spec, box) => {
  const { theme, kinds } = brush
  const parts = spec.parts.filter(({ value }) => value > 0)
  const write = numberWriter(theme.language, parts.map(({ value }) => value))
  addChart(brush, kinds.doughnut, {
    alt: spec.alt,
    box,
    categories: parts.map(({ name }) => name),
    series: [{ name: spec.unit ?? '', values: parts.map(({ value }) => value), labels: parts.map(({ value, label }) => label ?? write(value)) }],
  }, {
    holeSize: 58,
    showLegend: true,
    legendPos: 'r',
    showValue: true,
    showPercent: false,
    dataLabelColor: theme.surface,
    dataBorder: { pt: 1.5, color: theme.surface },
    chartColors: parts.map(({ color }, i) => theme.palette[(color ?? i) % theme.palette.length]!),
  })
}
