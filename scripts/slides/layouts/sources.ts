import type { TextBox } from '../canvas.ts'
import type { Measure } from '../measure.ts'
import type { Rich, SourcesSlide } from '../model.ts'
import type { Layout } from './layout.ts'
import { CONTENT_WIDTH, contentHeight } from '../canvas.ts'
import { textOf } from '../model.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { bigNumber, list } from './markdown.ts'
import { setList } from './set-text.ts'

/** As in `layouts/sources.vue`. */
const LINE: TextBox = { style: { size: 22, leading: 32 / 22 }, width: CONTENT_WIDTH, lines: 2 }
const MOST = 4

/** px: the row of figures and the space below, and what a line has above and below. */
const FIGURES = 158 + 32
const PADDING = 32

export const sources: Layout<'sources'> = {
  body: ({ figures, lines }) => [...figures.map(bigNumber), list(lines)].join('\n\n'),
  split(slide, measure) {
    const lines = slide.lines.map(line => shortenLines(line, LINE, measure))
    const count = countFitting(slide, lines.map(({ text }) => text), measure)
    return [{
      ...slide,
      lines: lines.slice(0, count).map(({ text }) => text),
      notes: tellWhole(slide.notes, [...lines.slice(0, count).map(({ whole }) => whole), ...slide.lines.slice(count).map(textOf)]),
    }]
  },
  texts: ({ lines }, measure) => setList('ul > li', lines, LINE, measure),
}

/** How many of the lines have room below the figures. */
function countFitting({ title, figures }: SourcesSlide, lines: readonly Rich[], measure: Measure): number {
  let space = contentHeight(title, measure) - (figures.length ? FIGURES : 0)
  const count = lines.findIndex((line) => {
    space -= measure.height(line, LINE.style, LINE.width) + PADDING
    return space < 0
  })
  return Math.min(MOST, count < 0 ? lines.length : count)
}
