import type { ChartBase, ChartKind, ChartTheme } from './chart.ts'
import { splitEvenly } from '../slides/layouts/split.ts'
import { axisName, axisTicks, baseOption, columnWidth, cutNames, DEFAULT_HEIGHT, DEFAULT_WIDTH, labelSize, literal, textWidth, valueRange } from './chart.ts'
import { numberWriter } from './numbers.ts'

export interface DotSeries {
  readonly name: string
  /** Index into the palette; by default its place among the series. */
  readonly color?: number
  /** One value a category, or its level from 1; null where there is none. */
  readonly values: readonly (number | null)[]
  /** The values as a person writes them, or the names of their levels. */
  readonly labels: readonly string[]
}

/** Dots on one axis, a row a thing (Cleveland's dot plot): numbers from zero, or levels of an ordinal scale. */
export interface DotSpec extends ChartBase {
  readonly kind: 'dot'
  /** From top to bottom. */
  readonly categories: readonly string[]
  readonly series: readonly DotSeries[]
  /** Names of the levels from weakest to strongest; without them the values are numbers. */
  readonly levels?: readonly string[]
  /** The ends of an axis of numbers; zero and those of the values where they aren't stated. */
  readonly range?: readonly [min: number, max: number]
  /** Which rows take the accent; the others stand back. */
  readonly focus?: readonly boolean[]
}

interface Coord { readonly coord: number[] }

/** So many rows with names of one line fit the height of a slide. */
export const MOST_DOT_ROWS = 14
/** So many have names of two lines. */
const ROOMY = 8
const NAME_WIDTH = 0.32 * DEFAULT_WIDTH
const MAX_ROW = 72
const HEAD_LINES = 2
const GAP = 20

export const dot: ChartKind<DotSpec> = {
  numbers: spec => spec.categories.map((name, y) => ({
    name,
    values: spec.series.flatMap(({ name, values, labels }) => values[y] === null
      ? []
      : [spec.series.length > 1 ? { name, value: labels[y]! } : { value: labels[y]! }]),
  })),

  marks: spec => spec.series.reduce((sum, { values }) => sum + values.filter(value => value !== null).length, 0),

  height: spec => 56 + spec.categories.length * MAX_ROW,

  /** Parts keep the axis of the whole, so that their dots can be compared. */
  split(spec, measure) {
    const range = rangeOf(spec)
    return splitEvenly([...spec.categories.keys()], MOST_DOT_ROWS).map((indices) => {
      const pick = <T>(values: readonly T[]): T[] => indices.map(i => values[i]!)
      const { names, whole } = cutNames(pick(spec.categories), NAME_WIDTH, indices.length > ROOMY ? 1 : 2, measure)
      return {
        spec: {
          ...spec,
          ...(!spec.levels && { range }),
          categories: names,
          ...(spec.focus && { focus: pick(spec.focus) }),
          series: spec.series.map(series => ({ ...series, values: pick(series.values), labels: pick(series.labels) })),
        },
        whole,
      }
    })
  },

  first: (spec, count) => ({
    ...spec,
    categories: spec.categories.slice(0, count),
    ...(spec.focus && { focus: spec.focus.slice(0, count) }),
    series: spec.series.map(series => ({ ...series, values: series.values.slice(0, count), labels: series.labels.slice(0, count) })),
  }),

  legend: (spec, theme) => spec.series.length < 2
    ? []
    : spec.series.map((series, i) => ({ name: series.name, color: seriesColor(spec, i, theme) })),

  option(spec, theme) {
    const { levels } = spec
    const rows = spec.categories.length
    const fontSize = labelSize(theme, rows)
    const label = { fontFamily: theme.fontFamily, fontSize }
    const width = theme.width ?? DEFAULT_WIDTH
    const nameWidth = columnWidth(spec.categories, fontSize, 0.34 * width)
    const isLabelled = !levels && spec.series.length === 1
    const valueWidth = isLabelled ? 16 + Math.max(...spec.series[0]!.labels.map(text => 1.08 * textWidth(text, fontSize))) : 0
    const [min, max] = levels ? [0.5, levels.length + 0.5] : rangeOf(spec)
    const axis = valueRange([min, max])
    const tickText = numberWriter(theme.language, axisTicks(axis))
    const left = nameWidth + GAP + (min < 0 ? valueWidth : 0)
    const plot = width - left - Math.max(valueWidth, GAP)
    const headBox = { size: theme.fontSize, width: plot / (levels?.length ?? 1) - 8, most: HEAD_LINES }
    const head = levels
      ? 14 + theme.fontSize * 1.3 * Math.max(...levels.map(name => theme.lines(name, headBox).length))
      : isLabelled ? 0 : 14 + theme.fontSize * 1.3
    const row = ((theme.height ?? DEFAULT_HEIGHT) - head) / rows
    const dotSize = Math.min(20, Math.max(12, 0.5 * row))
    const nameBox = { size: fontSize, width: nameWidth, most: Math.max(1, Math.floor((row - 2) / (fontSize * 1.3))) }
    return {
      ...baseOption(spec, theme),
      grid: { left, width: plot, top: head, bottom: 0, outerBoundsMode: 'none' },
      xAxis: {
        type: 'value',
        position: 'top',
        min,
        max,
        interval: levels ? 1 : axis.interval,
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: !isLabelled, showMinLine: !levels, showMaxLine: !levels, lineStyle: { color: theme.line } },
        axisLabel: {
          ...label,
          fontSize: theme.fontSize,
          show: !isLabelled,
          color: levels ? theme.text : theme.muted,
          hideOverlap: false,
          ...(levels && { customValues: levels.map((_, i) => i + 1) }),
          fontWeight: levels ? 700 : 400,
          lineHeight: theme.fontSize * 1.3,
          margin: 10,
          formatter: (value: number) => levels ? axisName(theme, { ...headBox, bold: true })(levels[value - 1] ?? '') : tickText(value),
        },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: [...spec.categories],
        axisTick: { show: false },
        axisLine: { show: !levels && min <= 0, onZero: true, lineStyle: { color: theme.muted, width: 1 } },
        axisLabel: {
          ...label,
          color: theme.text,
          interval: 0,
          margin: GAP + (min < 0 ? valueWidth : 0),
          formatter: axisName(theme, nameBox),
          lineHeight: fontSize * 1.3,
        },
      },
      series: spec.series.map((series, i) => {
        const color = seriesColor(spec, i, theme)
        return {
          type: 'scatter' as const,
          name: series.name,
          cursor: 'default',
          symbol: 'circle',
          symbolSize: dotSize,
          clip: false,
          itemStyle: { color, opacity: 1 },
          emphasis: { disabled: true },
          // A line leads the eye from each name to its dots; beyond a dot stands its value.
          ...(i === 0 && {
            markLine: {
              silent: true,
              symbol: 'none',
              label: { show: false },
              lineStyle: { color: theme.line, width: 1.5, type: 'solid' as const },
              z: 1,
              data: spec.categories.map((_, y) => [{ coord: [isLabelled ? 0 : min, y] }, { coord: [isLabelled ? series.values[y] ?? 0 : max, y] }] as [Coord, Coord]),
            },
          }),
          data: series.values.flatMap((value, y) => value === null
            ? []
            : [{
                name: spec.categories[y]!,
                value: [value, y],
                symbolOffset: [beside(spec, i, y) * (dotSize + 2), 0],
                ...(spec.focus && { itemStyle: { color: spec.focus[y] ? theme.accent : theme.quiet, opacity: 1 } }),
                label: {
                  ...label,
                  show: isLabelled,
                  position: value < 0 ? 'left' as const : 'right' as const,
                  distance: 8,
                  formatter: () => literal(series.labels[y]!),
                  color: theme.text,
                  fontWeight: 700 as const,
                },
              }]),
        }
      }),
    }
  },
}

/** One series takes the accent. */
const seriesColor = ({ series }: DotSpec, i: number, theme: ChartTheme): string =>
  series.length === 1 ? theme.accent : theme.palette[(series[i]!.color ?? i) % theme.palette.length]!

/** Dots at one place stand beside each other: how many widths of a dot this one moves. */
function beside({ series }: DotSpec, i: number, y: number): number {
  const same = [...series.keys()].filter(j => series[j]!.values[y] === series[i]!.values[y])
  return same.indexOf(i) - (same.length - 1) / 2
}

function rangeOf({ series, range }: DotSpec): readonly [number, number] {
  const values = series.flatMap(({ values }) => values.filter(value => value !== null))
  if (range)
    return range
  const { min, max } = valueRange([0, ...values])
  return [min, max]
}
