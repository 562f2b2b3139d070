import type { ChartBase, ChartKind, ChartTheme } from './chart.ts'
import { splitEvenly } from '../slides/layouts/split.ts'
import { axisName, baseOption, columnWidth, cutNames, DEFAULT_HEIGHT, DEFAULT_WIDTH, labelSize, literal, textWidth } from './chart.ts'
import { numberWriter } from './numbers.ts'

export interface BarSeries {
  readonly name: string
  /** Index into the palette; by default its place among the series. */
  readonly color?: number
  /** One value a category. */
  readonly values: readonly number[]
}

/** Horizontal bars from zero: one series, or several stacked. */
export interface BarSpec extends ChartBase {
  readonly kind: 'bar'
  /** From top to bottom. */
  readonly categories: readonly string[]
  /** The value at the right end of the axis; the largest total where it isn't stated. */
  readonly max?: number
  /** An entity colour a bar, where there is one series; without them the leading bar takes the accent, the others stand back. */
  readonly colors?: readonly number[]
  /** Which bars take the accent, whatever their colours; the others stand back. */
  readonly focus?: readonly boolean[]
  /** What stands at the end of each bar; its total where there are none. */
  readonly labels?: readonly string[]
  readonly series: readonly BarSeries[]
}

const MAX_BAR = 88
const MAX_BAND = 136

/** So many bars with names of two lines fit the height of a slide. */
const MOST_BARS = 10
const NAME = { width: 0.3 * DEFAULT_WIDTH, lines: 2 }

export const bar: ChartKind<BarSpec> = {
  numbers(spec, language) {
    const write = numberWriter(language, spec.series.flatMap(({ values }) => values))
    return spec.categories.map((name, i) => ({
      name,
      values: spec.series.flatMap(series => spec.series.length === 1
        ? [{ value: write(series.values[i]!) }]
        : series.values[i] ? [{ name: series.name, value: write(series.values[i]) }] : []),
    }))
  },

  marks: spec => spec.series.reduce((sum, s) => sum + s.values.filter(v => v > 0).length, 0),

  height: spec => spec.categories.length * MAX_BAND,

  /** Parts keep the axis of the whole, so that their bars can be compared. */
  split(spec, measure) {
    const max = Math.max(1, ...spec.categories.map((_, i) => total(spec, i)))
    const parts = splitEvenly([...spec.categories.keys()], MOST_BARS)
    return parts.map((indices) => {
      const pick = <T>(values: readonly T[]): T[] => indices.map(i => values[i]!)
      const { names, whole } = cutNames(pick(spec.categories), NAME.width, NAME.lines, measure)
      return {
        spec: {
          ...spec,
          ...(parts.length > 1 && { max }),
          categories: names,
          ...(spec.labels && { labels: pick(spec.labels) }),
          ...(spec.colors && { colors: pick(spec.colors) }),
          ...(spec.focus && { focus: pick(spec.focus) }),
          series: spec.series.map(series => ({ ...series, values: pick(series.values) })),
        },
        whole,
      }
    })
  },

  first: (spec, count) => ({
    ...spec,
    max: spec.max ?? Math.max(1, ...spec.categories.slice(0, count).map((_, i) => total(spec, i))),
    categories: spec.categories.slice(0, count),
    ...(spec.labels && { labels: spec.labels.slice(0, count) }),
    ...(spec.colors && { colors: spec.colors.slice(0, count) }),
    ...(spec.focus && { focus: spec.focus.slice(0, count) }),
    series: spec.series.map(series => ({ ...series, values: series.values.slice(0, count) })),
  }),

  legend: (spec, theme) => spec.series.length < 2
    ? []
    : spec.series.map((series, i) => ({ name: series.name, color: paletteColor(theme, series.color ?? i) })),

  option(spec, theme) {
    const stacked = spec.series.length > 1
    const totals = spec.categories.map((_, i) => total(spec, i))
    const write = numberWriter(theme.language, spec.series.flatMap(({ values }) => values))
    const ends = spec.labels ?? totals.map(write)
    const fontSize = labelSize(theme, spec.categories.length)
    const label = { fontFamily: theme.fontFamily, fontSize }
    const lead = spec.max ?? Math.max(...totals)
    const nameWidth = columnWidth(spec.categories, fontSize, 0.32 * (theme.width ?? DEFAULT_WIDTH))
    const band = (theme.height ?? DEFAULT_HEIGHT) / spec.categories.length
    const nameBox = { size: fontSize, width: nameWidth, most: Math.max(1, Math.floor(band / (fontSize * 1.3))) }
    const totalWidth = Math.max(...ends.map(text => 1.08 * textWidth(text, fontSize)))
    return {
      ...baseOption(spec, theme),
      grid: {
        left: nameWidth + 16,
        right: totalWidth + 16,
        top: 0,
        bottom: 0,
        outerBoundsMode: 'none',
      },
      xAxis: {
        type: 'value',
        min: 0,
        max: spec.max ?? Math.max(1, ...totals),
        minInterval: 1,
        axisLabel: { show: false },
        splitLine: { show: false },
      },
      yAxis: {
        type: 'category',
        z: 3,
        inverse: true,
        data: [...spec.categories],
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: {
          ...label,
          color: theme.text,
          interval: 0,
          margin: 16,
          formatter: axisName(theme, nameBox),
          lineHeight: fontSize * 1.3,
        },
      },
      series: [
        ...spec.series.map((series, i) => {
          const color = paletteColor(theme, series.color ?? i)
          const barColor = (at: number) => stacked
            ? color
            : spec.focus
              ? spec.focus[at] ? theme.accent : theme.quiet
              : spec.colors
                ? paletteColor(theme, spec.colors[at]!)
                : totals[at] === lead ? theme.accent : theme.quiet
          return {
            type: 'bar' as const,
            name: series.name,
            stack: 'all',
            barMaxWidth: MAX_BAR,
            barCategoryGap: '36%',
            cursor: 'default',
            itemStyle: {
              color,
              borderColor: theme.surface,
              borderWidth: stacked ? 1.5 : 0,
              borderRadius: stacked ? 0 : [2, 6, 6, 2],
            },
            emphasis: { disabled: true },
            label: {
              show: stacked,
              formatter: ({ value }: { readonly value?: unknown }) => write(Number(value)),
              color: theme.on(color),
              ...label,
            },
            data: series.values.map((value, at) => value > 0
              ? { value, itemStyle: { color: barColor(at) } }
              : null),
          }
        }),
        {
          // The total stands at the end of each bar, as a label of a bar without length.
          type: 'bar' as const,
          name: '',
          stack: 'all',
          silent: true,
          tooltip: { show: false },
          itemStyle: { color: 'transparent' },
          data: ends.map(text => ({
            value: 0,
            label: {
              show: true,
              position: 'right' as const,
              distance: 8,
              formatter: () => literal(text),
              color: theme.text,
              fontWeight: 700 as const,
              ...label,
            },
          })),
        },
      ],
    }
  },
}

const paletteColor = (theme: ChartTheme, index: number): string => theme.palette[index % theme.palette.length]!

const total = ({ series }: BarSpec, i: number): number => series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0)
