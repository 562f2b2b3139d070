import type { TextBox } from '../canvas.ts'
import type { Layout } from './layout.ts'
import { SMALL } from '../canvas.ts'
import { escapeAttribute } from '../escape-markdown.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { rich } from './markdown.ts'
import { splitEvenly } from './split.ts'

/** As in `layouts/links.vue`: three cards side by side, a code of 120 px in each. */
const MOST = 9
const WIDTH = 190
const NAME: TextBox = { style: { size: 22, leading: 32 / 22, bold: true }, width: WIDTH, lines: 1 }
const LINE: TextBox = { style: { ...SMALL, leading: 26 / 18 }, width: WIDTH, lines: 1 }
const MOST_LINES = 3

export const links: Layout<'links'> = {
  body: slide => slide.entries.map(({ name, url, lines }) =>
    [`- <Qr url=${escapeAttribute(url)} />`, rich(name), ...lines.map(rich)].join('\n\n  ')).join('\n\n'),

  split: (slide, measure) => splitEvenly(slide.entries, MOST).map((part) => {
    const cut = part.map(({ name, url, lines }) => ({
      name: shortenLines(name, NAME, measure),
      url,
      lines: lines.slice(0, MOST_LINES).map(line => shortenLines(line, LINE, measure)),
    }))
    return {
      ...slide,
      entries: cut.map(({ name, url, lines }) => ({ name: name.text, url, lines: lines.map(({ text }) => text) })),
      notes: tellWhole(slide.notes, cut.flatMap(({ name, lines }) => [name, ...lines].map(({ whole }) => whole))),
    }
  }),
}
