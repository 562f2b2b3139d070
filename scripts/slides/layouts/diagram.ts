import type { TextBox } from '../canvas.ts'
import type { Layout } from './layout.ts'
import { splitDiagram } from '../../diagrams/index.ts'
import { BODY, CONTENT_WIDTH, contentHeight } from '../canvas.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { listedNodes } from './bounds.ts'
import { fence, rich } from './markdown.ts'
import { setText } from './set-text.ts'

/** px below the diagram, as in `layouts/diagram.vue`: a caption of one line. */
const CAPTION: TextBox = { style: BODY, width: CONTENT_WIDTH, lines: 1 }
const CAPTION_HEIGHT = 16 + 30

export const diagram: Layout<'diagram'> = {
  body: ({ diagram, caption }) => [
    fence('mermaid', diagram.mermaid),
    ...(caption ? [rich(caption)] : []),
  ].join('\n\n'),
  fields: ({ diagram }) => ({ alt: diagram.alt }),
  listed: listedNodes,
  split(slide, measure) {
    const box = { width: CONTENT_WIDTH, height: contentHeight(slide.title, measure) - (slide.caption ? CAPTION_HEIGHT : 0) }
    const caption = slide.caption && shortenLines(slide.caption, CAPTION, measure)
    return splitDiagram(slide.diagram, box, measure)
      .map(({ diagram, whole }) => ({ ...slide, diagram, ...(caption && { caption: caption.text }), notes: tellWhole(slide.notes, [...whole, caption?.whole]) }))
  },
  texts: ({ caption }, measure) => caption ? [setText('.mermaid ~ p', caption, CAPTION, measure)] : [],
}
