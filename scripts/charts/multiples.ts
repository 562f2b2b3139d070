import type { ChartBase, ChartKind } from './chart.ts'
import type { LineSeries } from './line.ts'
import { splitEvenly } from '../slides/layouts/split.ts'
import { axisName, baseOption, cutNames, DEFAULT_HEIGHT, DEFAULT_WIDTH, literal, textWidth, valueRange } from './chart.ts'
import { lineNumbers } from './line.ts'
import { panelTitles, valueLabel } from './panel.ts'

/** Small line charts of many series, one each, all with the same axes. */
export interface MultiplesSpec extends ChartBase {
  readonly kind: 'multiples'
  /** From left to right; the first and the last are named. */
  readonly categories: readonly string[]
  readonly series: readonly LineSeries[]
  /** The ends of the value axis; those of the values where they aren't stated. */
  readonly range?: readonly [min: number, max: number]
}

const COLUMNS = 3
const MOST = 9
const GAP = 36

/** px above a panel for its name, and below it for the ends of its axis. */
const TITLE = 36
const AXIS = 48

/** px: the size of the names at those ends. */
const END = 15

export const multiples: ChartKind<MultiplesSpec> = {
  numbers: lineNumbers,

  marks: spec => spec.series.length,

  height: spec => Math.ceil(spec.series.length / COLUMNS) * 200,

  split(spec, measure) {
    const range = rangeOf(spec)
    return splitEvenly(spec.series, MOST).map((series) => {
      const { names, whole } = cutNames(series.map(({ name }) => name), (DEFAULT_WIDTH - 2 * GAP) / COLUMNS, 1, measure)
      return { spec: { ...spec, range, series: series.map((one, i) => ({ ...one, name: names[i]! })) }, whole }
    })
  },

  first: (spec, count) => ({ ...spec, series: spec.series.slice(0, count) }),

  option(spec, theme) {
    const label = { fontFamily: theme.fontFamily, fontSize: theme.fontSize }
    const width = theme.width ?? DEFAULT_WIDTH
    const columns = Math.min(COLUMNS, spec.series.length)
    const rows = Math.ceil(spec.series.length / columns)
    const each = (width - GAP * (columns - 1)) / columns
    const [min, max] = rangeOf(spec)
    const row = (theme.height ?? DEFAULT_HEIGHT) / rows
    const place = (i: number) => ({ left: (i % columns) * (each + GAP), top: Math.floor(i / columns) * row })
    const endWidth = Math.min(0.6 * each, Math.max(...spec.series.map(({ ends }) => textWidth(ends[1], theme.fontSize))) + 10)
    const plot = each - endWidth - 16
    const last = spec.categories.length - 1
    // The first name begins below the line's beginning; the last one has its middle below the line's end.
    const endName = { size: END, width: Math.min((plot - 8) / 1.5, 2 * endWidth), most: 2 }
    return {
      ...baseOption(spec, theme),
      title: panelTitles(theme, spec.series.map(({ name }, i) => ({ name, ...place(i) })), each, 1),
      grid: spec.series.map((_, i) => ({
        left: place(i).left + 8,
        width: plot,
        top: place(i).top + TITLE,
        height: Math.max(24, row - TITLE - AXIS),
        outerBoundsMode: 'none' as const,
      })),
      xAxis: spec.series.map((_, i) => ({
        type: 'category' as const,
        gridIndex: i,
        boundaryGap: false,
        data: [...spec.categories],
        axisTick: { show: false },
        axisLine: { lineStyle: { color: theme.line } },
        axisLabel: { ...label, fontSize: END, color: theme.muted, formatter: axisName(theme, endName), lineHeight: END * 1.2, showMinLabel: true, showMaxLabel: true, hideOverlap: false, interval: (index: number) => index === 0 || index === last, alignMinLabel: 'left' as const, alignMaxLabel: 'center' as const },
      })),
      yAxis: spec.series.map((_, i) => ({ type: 'value' as const, gridIndex: i, min, max, show: false })),
      series: spec.series.map((series, i) => {
        const end = series.values.findLastIndex(value => value !== null)
        const color = series.color === undefined ? theme.accent : theme.palette[series.color % theme.palette.length]!
        return {
          type: 'line' as const,
          name: literal(series.name),
          xAxisIndex: i,
          yAxisIndex: i,
          cursor: 'default',
          symbol: 'circle',
          symbolSize: 8,
          lineStyle: { width: 3, color },
          itemStyle: { color },
          emphasis: { disabled: true },
          data: series.values.map((value, x) => ({
            value,
            symbol: x === end ? 'circle' : 'none',
            label: x === end ? { ...valueLabel(theme, theme.lines(series.ends[1], { size: theme.fontSize, bold: true, width: endWidth - 6, most: 2 }).join('\n')), position: 'right' as const } : { show: false },
          })),
        }
      }),
    }
  },
}

function rangeOf({ series, range }: MultiplesSpec): readonly [number, number] {
  if (range)
    return range
  const { min, max } = valueRange(series.flatMap(({ values }) => values.filter(value => value !== null)))
  return [min, max]
}
