import type { CustomSeriesOption } from 'echarts'
import type { ChartBase, ChartKind, ChartTheme } from './chart.ts'
import { baseOption, cutNames, DEFAULT_HEIGHT, DEFAULT_WIDTH, literal, textWidth } from './chart.ts'
import { labelFault } from './label-fault.ts'
import { numberWriter } from './numbers.ts'
import { spread } from './spread.ts'

/** Parts of one whole, as one ring with direct labels. */
export interface ShareSpec extends ChartBase {
  readonly kind: 'share'
  /** A part's label tells its value with its unit; without one, the ring tells all values' sum in its middle. */
  readonly parts: readonly { readonly name: string, readonly value: number, readonly label?: string, readonly color?: number }[]
}

/** px: the ring as large as its labels leave it, and from its edge to a label. */
const RADIUS = { most: 168, least: 96 }
const HOLE = 0.62
const LEAD = 44
/** px between the ring and a line around it. */
const CLEAR = 9
const GAP = 10
const NAME_LINES = 3
const LEADING = 1.3
const TOTAL = 48

/** px of the widest column of labels. */
const NAME_WIDTH = DEFAULT_WIDTH / 2 - RADIUS.least - LEAD

export const share: ChartKind<ShareSpec> = {
  split(spec, measure) {
    const { names, whole } = cutNames(spec.parts.map(({ name }) => name), NAME_WIDTH, NAME_LINES, measure)
    return [{ spec: { ...spec, parts: spec.parts.map((part, i) => ({ ...part, name: names[i]! })) }, whole }]
  },

  numbers(spec, language) {
    const write = numberWriter(language, spec.parts.map(({ value }) => value))
    return spec.parts.map(({ name, value, label }) => ({ name, values: [{ value: label ?? write(value) }] }))
  },

  marks: spec => spec.parts.filter(part => part.value > 0).length,

  height: () => 480,

  option(spec, theme) {
    const parts = spec.parts.filter(part => part.value > 0)
    const { radius, labels } = layOut(spec, theme)
    return {
      ...baseOption(spec, theme),
      series: [
        {
          type: 'pie',
          radius: [radius * HOLE, radius],
          center: ['50%', '50%'],
          cursor: 'default',
          startAngle: 90,
          itemStyle: { borderColor: theme.surface, borderWidth: 2 },
          label: { show: false },
          labelLine: { show: false },
          emphasis: { disabled: true },
          data: parts.map((part, i) => ({
            name: literal(part.name),
            value: part.value,
            itemStyle: { color: theme.palette[(part.color ?? i) % theme.palette.length]! },
          })),
        },
        {
          type: 'custom',
          coordinateSystem: 'none',
          silent: true,
          tooltip: { show: false },
          data: labels.map((_, i) => i),
          renderItem: ({ dataIndex }) => labels[dataIndex]!,
        },
      ],
    }
  },
}

type Shape = ReturnType<NonNullable<CustomSeriesOption['renderItem']>>

interface Label {
  readonly lines: readonly string[]
  /** How many of the lines are the value. */
  readonly strong: number
}

/** The ring as large as it may be beside labels that are neither cut nor broken, and these with their lines. */
function layOut(spec: ShareSpec, theme: ChartTheme): { readonly radius: number, readonly labels: readonly Shape[] } {
  const { fontSize } = theme
  const [width, height] = [theme.width ?? DEFAULT_WIDTH, theme.height ?? DEFAULT_HEIGHT]
  const parts = spec.parts.filter(part => part.value > 0)
  const write = numberWriter(theme.language, parts.map(({ value }) => value))
  const total = parts.reduce((sum, { value }) => sum + value, 0)
  let turned = 0
  const angles = parts.map(({ value }) => {
    const angle = 2 * Math.PI * (turned + value / 2) / total
    turned += value
    return angle
  })
  const isRight = angles.map(angle => angle < Math.PI)
  // Each side has its share of the height.
  const most = [false, true].map(side => Math.max(2, Math.floor(height / Math.max(1, isRight.filter(right => right === side).length) / (fontSize * LEADING))))
  const labelsAt = (radius: number) => parts.map(({ name, value, label }, i): Label & { readonly isWhole: boolean } => {
    const box = { size: fontSize, width: width / 2 - radius - LEAD }
    const text = label ?? write(value)
    const end = theme.lines(text, { ...box, bold: true, most: 2 })
    const lines = theme.lines(name, { ...box, most: Math.min(NAME_LINES, most[Number(isRight[i])]! - end.length) })
    return { lines: [...lines, ...end], strong: end.length, isWhole: !labelFault(name, lines) && !labelFault(text, end) }
  })
  const largest = Math.min(RADIUS.most, 0.4 * height)
  let radius = largest
  while (radius > Math.min(RADIUS.least, largest) && !labelsAt(radius).every(({ isWhole }) => isWhole))
    radius = Math.max(RADIUS.least, radius - 8)
  const labels = labelsAt(radius)

  const shifts = new Map<number, number>()
  for (const side of [false, true]) {
    const own = [...parts.keys()].filter(i => isRight[i] === side)
    const moved = spread(own.map(i => ({ at: height / 2 - Math.cos(angles[i]!) * (radius + LEAD / 2), size: labels[i]!.lines.length * fontSize * LEADING + GAP / 2 })), { above: 0, height, below: 0 })
    own.forEach((i, at) => shifts.set(i, moved[at]!))
  }
  return {
    radius,
    labels: [
      ...labels.map((label, i) => drawLabel(label, { angle: angles[i]!, radius, y: height / 2 - Math.cos(angles[i]!) * (radius + LEAD / 2) + shifts.get(i)!, width, height }, theme)),
      ...parts.every(part => part.label === undefined) ? [drawTotal(write(total), spec.unit, { radius, x: width / 2, y: height / 2 }, theme)] : [],
    ],
  }
}

/** A label and the line that leads to it from its part. */
function drawLabel({ lines, strong }: Label, { angle, radius, y, width, height }: { readonly angle: number, readonly radius: number, readonly y: number, readonly width: number, readonly height: number }, { fontSize, fontFamily, text, muted }: ChartTheme): Shape {
  const side = angle < Math.PI ? 1 : -1
  const point = (at: number, angle: number): [number, number] => [width / 2 + Math.sin(angle) * at, height / 2 - Math.cos(angle) * at]
  const x = width / 2 + side * (radius + LEAD)
  const top = y - lines.length * fontSize * LEADING / 2
  // At the height of its label the line meets the ring, around which it goes to its part.
  const around = radius + CLEAR
  const meets = Math.acos(Math.max(-1, Math.min(1, (height / 2 - y) / around))) * side
  const own = angle < Math.PI ? angle : angle - 2 * Math.PI
  const way = [0, 0.25, 0.5, 0.75, 1].map(share => point(around, own + (meets - own) * share))
  return {
    type: 'group',
    children: [
      { type: 'polyline', shape: { points: [point(radius + 2, own), ...way, [x - side * GAP, y]] }, style: { fill: 'none', stroke: muted, lineWidth: 1 } },
      ...lines.map((line, i) => ({
        type: 'text' as const,
        x,
        y: top + i * fontSize * LEADING,
        style: { text: literal(line), align: side > 0 ? 'left' as const : 'right' as const, fill: text, fontFamily, fontSize, fontWeight: i >= lines.length - strong ? 700 as const : 400 as const, lineHeight: fontSize * LEADING },
      })),
    ],
  }
}

/** The sum of all parts in the ring's middle, and what is counted. */
function drawTotal(total: string, unit: string | undefined, { radius, x, y }: { readonly radius: number, readonly x: number, readonly y: number }, theme: ChartTheme): Shape {
  const { fontFamily, text, muted } = theme
  const room = 1.6 * radius * HOLE
  const size = Math.min(TOTAL, TOTAL * room / textWidth(total, TOTAL))
  const unitLines = unit === undefined ? [] : theme.lines(unit, { size: theme.fontSize, width: room, most: 2 })
  const height = size * 1.1 + unitLines.length * theme.fontSize * LEADING
  const style = { align: 'center' as const, fontFamily }
  return {
    type: 'group',
    children: [
      { type: 'text', x, y: y - height / 2, style: { ...style, text: literal(total), fill: text, fontSize: size, fontWeight: 700 } },
      ...unitLines.map((line, i) => ({ type: 'text' as const, x, y: y - height / 2 + size * 1.1 + i * theme.fontSize * LEADING, style: { ...style, text: literal(line), fill: muted, fontSize: theme.fontSize } })),
    ],
  }
}
