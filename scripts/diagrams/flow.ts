import type { Diagram } from './diagram.ts'
import { label, lines } from './mermaid.ts'

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

const COLUMN_CLASSES = ['group', 'leaf', 'muted'] as const

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
  }
}
