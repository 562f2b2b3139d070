import type { ChartPainter } from '../brush.ts'
import { chartOptions } from './options.ts'

export const share: ChartPainter<'share'> = (brush, spec, box) => {
  const { slide, theme, kinds } = brush
  const parts = spec.parts.filter(({ value }) => value > 0)
  slide.addChart(kinds.doughnut, [{ name: spec.unit ?? '', labels: parts.map(({ name }) => name), values: parts.map(({ value }) => value) }], {
    ...chartOptions(brush, spec.alt, box),
    holeSize: 58,
    showLegend: true,
    legendPos: 'r',
    showValue: true,
    showPercent: false,
    ...(spec.unit === '%' && { dataLabelFormatCode: 'General"%"' }),
    dataLabelColor: theme.surface,
    dataBorder: { pt: 1.5, color: theme.surface },
    chartColors: parts.map(({ color }, i) => theme.palette[(color ?? i) % theme.palette.length]!),
  })
}
