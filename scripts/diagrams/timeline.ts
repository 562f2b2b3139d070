import type { Measure } from '../slides/measure.ts'
import type { Diagram, DiagramKind } from './diagram.ts'
import { bare, bareStart, lines } from './mermaid.ts'
import { LABEL } from './spacing.ts'

export interface Period {
  /** As people write it: `2024`, `May 2024`. */
  readonly period: string
  readonly events: readonly string[]
}

/** Periods from left to right, each above its events. */
export function timeline(periods: readonly Period[], alt: string): Diagram {
  return {
    mermaid: lines('timeline', periods.map(({ period, events }) => `  ${bareStart(period)} : ${events.map(event => bare(event)).join(' : ')}`)),
    alt,
    nodes: periods.length + periods.reduce((sum, { events }) => sum + events.length, 0),
    spec: { kind: 'timeline', periods },
  }
}

export interface TimelineSpec {
  readonly kind: 'timeline'
  readonly periods: readonly Period[]
}

/** px that Mermaid gives a text, and the lines that there is room for. */
const TEXT_WIDTH = 140
const MOST_LINES = 5

export const timelineKind: DiagramKind<TimelineSpec> = {
  draw: ({ periods }, alt) => timeline(periods, alt),
  split({ periods }, _, measure) {
    const cut = periods.map(({ period, events }) => ({ period, events: events.map(event => measure.shorten(event, LABEL, TEXT_WIDTH, MOST_LINES * LABEL.size * LABEL.leading)) }))
    return [{
      spec: { kind: 'timeline', periods: cut.map(({ period, events }) => ({ period, events: events.map(event => breakWords(event, measure)) })) },
      whole: periods.flatMap(({ events }, p) => events.filter((event, e) => cut[p]!.events[e] !== event)),
    }]
  },
}

/** Mermaid ends lines at blanks alone, which are not drawn there: what is longer than a line gets one at the end of each. */
function breakWords(text: string, measure: Measure): string {
  return text.split(' ').map(word => measure.width(word, LABEL) > TEXT_WIDTH ? measure.lines(word, LABEL, TEXT_WIDTH).join(' ') : word).join(' ')
}
