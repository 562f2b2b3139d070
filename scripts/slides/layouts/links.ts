import type { TextBox } from '../canvas.ts'
import type { Layout } from './layout.ts'
import { SMALL } from '../canvas.ts'
import { escapeAttribute } from '../escape-markdown.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { MOST_LISTED } from './bounds.ts'
import { rich } from './markdown.ts'
import { setText } from './set-text.ts'
import { splitEvenly } from './split.ts'

/** As in `layouts/links.vue`: three cards side by side, or two where there are few, a code of 120 px in each. */
const MOST = 9
const FEW = 4
const widthOf = (cards: number): number => cards > FEW ? 190 : 386
const NAME: Omit<TextBox, 'width' | 'lines'> = { style: { size: 22, leading: 28 / 22, bold: true } }
const LINE: Omit<TextBox, 'width'> = { style: { ...SMALL, leading: 26 / 18 }, lines: 1 }
const MOST_LINES = 3

/** A name may take a second line where few links stand below it. */
const nameLines = (links: number): number => links < MOST_LINES ? 2 : 1

export const links: Layout<'links'> = {
  body: slide => slide.entries.map(({ name, url, lines }) =>
    [`- <Qr url=${escapeAttribute(url)} />`, rich(name), ...lines.map(rich)].join('\n\n  ')).join('\n\n'),

  listed: {
    count: slide => slide.entries.length,
    most: () => MOST_LISTED,
    first: (slide, count) => ({ ...slide, entries: slide.entries.slice(0, count) }),
  },

  split: (slide, measure) => splitEvenly(slide.entries, MOST).map((part) => {
    const width = widthOf(part.length)
    const cut = part.map(({ name, url, lines }) => ({
      name: shortenLines(name, { ...NAME, width, lines: nameLines(lines.length) }, measure),
      url,
      lines: lines.slice(0, MOST_LINES).map(line => shortenLines(line, { ...LINE, width }, measure)),
    }))
    return {
      ...slide,
      entries: cut.map(({ name, url, lines }) => ({ name: name.text, url, lines: lines.map(({ text }) => text) })),
      notes: tellWhole(slide.notes, cut.flatMap(({ name, lines }) => [name, ...lines].map(({ whole }) => whole))),
    }
  }),
  texts: ({ entries }, measure) => entries.flatMap(({ name, lines }, i) => {
    const width = widthOf(entries.length)
    return [
      setText(`li:nth-child(${i + 1}) > p:nth-child(2)`, name, { ...NAME, width }, measure),
      ...lines.map((line, at) => setText(`li:nth-child(${i + 1}) > p:nth-child(${at + 3})`, line, { ...LINE, width }, measure)),
    ]
  }),
}
