import type { TextBox } from '../canvas.ts'
import type { Layout } from './layout.ts'
import { LEAD } from '../canvas.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { rich } from './markdown.ts'

/** As in `layouts/section.vue`. */
const LEAD_BOX: TextBox = { style: LEAD, width: 880, lines: 5 }

export const section: Layout<'section'> = {
  body: slide => rich(slide.lead),
  fields: slide => ({ number: slide.number }),
  split(slide, measure) {
    const lead = shortenLines(slide.lead, LEAD_BOX, measure)
    return [{ ...slide, lead: lead.text, notes: tellWhole(slide.notes, [lead.whole]) }]
  },
}
