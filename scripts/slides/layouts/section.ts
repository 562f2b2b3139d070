import type { TextBox } from '../canvas.ts'
import type { Layout } from './layout.ts'
import { BODY, LEAD } from '../canvas.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { list, rich } from './markdown.ts'

/** As in `layouts/section.vue`. */
const LEAD_BOX: TextBox = { style: LEAD, width: 552, lines: 5 }
const POINT: TextBox = { style: { ...BODY, leading: 28 / 20 }, width: 480, lines: 2 }

export const section: Layout<'section'> = {
  body: slide => [rich(slide.lead), ...(slide.points.length ? [list(slide.points)] : [])].join('\n\n'),
  fields: ({ number, of }) => number === undefined ? {} : { number, of },
  split(slide, measure) {
    const lead = shortenLines(slide.lead, LEAD_BOX, measure)
    const points = slide.points.map(point => shortenLines(point, POINT, measure))
    return [{ ...slide, lead: lead.text, points: points.map(({ text }) => text), notes: tellWhole(slide.notes, [lead.whole]) }]
  },
}
