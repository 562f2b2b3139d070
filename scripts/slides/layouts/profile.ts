import type { TextBox } from '../canvas.ts'
import type { Measure, TextStyle } from '../measure.ts'
import type { ProfileSlide, Table } from '../model.ts'
import type { Layout } from './layout.ts'
import { BODY, contentHeight, LEAD } from '../canvas.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { bigNumber, fence, rich, table as tableMarkdown } from './markdown.ts'
import { splitRows, tableFields } from './split-table.ts'
import { DENSE, REGULAR } from './table-style.ts'

/** px, as in `layouts/profile.vue`: the text beside the figures, and below them where a table follows. */
const SUMMARY: TextBox = { style: LEAD, width: 760, lines: 3 }
const SHORT_SUMMARY: TextBox = { style: BODY, width: 320, lines: 3 }

/** px above the table, and what the diagram needs for each layer so that its labels stay large enough. */
const GAP = 20
const LAYER = 58
const LEAST_TOP = 196
const MOST_LAYERS = 4

/** px: the room for the diagram beside the facts, and what each box has around its label and beside it. */
const DIAGRAM_WIDTH = 736
const BOX = 36

/** The labels of diagrams, which are never set smaller than by this factor. */
const LABEL: TextStyle = { size: 18, leading: 1.4 }
const SMALLEST = 15 / 18

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
  const space = contentHeight(title, measure) - GAP - Math.max(LEAST_TOP, layers.length * LAYER)
  if (layers.length > MOST_LAYERS || SMALLEST * widthOf(layers, measure) > DIAGRAM_WIDTH || measure.height(summary, BODY, SHORT_SUMMARY.width) > SHORT_SUMMARY.lines * BODY.size * BODY.leading)
    return undefined
  return [REGULAR, DENSE].map(style => splitRows(items, space, measure, style)).find(([part, ...more]) =>
    !more.length && !part!.whole.length)?.[0]?.table
}

/** The width (px) of a diagram of layers: all its boxes are as wide as the widest, and each row has as many. */
function widthOf(layers: ProfileSlide['layers'], measure: Measure): number {
  const labels = layers.flatMap(({ name, items }) => [name, ...items])
  const columns = 1 + Math.max(1, ...layers.map(({ items }) => items.length))
  return columns * (BOX + Math.max(0, ...labels.map(label => measure.width(label, { ...LABEL, bold: true }))))
}
