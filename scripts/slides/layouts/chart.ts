import type { Measure, TextStyle } from '../measure.ts'
import type { ChartSlide, Rich } from '../model.ts'
import type { Layout } from './layout.ts'
import { chartRows, firstOfChart, splitChart } from '../../charts/index.ts'
import { BODY, contentHeight, STEPS } from '../canvas.ts'
import { textOf } from '../model.ts'
import { shorten, tellWhole } from '../shorten.ts'
import { CUT_CHART_ROWS, MOST_CHART_ROWS } from './bounds.ts'
import { bigNumber, list } from './markdown.ts'
import { setList, setText } from './set-text.ts'

/** px, as in `layouts/chart.vue`: the text of the panel of takeaways, and what it and each of them have above and below. */
const WIDTH = 336
const PANEL = 40
const PADDING = 27

/** px, as in `components/BigNumber.vue`, and the space below. */
const NUMBER = 80 + 16

/** The share of the height that takeaways may take where they are set larger than body text. */
const AIRY = 0.85

/** The share of the height that one takeaway may take. */
const LONGEST = 0.4

export const chart: Layout<'chart'> = {
  body: slide => ['::takeaway::', ...(slide.figure ? [bigNumber(slide.figure)] : []), ...(slide.takeaways.length ? [list(slide.takeaways)] : [])].join('\n\n'),
  fields: slide => ({ chart: slide.chart, ...(slide.size && { size: slide.size }) }),
  listed: {
    count: slide => Math.max(chartRows(slide.chart), slide.takeaways.length),
    most: ({ chart, takeaways }) => Math.max(chartRows(chart), takeaways.length) > MOST_CHART_ROWS ? CUT_CHART_ROWS : MOST_CHART_ROWS,
    first: (slide, count) => ({ ...slide, chart: firstOfChart(slide.chart, count), takeaways: slide.takeaways.slice(0, count), ...(slide.brief && { brief: slide.brief.slice(0, count) }) }),
  },
  split: (slide, measure) => splitChart(slide.chart, measure)
    .map(({ spec, whole }) => fitTakeaways({ ...slide, chart: spec, notes: tellWhole(slide.notes, whole) }, measure)),
  texts({ figure, takeaways, size }, measure) {
    const style = STEPS.find(step => step.size === size)!.text
    return [
      ...(figure ? [setText('.big-number-label', figure.label, { style: BODY, width: WIDTH }, measure)] : []),
      ...setList('.takeaway > ul > li', takeaways, { style, width: WIDTH }, measure),
    ]
  },
}

/**
 * Takeaways in larger text where all have room, in fewer words where they haven't; what then has no room
 * beside the chart goes into the notes.
 */
function fitTakeaways({ brief, ...slide }: ChartSlide, measure: Measure): ChartSlide {
  const figure = slide.figure ? NUMBER + measure.height(slide.figure.label, BODY, WIDTH) : 0
  const space = contentHeight(slide.title, measure) - PANEL - figure
  const needed = (takeaways: readonly Rich[], text: TextStyle) => takeaways.reduce((sum, takeaway) => sum + measure.height(takeaway, text, WIDTH) + PADDING, 0)
  const stepFor = (takeaways: readonly Rich[]) => STEPS.find(({ size, text }) => size !== 'huge' && needed(takeaways, text) <= (text.size > BODY.size ? AIRY : 1) * space)
  const step = stepFor(slide.takeaways)
  if (!step && brief)
    return fitTakeaways({ ...slide, takeaways: brief, notes: tellWhole(slide.notes, slide.takeaways.map(textOf)) }, measure)
  const text = step?.text ?? BODY
  const shown: Rich[] = []
  const told: string[] = []
  let used = 0
  for (const takeaway of slide.takeaways) {
    const { text: cut, whole } = shorten(takeaway, text, { width: WIDTH, height: LONGEST * space }, measure)
    const height = measure.height(cut, text, WIDTH) + PADDING
    if (used + height > space) {
      told.push(textOf(takeaway))
      continue
    }
    used += height
    shown.push(cut)
    if (whole !== undefined)
      told.push(whole)
  }
  return { ...slide, ...(step?.size && { size: step.size }), takeaways: shown, notes: tellWhole(slide.notes, told) }
}
