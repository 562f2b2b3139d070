import type { TextBox } from '../canvas.ts'
import type { Measure } from '../measure.ts'
import type { ClosingSlide, Rich } from '../model.ts'
import type { Shortened } from '../shorten.ts'
import type { Layout } from './layout.ts'
import { CANVAS, LEAD, SMALL, titleBox } from '../canvas.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { list, rich } from './markdown.ts'
import { setList, setText } from './set-text.ts'
import { splitByHeight } from './split.ts'

/** As in `layouts/closing.vue`, px: the height within the padding, and what is around title, point, list and line. */
const ROOM = CANVAS.height - 2 * 72
const BELOW_TITLE = 32
const AROUND_POINT = 30
const BELOW_LIST = 40
const BELOW_LINE = 6
const POINT: TextBox = { style: { ...LEAD, leading: 34 / 24 }, width: 608, lines: 2 }
const LINE: TextBox = { style: SMALL, width: 608, lines: 2 }

type Content = Pick<ClosingSlide, 'size' | 'points' | 'lines' | 'notes'>

export const closing: Layout<'closing'> = {
  body: ({ points, lines }) => [...(points.length ? [list(points)] : []), ...lines.map(rich)].join('\n\n'),
  fields: ({ size }) => ({ ...(size && { size }) }),
  split(slide, measure) {
    const roomy = setLines(slide, 2, measure)
    const { content, title, list } = roomy.title + roomy.list <= roomy.room ? roomy : setLines(slide, 1, measure)
    const height = (point: Rich) => measure.height(point, POINT.style, POINT.width) + AROUND_POINT
    return splitByHeight(content.points, height, roomy.room - title - (list && BELOW_LIST)).map(points => ({ ...slide, ...content, points }))
  },
  texts: ({ points, lines }, measure) => [
    ...setList('ul > li', points, POINT, measure),
    ...lines.map((line, i) => setText(`p:nth-of-type(${i + 1})`, line, LINE, measure)),
  ],
}

/** The slide's texts in so many lines each, and the heights (px) of title and list, and of the room for both. */
function setLines(slide: ClosingSlide, most: number, measure: Measure): { content: Content, title: number, list: number, room: number } {
  const points = slide.points.map(point => shortenLines(point, { ...POINT, lines: most }, measure))
  const lines = slide.lines.map(line => shortenLines(line, { ...LINE, lines: most }, measure))
  const heightOf = (texts: readonly Shortened[], { style, width }: TextBox, around: number) =>
    texts.reduce((height, { text }) => height + measure.height(text, style, width) + around, 0)
  const list = heightOf(points, POINT, AROUND_POINT) + (points.length && BELOW_LIST)
  const room = ROOM - heightOf(lines, LINE, BELOW_LINE)
  const { size, style, width } = titleBox(slide, measure, room - list - BELOW_TITLE)
  return {
    content: {
      ...(size && { size }),
      points: points.map(({ text }) => text),
      lines: lines.map(({ text }) => text),
      notes: tellWhole(slide.notes, [...points, ...lines].map(({ whole }) => whole)),
    },
    title: measure.height(slide.title, style, width) + BELOW_TITLE,
    list,
    room,
  }
}
