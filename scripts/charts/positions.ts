import type { Measure } from '../slides/measure.ts'
import type { ChartBase, ChartKind, ChartTheme } from './chart.ts'
import { baseOption, cutNames, DEFAULT_HEIGHT, DEFAULT_WIDTH, literal, textLines, textWidth } from './chart.ts'

export interface PositionAxis {
  readonly name: string
  /** What stands at its low and at its high end. */
  readonly low: string
  readonly high: string
  /** Which end is the better one; the quarter at the better ends of both axes is tinted. */
  readonly better?: 'higher' | 'lower'
}

/** Things on a map of two ratings, in four quarters. */
export interface PositionsSpec extends ChartBase {
  readonly kind: 'positions'
  readonly x: PositionAxis
  readonly y: PositionAxis
  /** Places from 0 (low) to 1 (high). */
  readonly points: readonly {
    readonly name: string
    readonly x: number
    readonly y: number
    /** The two ratings as a person writes them. */
    readonly at: readonly [x: string, y: string]
  }[]
}

const NAME_WIDTH = 160
const NAME_LINES = 2

/** The ends of both axes, a little beyond the outermost places. */
const [LOW, HIGH] = [-0.06, 1.06]

export const positions: ChartKind<PositionsSpec> = {
  numbers: spec => spec.points.map(({ name, at }) => ({
    name,
    values: [{ name: spec.x.name, value: at[0] }, { name: spec.y.name, value: at[1] }],
  })),

  marks: spec => spec.points.length,

  height: () => 520,

  split(spec, measure) {
    const { names, whole } = cutNames(spec.points.map(({ name }) => name), NAME_WIDTH, NAME_LINES, measure)
    const axes = [longEnds(spec.x, X_ROOM, measure), longEnds(spec.y, Y_ROOM, measure)].flat()
    return [{ spec: { ...spec, points: spec.points.map((point, i) => ({ ...point, name: names[i]! })) }, whole: [...whole, ...axes] }]
  },

  first: (spec, count) => ({ ...spec, points: spec.points.slice(0, count) }),

  option(spec, theme) {
    const label = { fontFamily: theme.fontFamily, fontSize: theme.fontSize }
    const width = theme.width ?? DEFAULT_WIDTH
    const line = theme.fontSize * 1.3
    const sides = labelSides(spec, { width: width - 48, height: (theme.height ?? DEFAULT_HEIGHT) - 52 }, theme.fontSize)
    const ends = (axis: PositionAxis, room: number) => ({
      type: 'value' as const,
      min: LOW,
      max: HIGH,
      interval: 0.56,
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { show: true, onZero: false, lineStyle: { color: theme.muted, width: 1 } },
      splitLine: { show: false },
      name: literal(axisText(axis, room, theme)),
      nameLocation: 'middle' as const,
      nameGap: 14,
      nameTextStyle: { ...label, color: theme.text, fontWeight: 700 as const, lineHeight: line },
    })
    return {
      ...baseOption(spec, theme),
      grid: { left: 40, right: 8, top: 8, bottom: 44, outerBoundsMode: 'none' },
      xAxis: ends(spec.x, width - 48),
      yAxis: { ...ends(spec.y, (theme.height ?? DEFAULT_HEIGHT) - 52), nameRotate: 90 },
      series: [{
        type: 'scatter',
        cursor: 'default',
        symbolSize: 16,
        itemStyle: { color: theme.accent, opacity: 1 },
        emphasis: { disabled: true },
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: theme.line, width: 1.5, type: 'solid' },
          data: [{ xAxis: 0.5 }, { yAxis: 0.5 }],
        },
        ...(spec.x.better && spec.y.better && {
          markArea: {
            silent: true,
            itemStyle: { color: theme.accent, opacity: 0.1 },
            data: [[{ xAxis: goodHalf(spec.x)[0], yAxis: goodHalf(spec.y)[0] }, { xAxis: goodHalf(spec.x)[1], yAxis: goodHalf(spec.y)[1] }]],
          },
        }),
        data: spec.points.map(({ name, x, y }, i) => ({
          value: [x, y],
          name: literal(name),
          label: {
            ...label,
            show: sides[i] !== undefined,
            ...(sides[i] && { position: sides[i] }),
            distance: 8,
            formatter: () => theme.lines(name, { size: theme.fontSize, width: NAME_WIDTH, most: NAME_LINES }).map(literal).join('\n'),
            color: theme.text,
            lineHeight: theme.fontSize * 1.2,
          },
        })),
      }],
    }
  },
}

/** Where the better half of an axis begins and ends. */
const goodHalf = ({ better }: PositionAxis): [number, number] => better === 'lower' ? [LOW, 0.5] : [0.5, HIGH]

/** px along the axes, about. */
const X_ROOM = DEFAULT_WIDTH - 48
const Y_ROOM = DEFAULT_HEIGHT - 52

/** What at an axis has no room beside its name, which the numbers in the notes tell anyway. */
const longEnds = ({ low, high }: PositionAxis, room: number, measure: Measure): readonly string[] => cutNames([low, high], 0.9 * (room - 72) / 4, 1, measure).whole

/** What stands along an axis, in one line of a length (px): its name gets what its two ends leave, half of it at least. */
function axisText({ low, name, high }: PositionAxis, room: number, theme: ChartTheme): string {
  const arrows = 4 * theme.fontSize
  const cut = (text: string, width: number) => theme.lines(text, { size: theme.fontSize, bold: true, width, most: 1 })[0]!
  const [from, to] = [low, high].map(text => cut(text, (room - arrows) / 4)) as [string, string]
  return `${from}  ←  ${cut(name, room - arrows - textWidth(from, theme.fontSize) - textWidth(to, theme.fontSize))}  →  ${to}`
}

const SIDES = ['right', 'left', 'top', 'bottom'] as const

interface Box { readonly left: number, readonly top: number, readonly width: number, readonly height: number }

/**
 * The side of each point where its name meets no other name, no point and no line, as far as there is one;
 * none where it would lie over another name, which the table tells.
 */
function labelSides(spec: PositionsSpec, plot: { readonly width: number, readonly height: number }, fontSize: number): (typeof SIDES[number] | undefined)[] {
  const centres = spec.points.map(({ x, y }) => ({ x: (x + 0.06) / 1.12 * plot.width, y: (1.06 - y) / 1.12 * plot.height }))
  const points: Box[] = centres.map(({ x, y }) => ({ left: x - 8, top: y - 8, width: 16, height: 16 }))
  const names: Box[] = []
  return spec.points.map(({ name }, i) => {
    const width = Math.min(NAME_WIDTH, textWidth(name, fontSize))
    const height = textLines(name, fontSize, NAME_WIDTH) * fontSize * 1.2
    const { x, y } = centres[i]!
    const boxes: Record<typeof SIDES[number], Box> = {
      right: { left: x + 16, top: y - height / 2, width, height },
      left: { left: x - 16 - width, top: y - height / 2, width, height },
      top: { left: x - width / 2, top: y - 16 - height, width, height },
      bottom: { left: x - width / 2, top: y + 16, width, height },
    }
    const cost = (side: typeof SIDES[number]) => {
      const box = boxes[side]
      const isOut = box.left < 0 || box.top < 0 || box.left + width > plot.width || box.top + height > plot.height
      const isStruck = meets(box, { left: plot.width / 2, top: 0, width: 0, height: plot.height }) || meets(box, { left: 0, top: plot.height / 2, width: plot.width, height: 0 })
      return (isOut ? 1000 : 0) + 2 * [...names, ...points.filter((_, j) => j !== i)].filter(other => meets(box, other)).length + (isStruck ? 1 : 0)
    }
    const side = SIDES.reduce((best, next) => cost(next) < cost(best) ? next : best)
    if (names.some(other => meets(boxes[side], other)))
      return undefined
    names.push(boxes[side])
    return side
  })
}

function meets(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height
}
