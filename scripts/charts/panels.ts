import type { Measure } from '../slides/measure.ts'
import type { ChartBase, ChartKind, ChartTheme } from './chart.ts'
import { splitEvenly } from '../slides/layouts/split.ts'
import { axisName, baseOption, columnWidth, cutNames, DEFAULT_WIDTH, literal, textWidth } from './chart.ts'
import { panelTitles, titleHeight, valueLabel } from './panel.ts'

export interface Panel {
  readonly name: string
  /** Index of its entity's colour in the palette; the accent where it isn't stated. */
  readonly color?: number
  /** One value a category; null where there is none. */
  readonly values: readonly (number | null)[]
  /** The values as a person writes them. */
  readonly labels: readonly string[]
}

/**
 * Bars side by side: a panel for each series, the categories shared, from zero to the right or, where
 * less than zero, to the left. All panels have the same axis.
 */
export interface PanelsSpec extends ChartBase {
  readonly kind: 'panels'
  /** From top to bottom. */
  readonly categories: readonly string[]
  readonly panels: readonly Panel[]
  /** An entity colour a bar, for a panel that has none itself. */
  readonly colors?: readonly number[]
  /** The ends of the axis; those of the values where they aren't stated. */
  readonly range?: readonly [min: number, max: number]
}

const MOST_PANELS = 3
const MOST_BARS = 10
const MAX_BAR = 44
const NAME_SHARE = 0.26
const GAP = 28

/** px that bars need, and how their labels are set. */
const LEAST_BARS = 60
const LABEL = { size: 18, leading: 1.3, bold: true }

export const panels: ChartKind<PanelsSpec> = {
  numbers: spec => spec.categories.map((name, y) => ({
    name,
    values: spec.panels.flatMap(panel => panel.values[y] === null ? [] : [panel.name ? { name: panel.name, value: panel.labels[y]! } : { value: panel.labels[y]! }]),
  })),

  marks: spec => spec.panels.reduce((sum, { values }) => sum + values.filter(value => value !== null && value !== 0).length, 0),

  height: spec => 48 + spec.categories.length * 92,

  split(spec, measure) {
    const range = rangeOf(spec)
    return splitEvenly(spec.panels, mostPanels(spec, measure)).flatMap(panels => splitEvenly([...spec.categories.keys()], MOST_BARS).map((indices) => {
      const pick = <T>(values: readonly T[]): T[] => indices.map(i => values[i]!)
      const categories = cutNames(pick(spec.categories), NAME_SHARE * DEFAULT_WIDTH, 2, measure)
      const names = cutNames(panels.map(({ name }) => name), panelWidth(panels.length), 2, measure)
      return {
        spec: {
          ...spec,
          range,
          categories: categories.names,
          ...(spec.colors && { colors: pick(spec.colors) }),
          panels: panels.map((panel, i) => ({ ...panel, name: names.names[i]!, values: pick(panel.values), labels: pick(panel.labels) })),
        },
        whole: [...categories.whole, ...names.whole],
      }
    }))
  },

  first: (spec, count) => ({
    ...spec,
    categories: spec.categories.slice(0, count),
    ...(spec.colors && { colors: spec.colors.slice(0, count) }),
    panels: spec.panels.map(panel => ({ ...panel, values: panel.values.slice(0, count), labels: panel.labels.slice(0, count) })),
  }),

  option(spec, theme) {
    const label = { fontFamily: theme.fontFamily, fontSize: theme.fontSize }
    const width = theme.width ?? DEFAULT_WIDTH
    const count = spec.panels.length
    const nameWidth = columnWidth(spec.categories, theme.fontSize, NAME_SHARE * width)
    const left = nameWidth + 16
    const each = (width - left - GAP * (count - 1)) / count
    const [min, max] = rangeOf(spec)
    const labelled = Math.min((min < 0 ? 0.35 : 0.5) * each, Math.max(...spec.panels.flatMap(({ labels }) => labels.map(text => textWidth(text, theme.fontSize)))) + 10)
    // px on each side of the bars that their labels need.
    const right = labelled
    const before = min < 0 ? labelled : 0
    const names = spec.panels.map(({ name }) => name)
    const top = titleHeight(theme, names, each - before, 2) + 8
    const place = (i: number) => left + i * (each + GAP)
    return {
      ...baseOption(spec, theme),
      title: panelTitles(theme, names.map((name, i) => ({ name, left: place(i) + before, top: 0 })), each - before, 2),
      grid: spec.panels.map((_, i) => ({ left: place(i) + before, width: each - right - before, top: count > 1 || spec.panels[0]!.name ? top : 0, bottom: 0, outerBoundsMode: 'none' as const })),
      xAxis: spec.panels.map((_, i) => ({
        type: 'value' as const,
        gridIndex: i,
        min,
        max,
        axisLabel: { show: false },
        splitLine: { show: false },
      })),
      yAxis: spec.panels.map((_, i) => ({
        type: 'category' as const,
        gridIndex: i,
        inverse: true,
        data: [...spec.categories],
        axisTick: { show: false },
        axisLine: { show: true, onZero: true, lineStyle: { color: theme.muted, width: 1 } },
        axisLabel: i === 0
          ? { ...label, color: theme.text, interval: 0, margin: 16 + before, formatter: axisName(theme, { size: theme.fontSize, width: nameWidth, most: 2 }), lineHeight: theme.fontSize * 1.3 }
          : { show: false },
      })),
      series: spec.panels.map((panel, i) => ({
        type: 'bar' as const,
        name: literal(panel.name),
        xAxisIndex: i,
        yAxisIndex: i,
        barMaxWidth: MAX_BAR,
        barCategoryGap: '40%',
        cursor: 'default',
        itemStyle: { color: paletteColor(panel.color, theme) },
        emphasis: { disabled: true },
        data: panel.values.map((value, y) => ({
          value: value ?? 0,
          ...(panel.color === undefined && spec.colors && { itemStyle: { color: paletteColor(spec.colors[y], theme) } }),
          label: {
            ...valueLabel(theme, panel.labels[y]!),
            position: (value ?? 0) < 0 ? 'left' as const : 'right' as const,
            ...(value === null && { color: theme.muted }),
          },
        })),
      })),
    }
  },
}

const paletteColor = (color: number | undefined, theme: ChartTheme): string => color === undefined ? theme.accent : theme.palette[color % theme.palette.length]!

/** So many panels stand side by side that bars have room beside their labels. */
function mostPanels(spec: PanelsSpec, measure: Measure): number {
  const label = Math.max(...spec.panels.flatMap(({ labels }) => labels.map(text => measure.width(text, LABEL)))) + 10
  const needed = LEAST_BARS + (rangeOf(spec)[0] < 0 ? 2 : 1) * label
  return [MOST_PANELS, 2].find(count => panelWidth(count) >= needed) ?? 1
}

const panelWidth = (count: number): number => (DEFAULT_WIDTH * (1 - NAME_SHARE) - GAP * (count - 1)) / count

function rangeOf({ panels, range }: PanelsSpec): readonly [number, number] {
  const values = panels.flatMap(({ values }) => values.filter(value => value !== null))
  return range ?? [Math.min(0, ...values), Math.max(0, ...values) || 1]
}
