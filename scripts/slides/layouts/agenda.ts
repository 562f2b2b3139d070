import type { TextBox } from '../canvas.ts'
import type { Layout } from './layout.ts'
import { BODY, SMALL } from '../canvas.ts'
import { escapeMarkdown } from '../escape-markdown.ts'
import { plain, textOf } from '../model.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { setText } from './set-text.ts'
import { splitEvenly } from './split.ts'

/** Rows of at least 56 px below the title, down to the footer. */
const ROWS = 9

/** Up to so many rows have larger text; and of more than so many, the texts are left out where one needs a second line. */
const FEW = 6
const SOME = 7

/** As in `layouts/agenda.vue`. */
const TITLE: TextBox = { style: { size: 22, leading: 27 / 22, bold: true }, width: 304, lines: 2 }
const TEXT: TextBox = { style: { ...SMALL, leading: 24 / 18 }, width: 448, lines: 2 }
const LARGE_TEXT: TextBox = { ...TEXT, style: { ...BODY, leading: 24 / 20 } }
const textBox = (rows: number): TextBox => rows > FEW ? TEXT : LARGE_TEXT

/** Rows without texts leave their room to the titles and the time line. */
const TITLE_ALONE: TextBox = { ...TITLE, width: 424 }

const hasTexts = (items: readonly { readonly text: string }[]): boolean => items.some(({ text }) => text !== '')

export const agenda: Layout<'agenda'> = {
  body: slide => slide.items.map(({ title, text, minutes, from, to }, i) =>
    `${slide.first + i}. **${escapeMarkdown(title)}** ${hasTexts(slide.items) ? `<small>${escapeMarkdown(text)}</small> ` : ''}<Minutes :from="${share(from)}" :to="${share(to)}">${escapeMarkdown(minutes)}</Minutes>`).join('\n'),
  fields: ({ first }) => first > 1 ? { first } : {},
  split(slide, measure) {
    let first = slide.first
    return splitEvenly(slide.items, ROWS).map((part) => {
      const isTold = hasTexts(part) && (part.length <= SOME || part.every(({ text }) => measure.lines(text, TEXT.style, TEXT.width).length === 1))
      const items = part.map((item) => {
        const title = shortenLines(plain(item.title), isTold ? TITLE : TITLE_ALONE, measure)
        const text = isTold ? shortenLines(plain(item.text), textBox(part.length), measure) : { text: plain(''), whole: item.text || undefined }
        return { item: { ...item, title: textOf(title.text), text: textOf(text.text) }, whole: [title.whole, text.whole] }
      })
      const fitted = { ...slide, first, items: items.map(({ item }) => item), notes: tellWhole(slide.notes, items.flatMap(({ whole }) => whole)) }
      first += part.length
      return fitted
    })
  },
  texts: ({ items }, measure) => items.flatMap(({ title, text }, i) => [
    setText(`li:nth-child(${i + 1}) > strong`, title, hasTexts(items) ? TITLE : TITLE_ALONE, measure),
    ...(hasTexts(items) ? [setText(`li:nth-child(${i + 1}) > small`, text, textBox(items.length), measure)] : []),
  ]),
}

const share = (value: number): number => Math.round(value * 1000) / 1000
