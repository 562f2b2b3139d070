import type { ChartBase, ChartKind } from './chart.ts'
import { baseOption, columnWidth, cutNames, DEFAULT_HEIGHT, DEFAULT_WIDTH, literal } from './chart.ts'

export interface RadarAxis {
  readonly name: string
  /** From 0 to `max`. */
  readonly value: number
  /** The value as a person writes it, or the name of its level. */
  readonly label: string
}

/**
 * The profile of one thing on comparable scales, an axis each, all from zero to `max`. Several things
 * in one radar can't be told apart: they have a heat map.
 */
export interface RadarSpec extends ChartBase {
  readonly kind: 'radar'
  /** Whose profile it is. */
  readonly name: string
  readonly max: number
  /** The thing's colour in the palette; the accent where it isn't stated. */
  readonly color?: number
  /** 3 to 8, clockwise from the top. */
  readonly axes: readonly RadarAxis[]
}

/** With fewer axes there is no shape, with more no room for their names. */
export const RADAR_AXES = { least: 3, most: 8 }

const NAME_WIDTH = 0.25 * DEFAULT_WIDTH
const LINES = 2
const NAME_GAP = 14

/** A text in the style `value` of a rich text of ECharts, whose braces end it. */
const strong = (text: string): string => `{value|${text.replaceAll(/[{}]/g, '')}}`

export const radar: ChartKind<RadarSpec> = {
  numbers: spec => spec.axes.map(({ name, label }) => ({ name, values: [{ value: label }] })),

  /** The area, and a dot on each axis. */
  marks: spec => 1 + spec.axes.length,

  height: () => 520,

  split(spec, measure) {
    const { names, whole } = cutNames(spec.axes.map(({ name }) => name), NAME_WIDTH, LINES, measure)
    return [{ spec: { ...spec, axes: spec.axes.map((axis, i) => ({ ...axis, name: names[i]! })) }, whole }]
  },

  option(spec, theme) {
    const { fontSize } = theme
    const width = theme.width ?? DEFAULT_WIDTH
    const height = theme.height ?? DEFAULT_HEIGHT
    const color = spec.color === undefined ? theme.accent : theme.palette[spec.color % theme.palette.length]!
    const label = { fontFamily: theme.fontFamily, fontSize, lineHeight: fontSize * 1.3 }
    const nameBox = { size: fontSize, width: columnWidth(spec.axes.flatMap(({ name, label }) => [name, label]), fontSize, 0.25 * width), most: LINES }
    const texts = spec.axes.map(({ name, label }) => ({ name: theme.lines(name, nameBox), label: theme.lines(label, { ...nameBox, bold: true, most: 1 }) }))
    const angles = spec.axes.map((_, i) => Math.PI / 2 + 2 * Math.PI * i / spec.axes.length)
    const [below, aside] = [Math.max(...angles.map(angle => -Math.sin(angle))), Math.max(...angles.map(angle => Math.abs(Math.cos(angle))))]
    // Above and below the shape stand names and their values, beside it names as wide as their box.
    const margin = NAME_GAP + fontSize * 1.3 * (1 + Math.max(...texts.map(({ name }) => name.length)))
    const radius = Math.min((height - 2 * margin) / (1 + below), (width / 2 - nameBox.width - NAME_GAP) / aside)
    const top = (height - radius * (1 + below)) / 2
    return {
      ...baseOption(spec, theme),
      radar: {
        center: [width / 2, top + radius],
        radius,
        splitNumber: Math.min(5, spec.max),
        axisNameGap: NAME_GAP,
        axisName: {
          ...label,
          color: theme.text,
          formatter: (_, indicator) => {
            const { name, label } = texts[(indicator as unknown as { readonly at: number }).at]!
            return [...name.map(literal), ...label.map(line => strong(line))].join('\n')
          },
          rich: { value: { ...label, fontWeight: 700, color: theme.text } },
        },
        axisLine: { lineStyle: { color: theme.line } },
        splitLine: { lineStyle: { color: theme.line } },
        splitArea: { show: false },
        indicator: spec.axes.map(({ name }, at) => ({ name, min: 0, max: spec.max, at })),
      },
      series: [{
        type: 'radar',
        cursor: 'default',
        symbol: 'circle',
        symbolSize: 12,
        emphasis: { disabled: true },
        data: [{
          name: spec.name,
          value: spec.axes.map(({ value }) => value),
          itemStyle: { color },
          lineStyle: { color, width: 3 },
          areaStyle: { color, opacity: 0.18 },
        }],
      }],
    }
  },
}
