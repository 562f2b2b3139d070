import type { CustomSeriesOption } from 'echarts'
import type { ChartBase, ChartKind, ChartTheme } from './chart.ts'
import { hierarchy, treemap as squarify } from 'd3-hierarchy'
import { baseOption, DEFAULT_HEIGHT, DEFAULT_WIDTH, literal } from './chart.ts'

export interface TreemapPart {
  readonly name: string
  /** Nothing is drawn of what is not more than zero. */
  readonly value: number
  /** The value as a person writes it. */
  readonly label: string
  /** Index of its entity's colour in the palette. */
  readonly color?: number
  readonly focus?: boolean
}

export interface TreemapGroup {
  /** Stands above its parts; none where all parts are of one group. */
  readonly name?: string
  /** Index into the palette; the colour of those of its parts that have none of their own. */
  readonly color?: number
  readonly parts: readonly TreemapPart[]
}

/** Many parts of one whole, each as large as its value, with its name in it where it has room. */
export interface TreemapSpec extends ChartBase {
  readonly kind: 'treemap'
  readonly groups: readonly TreemapGroup[]
}

interface Cell {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly part: TreemapPart
  readonly group: TreemapGroup
}

interface Head extends Omit<Cell, 'part'> {}

const GAP = 4
const PADDING = 8
const HEADER = 30
const LEADING = 1.3

export const treemap: ChartKind<TreemapSpec> = {
  numbers: spec => spec.groups.flatMap(group => group.parts.map(({ name, label }) => ({
    name,
    values: [group.name === undefined ? { value: label } : { name: group.name, value: label }],
  }))),

  marks: spec => shown(spec).length,

  height: () => 520,

  /** It is one whole; names that have no room are cut as it is drawn, and stand with all numbers in the notes. */
  split: spec => [{ spec, whole: [] }],

  option(spec, theme) {
    const { cells, heads } = treemapLayout(spec, theme.width ?? DEFAULT_WIDTH, theme.height ?? DEFAULT_HEIGHT)
    const shapes = [...cells.map(cell => drawCell(cell, spec, theme)), ...heads.map(head => drawHead(head, theme))]
    return {
      ...baseOption(spec, theme),
      tooltip: { show: false },
      series: [{
        type: 'custom',
        coordinateSystem: 'none',
        silent: true,
        data: shapes.map((_, i) => i),
        renderItem: ({ dataIndex }) => shapes[dataIndex]!,
      }],
    }
  },
}

/** Where each part stands in a drawing of a size (px), and the place for the name of each group that has one. */
export function treemapLayout(spec: TreemapSpec, width: number, height: number): { readonly cells: readonly Cell[], readonly heads: readonly Head[] } {
  interface Node { readonly group?: TreemapGroup, readonly part?: TreemapPart, readonly children?: readonly Node[] }
  const tree: Node = { children: spec.groups.map(group => ({ group, children: group.parts.filter(({ value }) => value > 0).map(part => ({ group, part })) })) }
  const root = squarify<Node>()
    .size([width, height])
    .round(true)
    .paddingInner(GAP)
    .paddingTop(({ data }) => data.group?.name !== undefined && !data.part ? HEADER : 0)(hierarchy<Node>(tree, ({ children }) => children && [...children])
      .sum(({ part }) => part?.value ?? 0)
      .sort((a, b) => b.value! - a.value!))
  const box = ({ x0, y0, x1, y1 }: typeof root) => ({ x: x0, y: y0, width: Math.max(1, x1 - x0), height: Math.max(1, y1 - y0) })
  return {
    cells: root.leaves().flatMap(node => node.data.part ? [{ ...box(node), part: node.data.part, group: node.data.group! }] : []),
    heads: (root.children ?? []).flatMap(node => node.data.group?.name !== undefined && node.value ? [{ ...box(node), height: HEADER, group: node.data.group }] : []),
  }
}

type Shape = ReturnType<NonNullable<CustomSeriesOption['renderItem']>>

/** A cell, and in it as much of its name as has room, then its value. */
function drawCell({ x, y, width, height, part, group }: Cell, spec: TreemapSpec, theme: ChartTheme): Shape {
  const { fontSize, fontFamily } = theme
  const fill = treemapColor(part, group, spec, theme)
  const room = width - 2 * PADDING
  const most = Math.floor((height - 2 * PADDING) / (fontSize * LEADING))
  const value = most > 1 ? theme.lines(part.label, { size: fontSize, bold: true, width: room, most: 1 }) : []
  const name = most > 0 ? theme.lines(part.name, { size: fontSize, width: room, most: most - value.length }) : []
  const text = (lines: readonly string[], before: number, fontWeight: 400 | 700) => lines.map((line, i) => ({
    type: 'text' as const,
    x: x + PADDING,
    y: y + PADDING + (before + i) * fontSize * LEADING,
    style: { text: literal(line), fill: theme.on(fill), fontFamily, fontSize, fontWeight, lineHeight: fontSize * LEADING },
  }))
  return {
    type: 'group',
    children: [
      { type: 'rect', shape: { x, y, width, height, r: 6 }, style: { fill } },
      ...isReadable([...name, ...value], room, theme) ? [...text(name, 0, 400), ...text(value, name.length, 700)] : [],
    ],
  }
}

/** A beginning of one letter tells nobody a name. */
function isReadable(lines: readonly string[], room: number, { fontSize }: ChartTheme): boolean {
  return room >= 2 * fontSize && lines.every(line => !/^.?…$/u.test(line))
}

function drawHead({ x, y, width, group }: Head, theme: ChartTheme): Shape {
  const { fontSize, fontFamily } = theme
  const [line = ''] = theme.lines(group.name!, { size: fontSize, bold: true, width, most: 1 })
  return { type: 'text', x, y: y + 4, style: { text: literal(line), fill: theme.text, fontFamily, fontSize, fontWeight: 700, lineHeight: fontSize * LEADING } }
}

const shown = ({ groups }: TreemapSpec): TreemapPart[] => groups.flatMap(({ parts }) => parts.filter(({ value }) => value > 0))

/** What is in focus, or, where nothing has a colour of its own, the largest takes the accent. */
function treemapColor(part: TreemapPart, group: TreemapGroup, spec: TreemapSpec, theme: ChartTheme): string {
  const all = shown(spec)
  if (all.some(({ focus }) => focus))
    return part.focus ? theme.accent : theme.quiet
  const color = part.color ?? group.color
  if (color !== undefined)
    return theme.palette[color % theme.palette.length]!
  return part.value === Math.max(...all.map(({ value }) => value)) ? theme.accent : theme.quiet
}
