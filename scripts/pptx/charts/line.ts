import type { LineSeries } from '../../charts/line.ts'
import type { Box, Brush, ChartPainter } from '../brush.ts'
import { chartOptions } from './options.ts'

export const line: ChartPainter<'line'> = (brush, spec, box) => paintLines(brush, spec, box, spec.series.length > 1)

/** Lines over categories. */
export function paintLines(brush: Brush, { alt, categories, series }: { readonly alt: string, readonly categories: readonly string[], readonly series: readonly LineSeries[] }, box: Box, showLegend: boolean): void {
  const { slide, theme, kinds } = brush
  slide.addChart(kinds.line, series.map(({ name, values }) => ({ name, labels: [...categories], values: [...values] as number[] })), {
    ...chartOptions(brush, alt, box),
    lineSize: 2.5,
    lineDataSymbolSize: 7,
    showLegend,
    valGridLine: { color: theme.line, size: 0.5, style: 'solid' },
    chartColors: series.map(({ color }, i) => theme.palette[(color ?? i) % theme.palette.length]!),
  })
}
