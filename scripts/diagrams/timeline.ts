import type { Diagram } from './diagram.ts'
import { bare, lines } from './mermaid.ts'

export interface Period {
  /** As people write it: `2024`, `May 2024`. */
  readonly period: string
  readonly events: readonly string[]
}

/** Periods from left to right, each above its events. */
export function timeline(periods: readonly Period[], alt: string): Diagram {
  return {
    mermaid: lines('timeline', periods.map(({ period, events }) => `  ${bare(period)} : ${events.map(bare).join(' : ')}`)),
    alt,
    nodes: periods.length + periods.reduce((sum, { events }) => sum + events.length, 0),
  }
}
