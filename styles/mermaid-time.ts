/** How Mermaid draws timelines, gantt charts and sequences in the deck's sizes and colours. */
import type { MermaidConfig } from 'mermaid'
import { SEQUENCE } from '../scripts/diagrams/spacing.ts'
import { boxOf } from './mermaid-fill.ts'

/** px: as wide as a slide's content, so that nothing is scaled down. */
const WIDTH = 1152

/** px: a row of a gantt chart, its bar and the gap, and what stands above and below the rows. */
const ROW = { least: 44, most: 84 }
const AXIS = 110
const BAR = 0.76

/** px beside the bars of a gantt chart; and at the right, where a name has no room in its bar. */
const ASIDE = 48
const OUTSIDE = 160

/** px of a letter, at the most: of CJK, and of others. */
const LETTER = { cjk: 18, other: 11 }

function rightOfBars(code: string): number {
  const tasks = [...code.matchAll(/^ {2}(.+) :t\d+, ([\d-]+), ([\d-]+)$/gm)].map(([, name, start, end]) => ({ name: name!.replace(/#\d+;/g, 'x'), start: Date.parse(start!), end: Date.parse(end!) }))
  const span = Math.max(...tasks.map(({ end }) => end)) - Math.min(...tasks.map(({ start }) => start))
  const widthOf = (name: string) => [...name].reduce((sum, char) => sum + (char < '\u2E80' ? LETTER.other : LETTER.cjk), 0)
  const hasRoom = tasks.every(({ name, start, end }) => widthOf(name) < (end - start) / span * (WIDTH - 2 * ASIDE))
  return hasRoom ? ASIDE : OUTSIDE
}

/** The rows of a gantt chart fill the box that its slide gives it. */
function ganttRows(code: string): { readonly barHeight: number, readonly barGap: number } {
  const tasks = code.match(/ :t\d+, /g)?.length ?? 1
  const row = Math.min(ROW.most, Math.max(ROW.least, Math.floor(((boxOf(code)?.height ?? 0) - AXIS) / tasks)))
  const barHeight = Math.round(row * BAR)
  return { barHeight, barGap: row - barHeight }
}

export const timeConfig = (code: string): Pick<MermaidConfig, 'gantt' | 'timeline' | 'sequence'> => ({
  gantt: {
    useWidth: WIDTH,
    useMaxWidth: false,
    ...ganttRows(code),
    topPadding: 50,
    leftPadding: ASIDE,
    rightPadding: rightOfBars(code),
    fontSize: 18,
    sectionFontSize: 18,
    displayMode: '',
  } as MermaidConfig['gantt'],
  timeline: {
    useMaxWidth: false,
    padding: 12,
    diagramMarginX: 8,
    diagramMarginY: 8,
    disableMulticolor: true,
  } as MermaidConfig['timeline'],
  sequence: {
    useMaxWidth: false,
    wrap: false,
    width: SEQUENCE.role,
    actorMargin: SEQUENCE.gap,
    actorFontSize: 18,
    messageFontSize: 18,
    noteFontSize: 18,
    messageMargin: SEQUENCE.message,
    mirrorActors: false,
    diagramMarginX: 8,
    diagramMarginY: 8,
  },
})

export const timeCSS = `
  text, tspan { font-family: var(--pd-font); }
  .grid .tick text { font-size: 16px; fill: var(--pd-muted) !important; }
  .grid .tick line { stroke: var(--pd-line) !important; opacity: 1; }
  .grid path { stroke: none; }
  .task { fill: var(--pd-accent) !important; stroke: none !important; }
  .taskText { fill: var(--pd-on-accent) !important; font-size: 18px !important; }
  .taskTextOutsideRight, .taskTextOutsideLeft { fill: var(--pd-text) !important; font-size: 18px !important; }
  .today { stroke: none !important; }
  .section { fill: none !important; }
  .actor { fill: var(--pd-accent-soft) !important; stroke: var(--pd-accent) !important; stroke-width: 1.5px; }
  text.actor, text.actor > tspan { fill: var(--pd-text) !important; stroke: none !important; font-weight: 700; font-size: 18px; }
  .actor-line { stroke: var(--pd-line) !important; }
  .messageText { fill: var(--pd-text) !important; stroke: none !important; font-size: 18px !important; }
  .messageLine0, .messageLine1 { stroke: var(--pd-muted) !important; stroke-width: 1.5px; }
  #arrowhead path, .arrowheadPath { fill: var(--pd-muted) !important; stroke: var(--pd-muted) !important; }
  .node-bkg { stroke: var(--pd-line) !important; }
  [class*='node-line-'] { stroke: var(--pd-accent) !important; stroke-width: 2px !important; }
  .lineWrapper line { stroke: var(--pd-muted) !important; stroke-width: 1.5px !important; }
  .timeline-node .node-bkg { fill: var(--pd-surface-2) !important; }
  .taskWrapper text { font-weight: 700; }
`
