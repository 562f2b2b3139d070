import type { TextBox } from '../canvas.ts'
import type { Layout } from './layout.ts'
import { SMALL, STRONG } from '../canvas.ts'
import { escapeMarkdown } from '../escape-markdown.ts'
import { plain, textOf } from '../model.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { splitEvenly } from './split.ts'

/** Rows of 56 px below the title, down to the footer. */
const ROWS = 9

/** As in `layouts/agenda.vue`. */
const TITLE: TextBox = { style: STRONG, width: 288, lines: 2 }
const TEXT: TextBox = { style: SMALL, width: 640, lines: 2 }

export const agenda: Layout<'agenda'> = {
  body: slide => slide.items.map(({ title, text, minutes }, i) =>
    `${slide.first + i}. **${escapeMarkdown(title)}** ${escapeMarkdown(text)} <small>${escapeMarkdown(minutes)}</small>`).join('\n'),
  fields: ({ first }) => first > 1 ? { first } : {},
  split(slide, measure) {
    let first = slide.first
    return splitEvenly(slide.items, ROWS).map((part) => {
      const items = part.map((item) => {
        const [title, text] = [shortenLines(plain(item.title), TITLE, measure), shortenLines(plain(item.text), TEXT, measure)]
        return { item: { ...item, title: textOf(title.text), text: textOf(text.text) }, whole: [title.whole, text.whole] }
      })
      const fitted = { ...slide, first, items: items.map(({ item }) => item), notes: tellWhole(slide.notes, items.flatMap(({ whole }) => whole)) }
      first += part.length
      return fitted
    })
  },
}
