import type { Measure } from '../slides/measure.ts'
import type { Diagram, DiagramBox, DiagramKind, DiagramPart } from './diagram.ts'
import type { Flowchart } from './flowchart-size.ts'
import type { NodeLabel } from './node-label.ts'
import { splitByHeight, splitEvenly } from '../slides/layouts/split.ts'
import { fewestParts } from './diagram.ts'
import { canBeRead, scaleOf } from './flowchart-size.ts'
import { label, lines } from './mermaid.ts'
import { nodeLabel } from './node-label.ts'

export interface Branch {
  readonly name: string
  readonly leaves: readonly string[]
}

export interface MindMapSpec {
  readonly kind: 'mind-map'
  readonly root: string
  readonly branches: readonly Branch[]
  /** All branches stand at the right, where they are drawn larger than on two sides. */
  readonly isOneSided?: boolean
}

/** px that a label may take, from the best; and its lines. */
const LABEL_WIDTHS = [310, 250, 200, 160]
const LABEL_LINES = 3

/** Of more parts, narrower labels save none worth the while. */
const FEW_PARTS = 4

/** So few leaves need no second side. */
const FEW_LEAVES = 6

/**
 * A root with branches on both sides, so that the map is about half as high as a plain tree.
 * It is a flowchart: what Mermaid's own mind map makes of many nodes can't be read.
 */
export function mindMap(root: string, branches: readonly Branch[], alt: string): Diagram {
  return draw({ kind: 'mind-map', root, branches }, alt)
}

export const mindMapKind: DiagramKind<MindMapSpec> = { draw, split, first: (spec, count) => ({ ...spec, branches: firstLeaves(spec.branches, count) }) }

/** Each branch has its share. */
function firstLeaves(branches: readonly Branch[], count: number): readonly Branch[] {
  const shown = branches.slice(0, Math.max(1, Math.ceil(count / 2)))
  const most = Math.max(1, Math.floor(count / shown.length) - 1)
  return shown.map(branch => ({ ...branch, leaves: branch.leaves.slice(0, most) }))
}

function draw(spec: MindMapSpec, alt: string): Diagram {
  const { root, branches } = spec
  const right = rightSide(spec)
  const body = branches.flatMap((branch, i) => {
    const group = `g${i + 1}`
    const isRight = right.has(i)
    const leaves = branch.leaves.map((leaf, j) => {
      const node = `${group}l${j + 1}[${label(leaf)}]:::leaf`
      return isRight
        ? `  ${group} --- ${node}`
        : `  ${node} --- ${group}`
    })
    const declared = `  ${group}[${label(branch.name)}]:::group`
    return isRight
      ? [declared, `  root --- ${group}`, ...leaves]
      : [declared, ...leaves, `  ${group} --- root`]
  })
  return {
    mermaid: lines('flowchart LR', `  root([${label(root)}]):::root`, body),
    alt,
    nodes: 1 + branches.length + leavesOf(branches),
    spec,
  }
}

const leavesOf = (branches: readonly Branch[]): number => branches.reduce((sum, branch) => sum + branch.leaves.length, 0)

/** The branches for the right side: filled in order until it holds half of the leaves or more. */
function rightSide({ branches, isOneSided }: MindMapSpec): Set<number> {
  if (isOneSided || leavesOf(branches) <= FEW_LEAVES)
    return new Set(branches.keys())
  // Longest branch first, each to the shorter side.
  const order = [
    ...branches.keys(),
  ].sort((a, b) => branches[b]!.leaves.length - branches[a]!.leaves.length || a - b)
  const right = new Set<number>()
  let balance = 0
  for (const index of order) {
    const size = branches[index]!.leaves.length
    if (balance <= 0) {
      right.add(index)
      balance += size
    }
    else {
      balance -= size
    }
  }
  return right
}

/** Branches stay whole as far as they can; one that can't goes on under its own name. */
function split(spec: MindMapSpec, box: DiagramBox, measure: Measure): readonly DiagramPart<MindMapSpec>[] {
  const ways: (readonly DiagramPart<MindMapSpec>[])[] = []
  for (const width of LABEL_WIDTHS) {
    if (ways.length && ways[0]!.length > FEW_PARTS)
      break
    const of = remembered(text => nodeLabel(text, width, LABEL_LINES, measure))
    // Of as many parts, those on one side or on both that are drawn larger.
    const sided = [false, true].flatMap((isOneSided) => {
      const parts = splitBranches({ ...spec, isOneSided }, box, of)
      return parts ? [{ parts, scale: scaleOf(parts.map(part => chartOf(part, of)), box) }] : []
    }).sort((a, b) => b.scale - a.scale)
    ways.push(...sided.map(({ parts }) => parts.map(part => labelled(part, of))))
    if (sided.some(({ parts }) => parts.length === 1))
      return fewestParts(ways)
  }
  return ways.length ? fewestParts(ways) : [{ spec, whole: [] }]
}

function remembered(make: LabelOf): LabelOf {
  const known = new Map<string, NodeLabel>()
  return (text) => {
    const label = known.get(text) ?? make(text)
    known.set(text, label)
    return label
  }
}

function labelled({ root, branches, isOneSided }: MindMapSpec, of: LabelOf): DiagramPart<MindMapSpec> {
  return {
    spec: {
      kind: 'mind-map',
      root: of(root).text,
      branches: branches.map(({ name, leaves }) => ({ name: of(name).text, leaves: leaves.map(leaf => of(leaf).text) })),
      ...(isOneSided && { isOneSided }),
    },
    whole: [root, ...branches.flatMap(({ name, leaves }) => [name, ...leaves])].flatMap(text => of(text).whole ?? []),
  }
}

type LabelOf = (text: string) => NodeLabel

/** More than so many leaves never fit a slide. */
const MOST_LEAVES = 40

/** The fewest parts of which each can be read; none where even single leaves can't. */
function splitBranches(spec: MindMapSpec, box: DiagramBox, of: LabelOf): readonly MindMapSpec[] | undefined {
  for (let most = Math.min(MOST_LEAVES, leavesOf(spec.branches)); most > 0; most = Math.min(most - 1, Math.floor(most * 0.9))) {
    const parts = ofLeaves(spec, most)
    if (parts.every(part => canBeRead(chartOf(part, of), box)))
      return parts
  }
  return undefined
}

/** Parts with about so many leaves each, none with more. */
function ofLeaves(spec: MindMapSpec, most: number): readonly MindMapSpec[] {
  const pieces = spec.branches.flatMap(branch => splitEvenly(branch.leaves, most).map(leaves => ({ ...branch, leaves })))
  return splitByHeight(pieces, piece => Math.max(1, piece.leaves.length), most).map(branches => ({ ...spec, branches }))
}

function chartOf(spec: MindMapSpec, of: LabelOf): Flowchart {
  const right = rightSide(spec)
  const ends = (inner: string, outer: string, isRight: boolean) => isRight ? { from: inner, to: outer } : { from: outer, to: inner }
  return {
    direction: 'LR',
    nodes: [
      { id: 'root', isRound: true, ...of(spec.root) },
      ...spec.branches.flatMap(({ name, leaves }, i) => [
        { id: `g${i}`, ...of(name) },
        ...leaves.map((leaf, j) => ({ id: `g${i}l${j}`, ...of(leaf) })),
      ]),
    ],
    edges: spec.branches.flatMap(({ leaves }, i) => [
      ends('root', `g${i}`, right.has(i)),
      ...leaves.map((_, j) => ends(`g${i}`, `g${i}l${j}`, right.has(i))),
    ]),
  }
}
