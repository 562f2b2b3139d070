import type { Measure } from '../slides/measure.ts'
import type { DiagramSpec } from './index.ts'

/** A Mermaid diagram: its text, and what it says for those who can't see it. */
export interface Diagram {
  readonly mermaid: string
  readonly alt: string
  /** How many nodes the drawing must show; what a test in a browser counts. */
  readonly nodes: number
  /** What it is made of: fitting makes smaller ones from it. Without it, it is drawn as it is. */
  readonly spec?: DiagramSpec
}

/** px of the canvas that a diagram may take. */
export interface DiagramBox {
  readonly width: number
  readonly height: number
}

/** A part of a diagram that fits, and the labels that had to be cut in it. */
export interface DiagramPart<Spec> {
  readonly spec: Spec
  readonly whole: readonly string[]
}

/** The way of the fewest parts, of those in which no more labels are cut than in the first. */
export function fewestParts<Spec>(ways: readonly (readonly DiagramPart<Spec>[])[]): readonly DiagramPart<Spec>[] {
  const cuts = (parts: readonly DiagramPart<Spec>[]) => parts.reduce((sum, { whole }) => sum + whole.length, 0) / parts.length
  return ways.reduce((best, way) => way.length < best.length && cuts(way) <= cuts(best) ? way : best)
}

/** A kind of diagram: how a structure is drawn, and how it comes apart. */
export interface DiagramKind<Spec> {
  readonly draw: (spec: Spec, alt: string) => Diagram
  /** The parts of which each can be read in the box; a diagram that fits is its only part. */
  readonly split: (spec: Spec, box: DiagramBox, measure: Measure) => readonly DiagramPart<Spec>[]
  /** The structure with about so many nodes, the first ones; none where there are never many. */
  readonly first?: (spec: Spec, count: number) => Spec
}
