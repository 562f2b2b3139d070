import type { TextBox } from '../canvas.ts'
import type { Layout } from './layout.ts'
import { BODY, LEAD, titleBox } from '../canvas.ts'
import { textOf } from '../model.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { list } from './markdown.ts'
import { setList } from './set-text.ts'
import { splitEvenly } from './split.ts'

/** As in `layouts/message.vue`: columns side by side, 32 px apart. */
const WIDTH = 1088
const GAP = 32
const MOST = 6
const FEW = 4
const LINES = 3

export const message: Layout<'message'> = {
  body: slide => list(slide.support),
  fields: ({ size }) => ({ ...(size && { size }) }),

  /** Cards of the same title say the same and more: the sentence stands above them. */
  join: (slide, next) => next.layout === 'cards' && next.section === slide.section && textOf(next.title) === textOf(slide.title)
    ? { ...next, title: slide.title, depth: slide.depth }
    : undefined,

  /** What has no column goes on on a next slide. */
  split(slide, measure) {
    const { size } = titleBox(slide, measure)
    return splitEvenly(slide.support, MOST).map((shown) => {
      const cut = shown.map(text => shortenLines(text, boxOf(shown.length), measure))
      return {
        ...slide,
        ...(size && { size }),
        support: cut.map(({ text }) => text),
        notes: tellWhole(slide.notes, cut.map(({ whole }) => whole)),
      }
    })
  },
  texts: ({ support }, measure) => setList('ul > li', support, boxOf(support.length), measure),
}

/** The box of each of so many columns. */
function boxOf(columns: number): TextBox {
  return {
    style: columns > FEW ? BODY : { ...LEAD, leading: 34 / 24 },
    width: (WIDTH - GAP * (columns - 1)) / columns,
    lines: LINES,
  }
}
