/** The kinds of diagram: a structure of names → Mermaid. A new kind is one file and one line. */
import type { Measure } from '../slides/measure.ts'
import type { DecisionSpec } from './decision-flow.ts'
import type { Diagram, DiagramBox, DiagramKind } from './diagram.ts'
import type { FlowSpec } from './flow.ts'
import type { LayersSpec } from './layers.ts'
import type { MindMapSpec } from './mind-map.ts'
import type { ProcessSpec } from './process-flow.ts'
import type { SequenceSpec } from './sequence.ts'
import type { TimelineSpec } from './timeline.ts'
import { decisionKind } from './decision-flow.ts'
import { flowKind } from './flow.ts'
import { layersKind } from './layers.ts'
import { lines } from './mermaid.ts'
import { mindMapKind } from './mind-map.ts'
import { processKind } from './process-flow.ts'
import { sequenceKind } from './sequence.ts'
import { timelineKind } from './timeline.ts'

export type DiagramSpec = DecisionSpec | FlowSpec | LayersSpec | MindMapSpec | ProcessSpec | SequenceSpec | TimelineSpec

const kinds: { [K in DiagramSpec['kind']]: DiagramKind<Extract<DiagramSpec, { kind: K }>> } = {
  'decision': decisionKind,
  'flow': flowKind,
  'layers': layersKind,
  'mind-map': mindMapKind,
  'process': processKind,
  'sequence': sequenceKind,
  'timeline': timelineKind,
}

/** A diagram with about so many of its nodes, the first ones; itself where it can't be drawn with fewer. */
export function firstOfDiagram(diagram: Diagram, count: number): Diagram {
  const kind = diagram.spec && kinds[diagram.spec.kind] as DiagramKind<DiagramSpec>
  return kind?.first ? kind.draw(kind.first(diagram.spec!, count), diagram.alt) : diagram
}

/**
 * A diagram in parts of which each can be read in the box (px), with the labels that had to be cut in it.
 * Each says in a comment how large its box is: the browser spreads it over all of it (`styles/mermaid-fill.ts`).
 */
export function splitDiagram(diagram: Diagram, box: DiagramBox, measure: Measure): { readonly diagram: Diagram, readonly whole: readonly string[] }[] {
  const { spec, alt } = diagram
  const size = `%% box ${Math.floor(box.width)} x ${Math.floor(box.height)}`
  const sized = (diagram: Diagram): Diagram => ({ ...diagram, mermaid: lines(diagram.mermaid, size) })
  if (!spec)
    return [{ diagram: sized(diagram), whole: [] }]
  const kind = kinds[spec.kind] as DiagramKind<DiagramSpec>
  return kind.split(spec, box, measure).map(({ spec, whole }) => ({ diagram: sized(kind.draw(spec, alt)), whole }))
}
