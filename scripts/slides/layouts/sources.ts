import type { TextBox } from '../canvas.ts'
import type { Layout } from './layout.ts'
import { CONTENT_WIDTH } from '../canvas.ts'
import { textOf } from '../model.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { bigNumber, list } from './markdown.ts'
import { setList } from './set-text.ts'

/** As in `layouts/sources.vue`. */
const LINE: TextBox = { style: { size: 22, leading: 32 / 22 }, width: CONTENT_WIDTH, lines: 2 }
const MOST = 4

export const sources: Layout<'sources'> = {
  body: ({ figures, lines }) => [...figures.map(bigNumber), list(lines)].join('\n\n'),
  split(slide, measure) {
    const lines = slide.lines.slice(0, MOST).map(line => shortenLines(line, LINE, measure))
    return [{
      ...slide,
      lines: lines.map(({ text }) => text),
      notes: tellWhole(slide.notes, [...lines.map(({ whole }) => whole), ...slide.lines.slice(MOST).map(textOf)]),
    }]
  },
  texts: ({ lines }, measure) => setList('ul > li', lines, LINE, measure),
}
