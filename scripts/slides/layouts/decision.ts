import type { Layout } from './layout.ts'
import { splitDiagram } from '../../diagrams/index.ts'
import { contentHeight, STEPS } from '../canvas.ts'
import { textOf } from '../model.ts'
import { shorten, shortenLines, tellWhole } from '../shorten.ts'
import { fence, rich } from './markdown.ts'
import { setText } from './set-text.ts'

/** px, as in `layouts/decision.vue`: the diagram, a card's text, between cards, what a card has above, below and between its texts. */
const FLOW_WIDTH = 712
const WIDTH = 346
const GAP = 16
const PADDING = 28
const TITLE_LINES = 2

/** So many cards, the others are told in the notes. */
const MOST = 5

const SIZES = STEPS.filter(({ size }) => size !== 'huge')

export const decision: Layout<'decision'> = {
  body: ({ diagram, options }) => [
    '::flow::',
    fence('mermaid', diagram.mermaid),
    '::options::',
    ...options.map(({ title, text }) => `- ${rich(title)}\n\n  ${rich(text)}`),
  ].join('\n\n'),
  fields: ({ diagram, size }) => ({ alt: diagram.alt, ...(size && { size }) }),

  split(slide, measure) {
    const shown = slide.options.slice(0, MOST)
    const height = (contentHeight(slide.title, measure) - GAP * (shown.length - 1)) / shown.length - PADDING
    const boxes = SIZES.map(boxOf)
    const box = boxes.find(({ text, title }) => shown.every(option =>
      measure.height(option.title, title, WIDTH) + measure.height(option.text, text, WIDTH) <= height)) ?? boxes.at(-1)!
    const cut = shown.map((option) => {
      const title = shortenLines(option.title, { style: box.title, width: WIDTH, lines: Math.min(TITLE_LINES, Math.max(1, Math.floor(height / (box.text.size * box.text.leading)) - 1)) }, measure)
      const used = measure.height(title.text, box.title, WIDTH)
      return { title, text: shorten(option.text, box.text, { width: WIDTH, height: height - used }, measure) }
    })
    return splitDiagram(slide.diagram, { width: FLOW_WIDTH, height: contentHeight(slide.title, measure) }, measure).map(({ diagram, whole }) => ({
      ...slide,
      diagram,
      ...(box.size && { size: box.size }),
      options: cut.map(({ title, text }) => ({ title: title.text, text: text.text })),
      notes: tellWhole(slide.notes, [
        ...whole,
        ...cut.flatMap(({ title, text }) => [title.whole, text.whole]),
        ...slide.options.slice(MOST).map(({ title, text }) => `${textOf(title)} ${textOf(text)}`),
      ]),
    }))
  },

  texts(slide, measure) {
    const box = boxOf(SIZES.find(({ size }) => size === slide.size)!)
    return slide.options.flatMap(({ title, text }, i) => [
      setText(`.decision-options li:nth-child(${i + 1}) > p:nth-child(1)`, title, { style: box.title, width: WIDTH }, measure),
      ...(textOf(text) ? [setText(`.decision-options li:nth-child(${i + 1}) > p:nth-child(2)`, text, { style: box.text, width: WIDTH }, measure)] : []),
    ])
  },
}

/** How a card's title and text are set at a step. */
function boxOf({ size, text }: typeof STEPS[number]) {
  return { size, text, title: { size: text.size + 2, leading: text.size * text.leading / (text.size + 2), bold: true } }
}
