/** How large Mermaid will draw a flowchart: laid out by the same dagre with the same spacing. */
import type { DiagramBox } from './diagram.ts'
import type { NodeLabel } from './node-label.ts'
import type { Direction } from './spacing.ts'
import { layout } from 'dagre-d3-es/src/dagre/index.js'
import { Graph } from 'dagre-d3-es/src/graphlib/index.js'
import { LABEL, LEAST_LABEL, MARGIN, SPACING } from './spacing.ts'

export interface ChartNode extends NodeLabel {
  readonly id: string
  /** A node with round ends is wider. */
  readonly isRound?: boolean
}

export interface ChartEdge {
  readonly from: string
  readonly to: string
  readonly label?: NodeLabel
}

export interface Flowchart {
  readonly direction: Direction
  readonly nodes: readonly ChartNode[]
  readonly edges: readonly ChartEdge[]
}

/** px: labels are never drawn smaller. */
const SMALLEST_LABEL = 15

/** What a browser's own rounding may add. */
const SLACK = 1.01

/** A drawing is never made smaller than this. */
const SMALLEST_SCALE = SLACK * SMALLEST_LABEL / LABEL.size

/** More than so many never fit a slide, and take long to lay out. */
const MOST_NODES = 90
const MOST_EDGES = 180

/** By which factor a drawing of a size fits the box exactly. */
export const scaleIn = (box: DiagramBox, { width, height }: DiagramBox): number => Math.min(box.width / width, box.height / height)

/** Whether a drawing of a size can be read in the box. */
export const isLegible = (size: DiagramBox, box: DiagramBox): boolean => scaleIn(box, size) >= SMALLEST_SCALE

/** By which factor all of the charts, each drawn on its own, fit the box. */
export const scaleOf = (charts: readonly Flowchart[], box: DiagramBox): number => Math.min(...charts.map(chart => scaleIn(box, sizeOf(chart))))

/** Whether Mermaid's drawing of a chart can be read in the box. */
export function canBeRead(chart: Flowchart, box: DiagramBox): boolean {
  return chart.nodes.length <= MOST_NODES && chart.edges.length <= MOST_EDGES && isLegible(sizeOf(chart), box)
}

/** The sizes of charts laid out last: fitting tries the same ones with several titles, and decks share diagrams. */
const known = new Map<string, DiagramBox>()
const MOST_KNOWN = 500

/** The drawing's size in px before it is scaled. */
function sizeOf(chart: Flowchart): DiagramBox {
  const key = JSON.stringify([
    chart.direction,
    chart.nodes.map(({ id, width, height, isRound }) => [id, width, height, isRound]),
    chart.edges.map(({ from, to, label }) => [from, to, label?.width, label?.height]),
  ])
  const size = known.get(key) ?? layOut(chart)
  if (known.size === MOST_KNOWN)
    known.clear()
  known.set(key, size)
  return size
}

function layOut({ direction, nodes, edges }: Flowchart): DiagramBox {
  const spacing = SPACING[direction]
  const graph = new Graph({ multigraph: true, compound: true })
  graph.setGraph({ rankdir: direction, nodesep: spacing.node, ranksep: spacing.rank, marginx: MARGIN, marginy: MARGIN })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of nodes)
    graph.setNode(named(node.id), outerSize(node, direction))
  edges.forEach(({ from, to, label }, i) => {
    graph.setEdge(named(from), named(to), { minlen: 1, weight: 1, width: label?.width ?? 0, height: label?.height ?? 0, labelpos: 'c', labeloffset: 10 }, String(i))
  })
  layout(graph, {})
  const { width, height } = graph.graph() as DiagramBox
  return { width, height }
}

/** The library looks nodes up in plain objects, which have a `constructor` of their own. */
const named = (id: string): string => `n-${id}`

/** A node with what stands around its label. */
export function outerSize({ width, height, isRound }: Omit<ChartNode, 'id'>, direction: Direction): DiagramBox {
  const { padding } = SPACING[direction]
  const outerHeight = height + 2 * padding
  return { width: Math.max(LEAST_LABEL, width) + 4 * padding + (isRound ? outerHeight / 2 : 0), height: outerHeight }
}
