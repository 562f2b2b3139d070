import type { TextBox } from '../canvas.ts'
import type { Layout } from './layout.ts'
import { LEAD } from '../canvas.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { fence, rich } from './markdown.ts'

/** As in `layouts/profile.vue`: the left column. */
const SUMMARY: TextBox = { style: LEAD, width: 360, lines: 12 }

export const profile: Layout<'profile'> = {
  body: ({ summary, diagram }) => `${rich(summary)}\n\n::diagram::\n\n${fence('mermaid', diagram.mermaid)}`,
  fields: ({ diagram }) => ({ alt: diagram.alt }),
  split(slide, measure) {
    const summary = shortenLines(slide.summary, SUMMARY, measure)
    return [{ ...slide, summary: summary.text, notes: tellWhole(slide.notes, [summary.whole]) }]
  },
}
