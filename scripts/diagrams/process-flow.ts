import type { Diagram } from './diagram.ts'
import { label, lines } from './mermaid.ts'

export interface ProcessStep {
  readonly id: string
  /** `1. Sign up` */
  readonly name: string
  readonly role?: { readonly name: string, readonly color: number } | undefined
  readonly next: readonly { readonly to: string, readonly when?: string | undefined }[]
}

/** Steps this many or fewer run to the side; more run down. */
const MOST_ACROSS = 5

/** Steps and what follows each, coloured by who does them. */
export function processFlow(steps: readonly ProcessStep[], alt: string): Diagram {
  const ids = new Map(steps.map(({ id }, i) => [id, `s${i + 1}`]))
  return {
    mermaid: lines(
      `flowchart ${steps.length > MOST_ACROSS ? 'TB' : 'LR'}`,
      steps.map(({ id, name, role }) => `  ${ids.get(id)}[${role ? label(name, role.name) : label(name)}]:::${role ? `c${role.color % 10}` : 'leaf'}`),
      steps.flatMap(({ id, next }) => next.map(({ to, when }) => `  ${ids.get(id)} -->${when === undefined ? '' : `|${label(when)}|`} ${ids.get(to)}`)),
    ),
    alt,
    nodes: steps.length,
  }
}
