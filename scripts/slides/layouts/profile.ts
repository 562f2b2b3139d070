import type { TextBox } from '../canvas.ts'
import type { Measure } from '../measure.ts'
import type { ProfileSlide, Table } from '../model.ts'
import type { Layout } from './layout.ts'
import { BODY, contentHeight, LEAD } from '../canvas.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { bigNumber, fence, rich, table as tableMarkdown } from './markdown.ts'
import { splitRows, tableFields } from './split-table.ts'
import { DENSE, REGULAR } from './table-style.ts'

/** px, as in `layouts/profile.vue`: the text of the left column, alone and above a table. */
const SUMMARY: TextBox = { style: LEAD, width: 320, lines: 8 }
const SHORT_SUMMARY: TextBox = { style: BODY, width: 320, lines: 3 }

/** px above the table, and what the diagram needs for each layer so that its labels stay large enough. */
const GAP = 20
const LAYER = 58
const LEAST_TOP = 196
const MOST_LAYERS = 4

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
    return [{ ...slide, summary: summary.text, notes: tellWhole(slide.notes, [summary.whole]) }]
  },
}

/** The items as a table that leaves the diagram enough room; none where it can't. */
function tableBelow({ title, summary, layers }: ProfileSlide, items: Table, measure: Measure): Table | undefined {
  const space = contentHeight(title, measure) - GAP - Math.max(LEAST_TOP, layers * LAYER)
  if (layers > MOST_LAYERS || measure.height(summary, BODY, SHORT_SUMMARY.width) > SHORT_SUMMARY.lines * BODY.size * BODY.leading)
    return undefined
  return [REGULAR, DENSE].map(style => splitRows(items, space, measure, style)).find(([part, ...more]) =>
    !more.length && !part!.whole.length)?.[0]?.table
}
