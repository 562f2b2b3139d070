import type { Diagram } from './diagram.ts'
import { bare, lines } from './mermaid.ts'

export interface Sequence {
  readonly roles: readonly { readonly id: string, readonly name: string }[]
  /** Who hands what to whom, from top to bottom; to oneself is work of one's own. */
  readonly messages: readonly { readonly from: string, readonly to: string, readonly text: string }[]
}

/** Roles side by side, and what passes between them. */
export function sequence({ roles, messages }: Sequence, alt: string): Diagram {
  const ids = new Map(roles.map(({ id }, i) => [id, `r${i + 1}`]))
  return {
    mermaid: lines(
      'sequenceDiagram',
      roles.map(({ id, name }) => `  participant ${ids.get(id)} as ${bare(name)}`),
      messages.map(({ from, to, text }) => `  ${ids.get(from)}->>${ids.get(to)}: ${bare(text)}`),
    ),
    alt,
    nodes: roles.length,
  }
}
