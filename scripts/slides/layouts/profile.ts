import type { TextBox } from '../canvas.ts'
import type { Measure, TextStyle } from '../measure.ts'
import type { ProfileSlide, Table } from '../model.ts'
import type { Layout } from './layout.ts'
import { firstOfDiagram, splitDiagram } from '../../diagrams/index.ts'
import { BODY, CONTENT_WIDTH, contentHeight, LEAD } from '../canvas.ts'
import { plain, textOf } from '../model.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { MOST_NODES } from './bounds.ts'
import { bigNumber, fence, rich, table as tableMarkdown } from './markdown.ts'
import { setText } from './set-text.ts'
import { splitRows, tableFields } from './split-table.ts'
import { DENSE, REGULAR } from './table-style.ts'
import { tableTexts } from './table-texts.ts'

/** px, as in `layouts/profile.vue`: all facts in a row, the space between them, and a figure's number and label. */
const ROW = CONTENT_WIDTH - 2 * 28
const BETWEEN = 40
const NUMBER: TextStyle = { size: 56, leading: 60 / 56, bold: true, tracking: { em: -0.03 } }
const FIGURE: TextBox = { style: BODY, width: 200, lines: 1 }

/** px, the same: the text beside the figures, and below them where a table follows. */
const SUMMARY = { style: LEAD, lines: 3 }
const SHORT_SUMMARY: TextBox = { style: BODY, width: 320, lines: 3 }

/** px: the facts above a wide diagram; the diagram beside them, and what is left for it above a table. */
const FACTS = 108 + 32 + 24
const DIAGRAM_WIDTH = 736
const GAP = 20
const LEAST_TOP = 196

const TABLE_STYLES = [REGULAR, DENSE]

export const profile: Layout<'profile'> = {
  body: ({ figures, summary, diagram, items }) => [
    '::facts::',
    ...figures.map(bigNumber),
    ...(summary ? [rich(summary)] : []),
    '::diagram::',
    fence('mermaid', diagram.mermaid),
    ...(items ? ['::items::', tableMarkdown(items)] : []),
  ].join('\n\n'),
  fields: ({ diagram, items }) => ({ alt: diagram.alt, ...(items && tableFields(items)) }),

  listed: {
    count: ({ diagram }) => diagram.nodes,
    most: () => MOST_NODES,
    first(slide, count) {
      const diagram = firstOfDiagram(slide.diagram, count)
      return { ...slide, diagram, layers: diagram.spec?.kind === 'layers' ? diagram.spec.stack : slide.layers }
    },
  },

  join(slide, next, measure) {
    const table = next.layout === 'table' && next.id === `${slide.id}-items`
      ? tableBelow(slide, next.table, measure)
      : undefined
    return table && { ...slide, items: table }
  },

  split(slide, measure) {
    const labels = slide.figures.map(({ label }) => shortenLines(plain(label), FIGURE, measure))
    const figures = slide.figures.map(({ value }, i) => ({ value, label: textOf(labels[i]!.text) }))
    const summary = slide.summary && shortenLines(slide.summary, summaryBox({ ...slide, figures }, measure), measure)
    const parts = splitDiagram(slide.diagram, diagramBox(slide, slide.items, measure), measure)
    const { items, ...withoutItems } = slide
    return parts.map(({ diagram, whole }, i) => ({
      ...(i === parts.length - 1 && items ? slide : withoutItems),
      figures,
      ...(summary && { summary: summary.text }),
      diagram,
      notes: tellWhole(slide.notes, [...labels.map(({ whole }) => whole), summary?.whole, ...whole]),
    }))
  },

  texts: (slide, measure) => [
    ...(slide.summary ? [setText('.profile-facts > p:not(.big-number)', slide.summary, summaryBox(slide, measure), measure)] : []),
    ...(slide.items ? tableTexts(slide.items, TABLE_STYLES, measure) : []),
  ],
}

/** What the figures leave of their row; figures are set with digits of one width. */
function summaryBox({ figures, items }: Pick<ProfileSlide, 'figures' | 'items'>, measure: Measure): TextBox {
  const widths = figures.map(({ value, label }) => Math.max(measure.width(value.replaceAll(/\d/g, '0'), NUMBER), measure.width(label, FIGURE.style)))
  return items ? SHORT_SUMMARY : { ...SUMMARY, width: widths.reduce((left, width) => left - width - BETWEEN, ROW) }
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
  if (slide.summary && measure.height(slide.summary, BODY, SHORT_SUMMARY.width) > SHORT_SUMMARY.lines * BODY.size * BODY.leading)
    return undefined
  const leavesRoom = (table: Table) => splitDiagram(slide.diagram, diagramBox(slide, table, measure), measure).length === 1
  return TABLE_STYLES.map(style => splitRows(items, space, measure, style)).find(([part, ...more]) =>
    !more.length && !part!.whole.length && leavesRoom(part!.table))?.[0]?.table
}
