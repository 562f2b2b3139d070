import type { TextBox } from '../canvas.ts'
import type { Layout } from './layout.ts'
import { LEAD, SMALL, titleBox } from '../canvas.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { list, rich } from './markdown.ts'

/** As in `layouts/closing.vue`. */
const POINT: TextBox = { style: { ...LEAD, leading: 34 / 24 }, width: 608, lines: 2 }
const LINE: TextBox = { style: SMALL, width: 608, lines: 2 }

export const closing: Layout<'closing'> = {
  body: ({ points, lines }) => [...(points.length ? [list(points)] : []), ...lines.map(rich)].join('\n\n'),
  fields: ({ size }) => ({ ...(size && { size }) }),
  split(slide, measure) {
    const { size } = titleBox(slide, measure)
    const points = slide.points.map(point => shortenLines(point, POINT, measure))
    const lines = slide.lines.map(line => shortenLines(line, LINE, measure))
    return [{
      ...slide,
      ...(size && { size }),
      points: points.map(({ text }) => text),
      lines: lines.map(({ text }) => text),
      notes: tellWhole(slide.notes, [...points, ...lines].map(({ whole }) => whole)),
    }]
  },
}
