import type { Measure } from '../slides/measure.ts'
import type { Diagram, DiagramBox, DiagramKind, DiagramPart } from './diagram.ts'
import type { NodeLabel } from './node-label.ts'
import { splitEvenly } from '../slides/layouts/split.ts'
import { fewestParts } from './diagram.ts'
import { canBeRead, isLegible, outerSize } from './flowchart-size.ts'
import { label, lines } from './mermaid.ts'
import { nodeLabel } from './node-label.ts'
import { SPACING } from './spacing.ts'

export interface FlowNode {
  readonly id: string
  readonly label: string
  /** An index into the entity colours. */
  readonly color?: number
  /** In the accent colour. */
  readonly focus?: boolean
}

export interface Flow {
  /** Columns from left to right; ids are unique over all columns. */
  readonly columns: readonly { readonly name?: string, readonly nodes: readonly FlowNode[] }[]
  /** Pairs of ids. */
  readonly edges: readonly { readonly from: string, readonly to: string, readonly label?: string }[]
}

export interface FlowSpec extends Flow {
  readonly kind: 'flow'
}

const COLUMN_CLASSES = ['group', 'leaf', 'muted'] as const

/** px that a label may take, from the best; and its lines. */
const LABEL_WIDTHS = [310, 250, 200, 160]
const LABEL_LINES = 4

/** Of more parts, narrower labels save none worth the while. */
const FEW_PARTS = 4

/** Who leads to what, in columns from left to right. */
export function flow({ columns, edges }: Flow, alt: string): Diagram {
  const ids = new Map<string, string>()
  const declared = columns.flatMap((column, x) => column.nodes.map((node, y) => {
    const id = `c${x + 1}n${y + 1}`
    ids.set(node.id, id)
    const cls = node.focus ? 'focus' : node.color === undefined ? COLUMN_CLASSES[Math.min(x, COLUMN_CLASSES.length - 1)] : `c${node.color % 10}`
    return `  ${id}[${label(node.label)}]:::${cls}`
  }))
  const drawn = edges.map(({ from, to, label: text }) =>
    `  ${ids.get(from)} -->${text === undefined
      ? ''
      : `|${label(text)}|`} ${ids.get(to)}`)
  return {
    mermaid: lines('flowchart LR', declared, drawn),
    alt,
    nodes: ids.size,
    spec: { kind: 'flow', columns, edges },
  }
}

export const flowKind: DiagramKind<FlowSpec> = { draw: flow, split, first }

/** Each column has its share, and no edge leads to what is not there. */
function first(spec: FlowSpec, count: number): FlowSpec {
  const most = Math.max(1, Math.floor(count / spec.columns.length))
  const columns = spec.columns.map(column => ({ ...column, nodes: column.nodes.slice(0, most) }))
  const kept = new Set(columns.flatMap(({ nodes }) => nodes.map(({ id }) => id)))
  return { ...spec, columns, edges: spec.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)) }
}

/** Each part shows some nodes of one column with all that they are connected to; no edge and no node is lost. */
function split(spec: FlowSpec, box: DiagramBox, measure: Measure): readonly DiagramPart<FlowSpec>[] {
  const [widest, ...narrower] = LABEL_WIDTHS.map(width => () => splitWith(width, spec, box, measure))
  const best = widest!()
  return best.length === 1 || best.length > FEW_PARTS ? best : fewestParts([best, ...narrower.map(way => way())])
}

function splitWith(width: number, spec: FlowSpec, box: DiagramBox, measure: Measure): readonly DiagramPart<FlowSpec>[] {
  const of = (text: string) => nodeLabel(text, width, LABEL_LINES, measure)
  const labels = new Map(spec.columns.flatMap(({ nodes }) => nodes).map(node => [node.id, of(node.label)]))
  const fits = (part: Flow) => isLegible(leastSize(part, labels), box) && canBeRead(chartOf(part, labels, of), box)
  return splitAt(spec, fits, [...spec.columns.keys()]).map((part) => {
    const nodes = part.columns.flatMap(column => column.nodes)
    return {
      spec: {
        kind: 'flow',
        columns: part.columns.map(column => ({ ...column, nodes: column.nodes.map(node => ({ ...node, label: labels.get(node.id)!.text })) })),
        edges: part.edges,
      },
      whole: nodes.flatMap(node => labels.get(node.id)!.whole ?? []),
    }
  })
}

/** A bound that is quick to tell: no drawing is smaller than its columns. */
function leastSize({ columns }: Flow, labels: ReadonlyMap<string, NodeLabel>): DiagramBox {
  const { node, rank } = SPACING.LR
  const sizes = columns.filter(({ nodes }) => nodes.length).map(({ nodes }) => nodes.map(({ id }) => outerSize(labels.get(id)!, 'LR')))
  return {
    width: sizes.reduce((sum, column) => sum + Math.max(...column.map(({ width }) => width)), rank * (sizes.length - 1)),
    height: Math.max(...sizes.map(column => column.reduce((sum, { height }) => sum + height + node, -node))),
  }
}

function chartOf({ columns, edges }: Flow, labels: ReadonlyMap<string, NodeLabel>, of: (text: string) => NodeLabel) {
  return {
    direction: 'LR' as const,
    nodes: columns.flatMap(({ nodes }) => nodes.map(({ id }) => ({ id, ...labels.get(id)! }))),
    edges: edges.map(({ from, to, label }) => ({ from, to, ...(label !== undefined && { label: of(label) }) })),
  }
}

/** The way with the fewest parts, of all columns by which the flow may come apart. */
function splitAt(flow: Flow, fits: (part: Flow) => boolean, columns: readonly number[]): readonly Flow[] {
  if (fits(flow))
    return [flow]
  let best: readonly Flow[] | undefined
  for (const column of columns.filter(column => flow.columns[column]!.nodes.length > 1)) {
    const parts = splitColumn(flow, column, fits, columns.filter(other => other !== column), best?.length)
    if (parts && (!best || parts.length < best.length))
      best = parts
  }
  return best ?? [flow]
}

/** The fewest parts by one column; none where they are no fewer than so many. */
function splitColumn(flow: Flow, column: number, fits: (part: Flow) => boolean, others: readonly number[], most = Number.POSITIVE_INFINITY): readonly Flow[] | undefined {
  const { nodes } = flow.columns[column]!
  const near = neighbours(flow)
  for (let count = 2; count < nodes.length; count = Math.ceil(count * 1.15)) {
    const parts = partsOf(flow, column, splitEvenly(nodes, Math.ceil(nodes.length / count)), near)
    if (parts.length >= most)
      return undefined
    if (parts.every(fits))
      return parts
  }
  return partsOf(flow, column, nodes.map(node => [node]), near).flatMap(part => splitAt(part, fits, others))
}

/** One part for each group of nodes of a column, and one for what is connected to none of them. */
function partsOf(flow: Flow, column: number, groups: readonly (readonly FlowNode[])[], near = neighbours(flow)): readonly Flow[] {
  const parts = groups.map(group => around(flow, column, group, near))
  const shown = new Set(parts.flatMap(part => part.columns.flatMap(({ nodes }) => nodes.map(({ id }) => id))))
  const isMissing = (id: string) => !shown.has(id)
  const edges = flow.edges.filter(({ from, to }) => isMissing(from) || isMissing(to))
  const kept = new Set([...flow.columns.flatMap(({ nodes }) => nodes.map(({ id }) => id)).filter(isMissing), ...edges.flatMap(({ from, to }) => [from, to])])
  return kept.size ? [...parts, { columns: only(flow, kept), edges }] : parts
}

interface Place { readonly column: number, readonly edges: readonly { readonly id: string, readonly edge: Flow['edges'][number] }[] }

/** Where each node stands, and what its edges lead to. */
function neighbours({ columns, edges }: Flow): ReadonlyMap<string, Place> {
  const places = new Map(columns.flatMap(({ nodes }, column) => nodes.map(({ id }) => [id, { column, edges: [] as { id: string, edge: Flow['edges'][number] }[] }] as const)))
  for (const edge of edges) {
    places.get(edge.from)?.edges.push({ id: edge.to, edge })
    places.get(edge.to)?.edges.push({ id: edge.from, edge })
  }
  return places
}

/** Some nodes of a column, and what leads to them from the left and from them to the right. */
function around(flow: Flow, column: number, group: readonly FlowNode[], near: ReadonlyMap<string, Place>): Flow {
  const kept = new Set(group.map(({ id }) => id))
  for (const step of [-1, 1]) {
    let ids: readonly string[] = group.map(({ id }) => id)
    for (let x = column + step; x >= 0 && x < flow.columns.length; x += step) {
      ids = ids.flatMap(id => near.get(id)!.edges.map(edge => edge.id).filter(other => near.get(other)!.column === x))
      ids.forEach(id => kept.add(id))
    }
  }
  const edges = new Set([...kept].flatMap(id => near.get(id)!.edges.filter(({ id }) => kept.has(id)).map(({ edge }) => edge)))
  return { columns: only(flow, kept), edges: [...edges] }
}

/** The columns stay, even where one has no nodes: each has its own look. */
function only(flow: Flow, kept: ReadonlySet<string>): Flow['columns'] {
  return flow.columns.map(column => ({ ...column, nodes: column.nodes.filter(({ id }) => kept.has(id)) }))
}
