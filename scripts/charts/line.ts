import type { ChartBase, ChartKind, ChartNumbers, ChartTheme } from './chart.ts'
import { splitEvenly } from '../slides/layouts/split.ts'
import { axisName, axisTicks, baseOption, columnWidth, cutNames, DEFAULT_HEIGHT, DEFAULT_WIDTH, literal, textWidth, valueRange } from './chart.ts'
import { numberWriter } from './numbers.ts'
import { spread } from './spread.ts'

export interface LineSeries {
  readonly name: string
  /** Index into the palette; the series' place where it isn't stated. */
  readonly color?: number
  /** One value a category; null is a gap. */
  readonly values: readonly (number | null)[]
  /** The first and the last value as a person writes them, beside the ends of the line. */
  readonly ends: readonly [first: string, last: string]
}

/** Lines over points in time, named at their ends; with two points it is a slope chart. */
export interface LineSpec extends ChartBase {
  readonly kind: 'line'
  /** From left to right. */
  readonly categories: readonly string[]
  readonly series: readonly LineSeries[]
}

/** So many lines can be told apart and named beside each other. */
const MOST_LINES = 6
const NAME_SHARE = 0.3

export const line: ChartKind<LineSpec> = {
  numbers: lineNumbers,

  marks: spec => spec.series.length,

  height: () => 520,

  split(spec, measure) {
    // One line alone takes the accent.
    const colored = spec.series.length > 1 ? spec.series.map((series, i) => ({ ...series, color: series.color ?? i })) : spec.series
    return splitEvenly(colored, MOST_LINES).map((series) => {
      const { names, whole } = cutNames(series.map(({ name }) => name), NAME_SHARE * DEFAULT_WIDTH, 2, measure)
      return { spec: { ...spec, series: series.map((one, i) => ({ ...one, name: names[i]! })) }, whole }
    })
  },

  first: (spec, count) => ({ ...spec, series: spec.series.slice(0, count) }),

  option(spec, theme) {
    const isSlope = spec.categories.length === 2
    const label = { fontFamily: theme.fontFamily, fontSize: theme.fontSize }
    const width = theme.width ?? DEFAULT_WIDTH
    const nameWidth = 12 + columnWidth(spec.series.map(end), theme.fontSize, NAME_SHARE * width)
    const firstWidth = isSlope ? 12 + columnWidth(spec.series.map(({ ends }) => ends[0]), theme.fontSize, 0.2 * width) : 0
    const range = valueRange(spec.series.flatMap(({ values }) => values.filter(value => value !== null)))
    const { min, max, interval } = range
    const tickText = numberWriter(theme.language, axisTicks(range))
    const ticks = axisTicks(range).map(tickText)
    const top = 16
    // As many names of categories as stand side by side; the last one always. Half of a name stands beyond the axis.
    const widest = Math.min(140, Math.max(...spec.categories.map(name => textWidth(name, theme.fontSize))) + 12)
    const left = Math.max(widest / 2, isSlope ? firstWidth + 28 : columnWidth(ticks, theme.fontSize, 0.2 * width) + 12)
    const right = Math.max(widest / 2, nameWidth + 28)
    const step = (width - left - right) / Math.max(1, spec.categories.length - 1)
    const every = Math.max(1, Math.ceil(widest / step))
    const last = spec.categories.length - 1
    const categoryBox = { size: theme.fontSize, width: Math.min(step * every, 2 * left, 2 * right) - 6, most: 2 }
    const categoryLines = Math.max(...spec.categories.map(name => theme.lines(name, categoryBox).length))
    const bottom = 40 + theme.fontSize * 1.3 * (categoryLines - 1)
    const lastNames = spec.series.map(({ name, ends }) => endLines(name, ends[1], nameWidth, theme))
    const firstNames = spec.series.map(({ ends }) => theme.lines(ends[0], { size: theme.fontSize, bold: true, width: firstWidth, most: 1 }))
    const plot = (theme.height ?? DEFAULT_HEIGHT) - top - bottom
    const shifts = (pick: (series: LineSeries) => number | undefined, texts: readonly (readonly string[])[]) => spread(
      spec.series.map((series, i) => ({ at: (max - (pick(series) ?? max)) / (max - min) * plot, size: texts[i]!.length * theme.fontSize * 1.25 + 4 })),
      { above: top, height: plot, below: 12 },
    )
    const lastShifts = shifts(series => series.values.findLast(value => value !== null) ?? undefined, lastNames)
    const firstShifts = shifts(series => series.values.find(value => value !== null) ?? undefined, firstNames)
    return {
      ...baseOption(spec, theme),
      tooltip: { ...baseOption(spec, theme).tooltip as object, trigger: 'axis' },
      grid: { left, right, top, bottom, outerBoundsMode: 'none' },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: [...spec.categories],
        axisTick: { show: false },
        axisLine: { lineStyle: { color: theme.muted, width: 1 } },
        splitLine: { show: isSlope, lineStyle: { color: theme.line } },
        axisLabel: {
          ...label,
          color: theme.text,
          margin: 14,
          showMinLabel: last % every === 0,
          showMaxLabel: true,
          hideOverlap: false,
          interval: (index: number) => (last - index) % every === 0,
          formatter: axisName(theme, categoryBox),
          lineHeight: theme.fontSize * 1.3,
        },
      },
      yAxis: {
        type: 'value',
        min,
        max,
        interval,
        axisLabel: { ...label, show: !isSlope, color: theme.muted, formatter: tickText },
        splitLine: { show: !isSlope, lineStyle: { color: theme.line } },
      },
      series: spec.series.map((series, i) => {
        const color = lineColor(spec, series, i, theme)
        const lastFilled = series.values.findLastIndex(value => value !== null)
        const firstFilled = series.values.findIndex(value => value !== null)
        return {
          type: 'line' as const,
          name: literal(series.name),
          cursor: 'default',
          connectNulls: false,
          symbol: 'circle',
          symbolSize: 9,
          showAllSymbol: true,
          lineStyle: { width: 3, color },
          itemStyle: { color },
          emphasis: { disabled: true },
          data: series.values.map((value, x) => ({
            value,
            label: {
              ...label,
              show: x === lastFilled || (isSlope && x === firstFilled),
              position: x === lastFilled ? 'right' as const : 'left' as const,
              distance: 10,
              // The name stands beside the line's end, a little higher or lower where two ends meet.
              offset: [0, x === lastFilled ? lastShifts[i]! : firstShifts[i]!] as [number, number],
              formatter: () => (x === lastFilled ? lastNames : firstNames)[i]!.map(literal).join('\n'),
              color: theme.text,
              fontWeight: 700 as const,
              lineHeight: theme.fontSize * 1.25,
            },
          })),
        }
      }),
    }
  },
}

/** The values of lines, each beside its category. */
export function lineNumbers({ categories, series }: Pick<LineSpec, 'categories' | 'series'>, language: string): ChartNumbers[] {
  const write = numberWriter(language, series.flatMap(({ values }) => values.filter(value => value !== null)))
  return series.map(({ name, values }) => ({
    name,
    values: categories.flatMap((category, x) => values[x] === null ? [] : [{ name: category, value: write(values[x]!) }]),
  }))
}

const end = ({ name, ends }: LineSeries): string => `${name} ${ends[1]}`

/** A line's name and its last value; the value is never what is cut. */
function endLines(name: string, value: string, width: number, theme: ChartTheme): readonly string[] {
  const box = { size: theme.fontSize, bold: true, width }
  const together = theme.lines(`${name} ${value}`, { ...box, most: 3 })
  return together.at(-1)!.endsWith(value) ? together : [...theme.lines(name, { ...box, most: 2 }), ...theme.lines(value, { ...box, most: 1 })]
}

/** One line takes the accent colour. */
function lineColor(spec: LineSpec, series: LineSeries, i: number, theme: ChartTheme): string {
  return spec.series.length === 1 && series.color === undefined ? theme.accent : theme.palette[(series.color ?? i) % theme.palette.length]!
}
