/** How Mermaid sets the flowcharts of the decks, in px: for its configuration, and for measuring beforehand. */
import type { TextStyle } from '../slides/measure.ts'

export type Direction = 'LR' | 'TB'

interface Spacing {
  /** Between nodes of a rank, and between ranks. */
  readonly node: number
  readonly rank: number
  /** Above and below a node's label; twice as much at its sides. */
  readonly padding: number
  /** A label wider than this is broken by Mermaid. */
  readonly wrap: number
}

export const LABEL: TextStyle = { size: 18, leading: 1.4 }

export const SPACING: Readonly<Record<Direction, Spacing>> = {
  LR: { node: 10, rank: 56, padding: 8, wrap: 320 },
  TB: { node: 24, rank: 28, padding: 10, wrap: 420 },
}

/** A drawing smaller than its box is enlarged up to this factor: labels of 18 px to 26 px. */
export const MAX_SCALE = 1.45

/** Around the whole drawing. */
export const MARGIN = 4

/** A label is never narrower. */
export const LEAST_LABEL = 120

/** px of sequences: a role's box, the room beside it, what of both a text may take, and what is above a message. */
export const SEQUENCE = { role: 300, gap: 40, text: 270, message: 34 }
