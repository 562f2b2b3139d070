import type { TextBox } from '../canvas.ts'
import type { Measure } from '../measure.ts'
import type { ProfileSlide, Table } from '../model.ts'
import type { Layout } from './layout.ts'
import { splitDiagram } from '../../diagrams/index.ts'
import { BODY, CONTENT_WIDTH, contentHeight, LEAD } from '../canvas.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { bigNumber, fence, rich, table as tableMarkdown } from './markdown.ts'
import { splitRows, tableFields } from './split-table.ts'
import { DENSE, REGULAR } from './table-style.ts'

/** px, as in `layouts/profile.vue`: the text beside the figures, and below them where a table follows. */
const SUMMARY: TextBox = { style: LEAD, width: 760, lines: 3 }
const SHORT_SUMMARY: TextBox = { style: BODY, width: 320, lines: 3 }

/** px: the facts above a wide diagram; the diagram beside them, and what is left for it above a table. */
const FACTS = 108 + 32 + 24
const DIAGRAM_WIDTH = 736
const GAP = 20
const LEAST_TOP = 196

export const profile: Layout<'profile'> = {
  body: ({ figures, summary, diagram, items }) => [
    '::facts::',
    ...figures.map(bigNumber),
    rich(summary),
    '::diagram::',
    fence('mermaid', diagram.mermaid),
    ...(items ? ['::items::', tableMarkdown(items)] : []),
  ].join('\n\n'),
  fields: ({ diagram, items }) => ({ alt: diagram.alt, ...(items && tableFields(items)) }),

  join(slide, next, measure) {
    const table = next.layout === 'table' && next.id === `${slide.id}-items`
      ? tableBelow(slide, next.table, measure)
      : undefined
    return table && { ...slide, items: table }
  },

  split(slide, measure) {
    const summary = shortenLines(slide.summary, slide.items ? SHORT_SUMMARY : SUMMARY, measure)
    const parts = splitDiagram(slide.diagram, diagramBox(slide, slide.items, measure), measure)
    const { items, ...withoutItems } = slide
    return parts.map(({ diagram, whole }, i) => ({
      ...(i === parts.length - 1 && items ? slide : withoutItems),
      summary: summary.text,
      diagram,
      notes: tellWhole(slide.notes, [summary.whole, ...whole]),
    }))
  },
}

/** The room for the diagram: below the facts, or beside them and above a table. */
function diagramBox({ title }: Pick<ProfileSlide, 'title'>, items: Table | undefined, measure: Measure) {
  const space = contentHeight(title, measure)
  return items
    ? { width: DIAGRAM_WIDTH, height: space - GAP - (items.height ?? 0) }
    : { width: CONTENT_WIDTH, height: space - FACTS }
}

/** The items as a table that leaves the summary and the diagram enough room; none where it can't. */
function tableBelow(slide: ProfileSlide, items: Table, measure: Measure): Table | undefined {
  const space = contentHeight(slide.title, measure) - GAP - LEAST_TOP
  if (measure.height(slide.summary, BODY, SHORT_SUMMARY.width) > SHORT_SUMMARY.lines * BODY.size * BODY.leading)
    return undefined
  const leavesRoom = (table: Table) => splitDiagram(slide.diagram, diagramBox(slide, table, measure), measure).length === 1
  return [REGULAR, DENSE].map(style => splitRows(items, space, measure, style)).find(([part, ...more]) =>
    !more.length && !part!.whole.length && leavesRoom(part!.table))?.[0]?.table
}
