import type { LineSeries } from '../../charts/line.ts'
import type { Box, Brush, ChartPainter } from '../brush.ts'
import { axisTicks, valueRange } from '../../charts/chart.ts'
import { addChart } from './add-chart.ts'
import { axisFormat } from './number-format.ts'

export const line: ChartPainter<'line'> = (brush, { alt, categories, series }, box) =>
  paintLines(brush, { alt, categories, series, range: valueRange(valuesOf(series)), showsAxis: categories.length > 2, box })

export const valuesOf = (series: readonly LineSeries[]): number[] => series.flatMap(({ values }) => values.filter(value => value !== null))

interface LineParts {
  readonly alt: string
  readonly categories: readonly string[]
  readonly series: readonly LineSeries[]
  readonly range: ReturnType<typeof valueRange>
  readonly showsAxis: boolean
  readonly box: Box
}

/** Lines over categories, with the values at their ends. */
export function paintLines(brush: Brush, { alt, categories, series, range, showsAxis, box }: LineParts): void {
  const { theme, kinds } = brush
  const ends = categories.length === 2 ? 'both' : 'last'
  addChart(brush, kinds.line, {
    alt,
    box,
    categories,
    series: series.map(({ name, values, ends: [first, last] }) => {
      const [from, to] = [values.findIndex(value => value !== null), values.findLastIndex(value => value !== null)]
      return { name, values, labels: values.map((_, i) => i === to ? last : i === from ? first : null) }
    }),
    ends,
  }, {
    lineSize: 2.5,
    lineDataSymbolSize: 7,
    showLegend: series.length > 1,
    showValue: false,
    dataLabelPosition: 'r',
    valAxisHidden: !showsAxis,
    valAxisMinVal: range.min,
    valAxisMaxVal: range.max,
    valAxisMajorUnit: range.interval,
    valAxisLabelFormatCode: axisFormat(axisTicks(range)),
    ...(showsAxis && { valGridLine: { color: theme.line, size: 0.5, style: 'solid' } }),
    chartColors: series.map(({ color }, i) => series.length === 1 && color === undefined ? theme.accent : theme.palette[(color ?? i) % theme.palette.length]!),
  })
}
