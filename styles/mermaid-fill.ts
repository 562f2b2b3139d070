/**
 * Spreads a flowchart or a stack of blocks over the box that its slide gives it, so that no room is left
 * beside a small drawing: boxes of one column become as wide as each other, ranks and rows move apart.
 * Labels keep their size, and nothing comes nearer to anything else.
 */
import type { Point, Size } from './svg-geometry.ts'
import { MAX_SCALE } from '../scripts/diagrams/spacing.ts'
import { translationOf, viewBoxOf } from './svg-geometry.ts'

/** px of the drawing: between ranks, and between the boxes of one, where there is room. */
const MOST_GAP = { LR: { rank: 240, node: 44 }, TB: { rank: 64, node: 96 } } as const

/** How much wider or higher than they need be boxes become. */
const WIDER = 2
const HIGHER = 2

/** Mermaid's space between blocks, px. */
const BLOCK_GAP = 8

/** px: half of the widest stroke. */
const STROKE = 1.25

interface Node extends Size {
  readonly element: SVGGElement
  readonly at: Point
  /** None where the shape is no rectangle; its size stays. */
  readonly rect: SVGRectElement | null
}

/** Where a node was, and where and how wide it is now. */
interface Moved { readonly node: Node, readonly to: Point, readonly width: number }

/** The box in px that a slide gives a diagram, as fitting writes it below its text (`scripts/diagrams/index.ts`). */
export function boxOf(code: string): Size | undefined {
  const [, width, height] = /^%% box (\d+) x (\d+)$/m.exec(code) ?? []
  return width === undefined ? undefined : { width: Number(width), height: Number(height) }
}

/** Changes the drawing's boxes, lines and `viewBox`. */
export function fillBox(svg: SVGElement, code: string): void {
  const [, direction] = /^\s*(?:flowchart|graph)\s+(LR|TB)\b/m.exec(code) ?? []
  const box = boxOf(code)
  if (direction && !svg.querySelector('g.cluster'))
    spreadFlowchart(svg, direction as 'LR' | 'TB', box)
  else if (box && /^\s*block\b/m.test(code))
    stretchBlocks(svg, box)
}

function spreadFlowchart(svg: SVGElement, direction: 'LR' | 'TB', box: Size | undefined): void {
  const nodes = nodesOf(svg)
  if (!nodes.length)
    return
  const [along, across] = direction === 'LR' ? ['x', 'y'] as const : ['y', 'x'] as const
  const lengthOf = (node: Node) => direction === 'LR' ? node.width : node.height
  const ranks = [...Map.groupBy(nodes, ({ at }) => Math.round(at[along]))].sort(([a], [b]) => a - b).map(([, nodes]) => nodes)
  const lengths = ranks.map(rank => Math.max(...rank.map(lengthOf)))
  const centres = ranks.map(([first]) => first!.at[along])
  if (direction === 'LR' && isForward(svg))
    crop(svg, nodes)
  const room = spare(svg, box)

  // Along: first the ranks move apart, then their boxes grow.
  const gaps = centres.slice(1).map((centre, i) => centre - centres[i]! - (lengths[i]! + lengths[i + 1]!) / 2)
  const more = gaps.length ? Math.min(room[along] / gaps.length, Math.max(0, MOST_GAP[direction].rank - Math.max(...gaps))) : 0
  const growth = direction === 'LR' ? (room[along] - more * gaps.length) / ranks.length : 0
  const grown = ranks.map((rank, i) => rank.every(({ rect }) => rect) ? lengths[i]! + Math.min(growth, (WIDER - 1) * lengths[i]!) : lengths[i]!)
  const knots: [from: number, to: number][] = []
  let edge = centres[0]! - lengths[0]! / 2
  for (const [i, centre] of centres.entries()) {
    knots.push([centre - lengths[i]! / 2, edge], [centre + lengths[i]! / 2, edge + grown[i]!])
    edge += grown[i]! + (gaps[i] ?? 0) + more
  }
  const mapAlong = (value: number) => interpolate(knots, value)

  // Across: the boxes of all ranks move apart alike.
  const places = nodes.map(({ at }) => at[across])
  const [first, last] = [Math.min(...places), Math.max(...places)]
  const pitches = ranks.flatMap((rank) => {
    const sorted = rank.map(({ at }) => at[across]).sort((a, b) => a - b)
    return sorted.slice(1).map((place, i) => place - sorted[i]!)
  })
  const apart = last > first && pitches.length
    ? Math.min(1 + room[across] / (last - first), 1 + MOST_GAP[direction].node / Math.min(...pitches))
    : 1
  const mapAcross = (value: number) => interpolate([[first, first], [last, first + (last - first) * apart]], value)

  const map = (point: Point): Point => direction === 'LR'
    ? { x: mapAlong(point.x), y: mapAcross(point.y) }
    : { x: mapAcross(point.x), y: mapAlong(point.y) }
  const moved = ranks.flatMap((rank, i) => rank.map((node): Moved => ({
    node,
    to: map(node.at),
    width: direction === 'LR' && node.rect && rank.every(({ rect }) => rect) ? grown[i]! : node.width,
  })))
  redraw(svg, moved, map)
  const added = { along: edge - more - (centres.at(-1)! + lengths.at(-1)! / 2), across: (last - first) * (apart - 1) }
  enlarge(svg, direction === 'LR' ? { x: added.along, y: added.across } : { x: added.across, y: added.along })
}

/** px of the drawing that its box has left when it is shown as large as can be. */
function spare(svg: SVGElement, box: Size | undefined): Point {
  const { width, height } = viewBoxOf(svg)
  if (!box)
    return { x: 0, y: 0 }
  const scale = Math.min(MAX_SCALE, box.width / width, box.height / height)
  return { x: Math.max(0, box.width / scale - width), y: Math.max(0, box.height / scale - height) }
}

function redraw(svg: SVGElement, moved: readonly Moved[], map: (point: Point) => Point): void {
  // A line's end stays where it meets its box.
  const place = (point: Point): Point => {
    const end = moved.find(({ node: { at, width, height } }) => Math.abs(point.x - at.x) < width / 2 + 7 && Math.abs(point.y - at.y) < height / 2 + 7)
    return end
      ? { x: end.to.x + (point.x - end.node.at.x) * end.width / end.node.width, y: end.to.y + point.y - end.node.at.y }
      : map(point)
  }
  for (const path of svg.querySelectorAll<SVGPathElement>('path.flowchart-link')) {
    // Lines and curves with absolute coordinates: all numbers are pairs.
    path.setAttribute('d', path.getAttribute('d')!.replace(/(-?[\d.]+)[\s,]+(-?[\d.]+)/g, (_, x, y) => {
      const to = place({ x: Number(x), y: Number(y) })
      return `${to.x},${to.y}`
    }))
    if (path.dataset.points)
      path.dataset.points = btoa(JSON.stringify((JSON.parse(atob(path.dataset.points)) as Point[]).map(place)))
  }
  for (const label of svg.querySelectorAll<SVGGElement>('g.edgeLabels > g.edgeLabel')) {
    const at = translationOf(label)
    if (at)
      moveTo(label, map(at))
  }
  for (const { node, to, width } of moved) {
    moveTo(node.element, to)
    if (node.rect && width !== node.width)
      resize(node.rect, { width, height: node.height })
  }
}

/** Blocks fill the width of their box, and of its height what becomes them. */
function stretchBlocks(svg: SVGElement, box: Size): void {
  const nodes = nodesOf(svg)
  if (!nodes.length)
    return
  crop(svg, nodes)
  const view = viewBoxOf(svg)
  const room = spare(svg, box)
  // Blocks grow with half of the space around them, which stays as it is.
  const whole = { x: view.width - 2 * STROKE + BLOCK_GAP, y: view.height - 2 * STROKE + BLOCK_GAP }
  const factor = { x: 1 + room.x / whole.x, y: Math.min(HIGHER, 1 + room.y / whole.y) }
  const [left, top] = [Math.min(...nodes.map(({ at, width }) => at.x - width / 2)) - BLOCK_GAP / 2, Math.min(...nodes.map(({ at, height }) => at.y - height / 2)) - BLOCK_GAP / 2]
  for (const { element, at, width, height, rect } of nodes) {
    moveTo(element, { x: left + (at.x - left) * factor.x, y: top + (at.y - top) * factor.y })
    if (rect)
      resize(rect, { width: (width + BLOCK_GAP) * factor.x - BLOCK_GAP, height: (height + BLOCK_GAP) * factor.y - BLOCK_GAP })
  }
  enlarge(svg, { x: whole.x * (factor.x - 1), y: whole.y * (factor.y - 1) })
}

/** Whether all lines lead to the right: none runs around the boxes. */
function isForward(svg: SVGElement): boolean {
  return [...svg.querySelectorAll<SVGPathElement>('path.flowchart-link')].every(({ dataset: { points } }) => {
    const line = points === undefined ? [] : JSON.parse(atob(points)) as Point[]
    return line.every(({ x }, i) => i === 0 || x >= line[i - 1]!.x)
  })
}

/** Leaves nothing around the boxes but their strokes: they stand where the slide's text does. */
function crop(svg: SVGElement, nodes: readonly Node[]): void {
  const left = Math.min(...nodes.map(({ at, width }) => at.x - width / 2))
  const right = Math.max(...nodes.map(({ at, width }) => at.x + width / 2))
  const top = Math.min(...nodes.map(({ at, height }) => at.y - height / 2))
  const bottom = Math.max(...nodes.map(({ at, height }) => at.y + height / 2))
  svg.setAttribute('viewBox', [left - STROKE, top - STROKE, right - left + 2 * STROKE, bottom - top + 2 * STROKE].join(' '))
}

function nodesOf(svg: SVGElement): Node[] {
  return [...svg.querySelectorAll<SVGGElement>('g.node')].flatMap((element) => {
    const at = translationOf(element)
    const shape = element.querySelector<SVGElement>(':scope > .label-container')
    const size = shape && shapeSize(shape)
    return at && size ? [{ element, at, ...size, rect: shape.tagName === 'rect' ? shape as SVGRectElement : null }] : []
  })
}

/** Shapes stand in the middle of their node. */
function shapeSize(shape: SVGElement): Size | undefined {
  if (shape.tagName === 'rect')
    return { width: Number(shape.getAttribute('width')), height: Number(shape.getAttribute('height')) }
  const outline = shape.tagName === 'polygon' ? shape.getAttribute('points') : (shape.matches('path') ? shape : shape.querySelector('path'))?.getAttribute('d')
  const numbers = outline?.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g)?.map(Number) ?? []
  const reach = (of: number) => Math.max(...numbers.filter((_, i) => i % 2 === of).map(Math.abs))
  return numbers.length ? { width: 2 * reach(0), height: 2 * reach(1) } : undefined
}

const moveTo = (element: Element, { x, y }: Point): void => element.setAttribute('transform', `translate(${x}, ${y})`)

function resize(rect: SVGRectElement, { width, height }: Size): void {
  for (const [name, value] of Object.entries({ x: -width / 2, y: -height / 2, width, height }))
    rect.setAttribute(name, String(value))
}

function enlarge(svg: SVGElement, by: Point): void {
  const { x, y, width, height } = viewBoxOf(svg)
  svg.setAttribute('viewBox', [x, y, width + by.x, height + by.y].join(' '))
}

/** Between knots in proportion; beyond them as far away as before. */
function interpolate(knots: readonly (readonly [from: number, to: number])[], value: number): number {
  const next = knots.findIndex(([from]) => from >= value)
  if (next <= 0) {
    const [from, to] = next === 0 ? knots[0]! : knots.at(-1)!
    return to + value - from
  }
  const [[a, toA], [b, toB]] = [knots[next - 1]!, knots[next]!]
  return b === a ? toB : toA + (value - a) * (toB - toA) / (b - a)
}
