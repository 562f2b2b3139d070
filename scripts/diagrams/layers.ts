import type { Measure } from '../slides/measure.ts'
import type { Diagram, DiagramBox, DiagramKind, DiagramPart } from './diagram.ts'
import { splitByHeight, splitEvenly } from '../slides/layouts/split.ts'
import { leastBy } from '../slides/least.ts'
import { isLegible, scaleIn } from './flowchart-size.ts'
import { label, lines } from './mermaid.ts'
import { longestWord, nodeLabel } from './node-label.ts'
import { MAX_SCALE } from './spacing.ts'

export interface Layer {
  readonly name: string
  readonly items: readonly string[]
}

export interface LayersSpec {
  readonly kind: 'layers'
  /** The first on top. */
  readonly stack: readonly Layer[]
  /** An index into the entity colours. */
  readonly color: number
  /** A layer with more items goes on in a further row. */
  readonly columns?: number
}

/** A stack of layers in one entity's colour, the first on top: its name at the left, its items side by side. */
export function layers(stack: readonly Layer[], color: number, alt: string): Diagram {
  return draw({ kind: 'layers', stack, color }, alt)
}

export const layersKind: DiagramKind<LayersSpec> = { draw, split, first }

/** Each layer has its share. */
function first(spec: LayersSpec, count: number): LayersSpec {
  const stack = spec.stack.slice(0, Math.max(1, Math.ceil(count / 2)))
  const most = Math.max(1, Math.floor(count / stack.length) - 1)
  return { ...spec, stack: stack.map(layer => ({ ...layer, items: layer.items.slice(0, most) })) }
}

function draw(spec: LayersSpec, alt: string): Diagram {
  const { stack, color } = spec
  const columns = columnsOf(spec)
  const rows = stack.flatMap(({ name, items }, y) => {
    const ids = items.map((_, x) => `l${y + 1}n${x + 1}`)
    const blocks = splitEvenly(items.map((item, x) => ({ id: ids[x]!, item })), columns).flatMap((row, r) => [
      ...(r > 0 ? ['  space:1'] : []),
      ...row.map(({ id, item }, x) => `  ${id}[${label(item)}]:${span(x, row.length, columns)}`),
    ])
    return [`  l${y + 1}[${label(name)}]:1`, ...blocks, `  class l${y + 1} layer`, `  class ${ids.join(',')} c${color % 10}`]
  })
  return {
    mermaid: lines('block', `  columns ${columns + 1}`, rows),
    alt,
    nodes: stack.length + stack.reduce((sum, layer) => sum + layer.items.length, 0),
    spec,
  }
}

const columnsOf = ({ stack, columns }: LayersSpec): number => columns ?? Math.max(1, ...stack.map(layer => layer.items.length))

/** How many columns an item takes: the last one takes all that is left, so that each row is full. */
function span(index: number, count: number, columns: number): number {
  const each = Math.floor(columns / count)
  return index === count - 1
    ? columns - each * index
    : each
}

/** px around a block's label, and between blocks: Mermaid's own. */
const PADDING = { x: 32, y: 16 }
const GAP = 8

/** px and lines of a label. */
const NARROWEST = 90
const WIDEST = 260
const LABEL_LINES = 3

/** Blocks in so many columns, and what speaks against them. */
interface Way {
  readonly parts: readonly DiagramPart<LayersSpec>[]
  /** Labels that are cut, or that have a word broken. */
  readonly marred: number
  /** Names of layers that stand again, since the layer has too many rows. */
  readonly repeated: number
  /** By how many columns the last blocks of rows are wider than the others. */
  readonly uneven: number
  readonly scale: number
}

/** The way with the fewest parts; of those, with the fewest labels cut or broken, then the fewest layers apart, then the most even one, then the largest. */
function split(spec: LayersSpec, box: DiagramBox, measure: Measure): readonly DiagramPart<LayersSpec>[] {
  const most = columnsOf(spec)
  const ways = Array.from({ length: most }, (_, i) => most - i).flatMap(columns => wayWith(spec, columns, box, measure))
  return leastBy(ways, ({ parts, marred, repeated, uneven, scale }) => [parts.length, marred, repeated, uneven, -Math.min(MAX_SCALE, scale)]).parts
}

/** The way with so many columns; none where the labels would get too narrow. */
function wayWith(spec: LayersSpec, columns: number, box: DiagramBox, measure: Measure): Way[] {
  const widths = [WIDEST, 220, 180, 150, 120, NARROWEST]
  const width = widths.find(width => isLegible({ width: drawnWidth(columns, width), height: 1 }, box))
  if (width === undefined && columns > 1)
    return []
  const stack = spec.stack.map((layer) => {
    const of = (text: string, columnsWide = 1) => {
      const room = labelWidth(width ?? NARROWEST, columnsWide)
      const label = nodeLabel(text, room, LABEL_LINES, measure)
      return { ...label, unit: label.width / columnsWide, isMarred: label.whole !== undefined || longestWord(text, measure) > room }
    }
    const rows = splitEvenly(layer.items, columns)
    const items = rows.flatMap(row => row.map((item, x) => of(item, span(x, row.length, columns))))
    return { layer, name: of(layer.name), items, uneven: rows.reduce((sum, row) => sum + span(row.length - 1, row.length, columns) - span(0, row.length, columns), 0) }
  })
  const pieces = stack.flatMap(({ layer, name, items }) => splitEvenly(items, columns * MOST_ROWS).map(items => ({ layer, name, items })))
  const rowHeight = GAP + PADDING.y + Math.max(...stack.flatMap(({ name, items }) => [name, ...items].map(({ height }) => height)))
  const rowsOf = ({ items }: typeof pieces[number]) => Math.ceil(items.length / columns)
  let rows = pieces.reduce((sum, piece) => sum + rowsOf(piece), 0)
  while (rows > 1 && !isLegible({ width: drawnWidth(columns, width ?? NARROWEST), height: rows * rowHeight }, box))
    rows--
  const labels = stack.flatMap(({ name, items }) => [name, ...items])
  const parts: Way['parts'] = splitByHeight(pieces, rowsOf, rows).map(part => ({
    spec: {
      kind: 'layers',
      color: spec.color,
      stack: part.map(({ layer, name, items }) => ({ ...layer, name: name.text, items: items.map(({ text }) => text) })),
      columns: Math.min(columns, Math.max(...part.map(({ items }) => items.length))),
    },
    whole: part.flatMap(({ name, items }) => [name, ...items].flatMap(({ whole }) => whole ?? [])),
  }))
  return [{
    parts,
    marred: labels.filter(({ isMarred }) => isMarred).length,
    repeated: pieces.length - stack.length,
    uneven: stack.reduce((sum, { uneven }) => sum + uneven, 0),
    scale: scaleIn(box, { width: drawnWidth(columns, Math.max(...labels.map(({ unit }) => unit))), height: rows * rowHeight }),
  }]
}

/** A layer of more rows comes apart. */
const MOST_ROWS = 3

/** px that a label may take in a block of so many columns, each with room for a label of this width. */
const labelWidth = (width: number, columnsWide: number): number => columnsWide * width + (columnsWide - 1) * (PADDING.x + GAP)

const drawnWidth = (columns: number, labelWidth: number): number => (columns + 1) * (labelWidth + PADDING.x) + columns * GAP
