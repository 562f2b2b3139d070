import type { Measure } from '../measure.ts'
import type { ChartSlide, Rich } from '../model.ts'
import type { Layout } from './layout.ts'
import { splitChart } from '../../charts/index.ts'
import { BODY, contentHeight } from '../canvas.ts'
import { textOf } from '../model.ts'
import { tellWhole } from '../shorten.ts'
import { list } from './markdown.ts'

/** px, as in `layouts/chart.vue`: the column of takeaways, and what each of them has above and below. */
const WIDTH = 376
const PADDING = 34

/** The share of the height that one takeaway may take. */
const LONGEST = 0.4

export const chart: Layout<'chart'> = {
  body: slide => `::takeaway::\n\n${list(slide.takeaways)}`,
  fields: slide => ({ chart: slide.chart }),
  split: (slide, measure) => splitChart(slide.chart, measure)
    .map(({ spec, whole }) => fitTakeaways({ ...slide, chart: spec, notes: tellWhole(slide.notes, whole) }, measure)),
}

/** What has no room beside the chart goes into the notes. */
function fitTakeaways(slide: ChartSlide, measure: Measure): ChartSlide {
  const space = contentHeight(slide.title, measure)
  const shown: Rich[] = []
  const told: string[] = []
  let used = 0
  for (const takeaway of slide.takeaways) {
    const text = textOf(takeaway)
    const cut = measure.shorten(text, BODY, WIDTH, LONGEST * space)
    const height = measure.height(cut, BODY, WIDTH) + PADDING
    if (used + height > space) {
      told.push(text)
      continue
    }
    used += height
    shown.push(cut === text ? takeaway : [{ text: cut }])
    if (cut !== text)
      told.push(text)
  }
  return { ...slide, takeaways: shown, notes: tellWhole(slide.notes, told) }
}
