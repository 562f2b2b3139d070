import type { Diagram } from './diagram.ts'
import { label, lines } from './mermaid.ts'

export interface Branch {
  readonly name: string
  readonly leaves: readonly string[]
}

/**
 * A root with branches on both sides, so that the map is about half as high as a plain tree.
 * It is a flowchart: what Mermaid's own mind map makes of many nodes can't be read.
 */
export function mindMap(root: string, branches: readonly Branch[], alt: string): Diagram {
  const right = rightSide(branches)
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
    nodes: 1 + branches.length + branches.reduce((sum, branch) => sum + branch.leaves.length, 0),
  }
}

/** The branches for the right side: filled in order until it holds half of the leaves or more. */
function rightSide(branches: readonly Branch[]): Set<number> {
  const total = branches.reduce((sum, branch) => sum + branch.leaves.length, 0)
  if (total <= 6)
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
