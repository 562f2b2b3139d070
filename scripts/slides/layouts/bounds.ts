/** How much of a large dataset a deck shows: what is beyond is left out, and named. */
import type { Diagram } from '../../diagrams/diagram.ts'
import type { DecisionSlide, DiagramSlide, Slide, Table, TableSlide, VersusSlide } from '../model.ts'
import type { Listed } from './layout.ts'
import { firstOfDiagram } from '../../diagrams/index.ts'

/** Of a list, with no more cells than so many where it is a table: fifteen slides or so. */
export const MOST_LISTED = 120
const MOST_CELLS = 800

/** A chart goes on for five slides at most; one that must be cut shows what fits on one or two. */
export const MOST_CHART_ROWS = 40
export const CUT_CHART_ROWS = 14

/** A diagram goes on for a few slides. */
export const MOST_NODES = 90

/** Texts beside a list: what its chart says, what the speaker says, and where it all stands in the source. */
export const MOST_TEXTS = 120

/** Parts of one slide: where long texts make more of them, its list gets shorter still. */
export const MOST_PARTS = 24

/** Minutes of a talk whose audience states none. */
export const MOST_MINUTES = 180

/** Slides of an appendix. */
export const MOST_APPENDIX = 120

export const listedRows: Listed<TableSlide> & Listed<VersusSlide> = {
  count: (slide: Slide & { table: Table }) => slide.table.rows.length,
  most: (slide: Slide & { table: Table }) => Math.max(1, Math.min(MOST_LISTED, Math.floor(MOST_CELLS / slide.table.head.length))),
  first: <S extends Slide & { table: Table }>(slide: S, count: number): S => ({ ...slide, table: { ...slide.table, rows: slide.table.rows.slice(0, count) } }),
}

export const listedNodes: Listed<DiagramSlide> & Listed<DecisionSlide> = {
  count: (slide: { diagram: Diagram }) => slide.diagram.nodes,
  most: () => MOST_NODES,
  first: <S extends Slide & { diagram: Diagram }>(slide: S, count: number): S => ({ ...slide, diagram: firstOfDiagram(slide.diagram, count) }),
}
