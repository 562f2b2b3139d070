import type { Layout } from './layout.ts'
import { splitDiagram } from '../../diagrams/index.ts'
import { CONTENT_WIDTH, contentHeight } from '../canvas.ts'
import { tellWhole } from '../shorten.ts'
import { fence, rich } from './markdown.ts'

/** px below the diagram, as in `layouts/diagram.vue`: a caption of one line. */
const CAPTION = 16 + 30

export const diagram: Layout<'diagram'> = {
  body: ({ diagram, caption }) => [
    fence('mermaid', diagram.mermaid),
    ...(caption ? [rich(caption)] : []),
  ].join('\n\n'),
  fields: ({ diagram }) => ({ alt: diagram.alt }),
  split(slide, measure) {
    const box = { width: CONTENT_WIDTH, height: contentHeight(slide.title, measure) - (slide.caption ? CAPTION : 0) }
    return splitDiagram(slide.diagram, box, measure)
      .map(({ diagram, whole }) => ({ ...slide, diagram, notes: tellWhole(slide.notes, whole) }))
  },
}
