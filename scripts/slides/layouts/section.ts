import type { TextBox } from '../canvas.ts'
import type { Measure } from '../measure.ts'
import type { SectionSlide } from '../model.ts'
import type { Layout } from './layout.ts'
import { LEAD, sectionWidth } from '../canvas.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { list, rich } from './markdown.ts'
import { setList, setText } from './set-text.ts'

/** As in `layouts/section.vue`. */
const leadBox = (slide: SectionSlide): TextBox => ({ style: LEAD, width: sectionWidth(slide), lines: 5 })
const POINT: Omit<TextBox, 'lines'> = { style: { size: 22, leading: 32 / 22 }, width: 480 }

/** px: the points together, and what each has above and below. */
const POINTS = 560
const PADDING = 30
const MOST_LINES = 4

/** The most lines that each point may have so that all of them have room. */
function pointBox({ points }: SectionSlide, measure: Measure): TextBox {
  const needed = points.map(point => measure.lines(point, POINT.style, POINT.width).length)
  const space = Math.floor((POINTS - points.length * PADDING) / 32)
  const fits = (lines: number) => needed.reduce((sum, need) => sum + Math.min(need, lines), 0) <= space
  let lines = MOST_LINES
  while (lines > 1 && !fits(lines))
    lines--
  return { ...POINT, lines }
}

export const section: Layout<'section'> = {
  body: slide => [rich(slide.lead), ...(slide.points.length ? [list(slide.points)] : [])].join('\n\n'),
  fields: ({ number, of }) => number === undefined ? {} : { number, of },
  split(slide, measure) {
    const lead = shortenLines(slide.lead, leadBox(slide), measure)
    const box = pointBox(slide, measure)
    const points = slide.points.map(point => shortenLines(point, box, measure))
    return [{ ...slide, lead: lead.text, points: points.map(({ text }) => text), notes: tellWhole(slide.notes, [lead.whole]) }]
  },
  texts: (slide, measure) => [
    setText('h1 + p', slide.lead, leadBox(slide), measure),
    ...setList('ul > li', slide.points, POINT, measure),
  ],
}
