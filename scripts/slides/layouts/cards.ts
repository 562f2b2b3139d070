import type { Measure, TextStyle } from '../measure.ts'
import type { Card } from '../model.ts'
import type { Shortened } from '../shorten.ts'
import type { Layout } from './layout.ts'
import { CONTENT_WIDTH, contentHeight, STEPS } from '../canvas.ts'
import { textOf } from '../model.ts'
import { shorten, tellWhole } from '../shorten.ts'
import { MOST_LISTED } from './bounds.ts'
import { rich } from './markdown.ts'
import { setText } from './set-text.ts'
import { splitEvenly } from './split.ts'

/** px, as in `layouts/cards.vue`: above and below a card's text, its number, between cards, below a title. */
const PADDING = 44
const NUMBER = 32
const GAP = 24
const TITLE_GAP = 8
const SIDES = 56
const NARROW_SIDES = 44

/** px: the grid is never higher, and a single row of cards is lower still. */
const GRID_HEIGHT = 536
const ROW_HEIGHT = 440

/** So many cards a slide, and so many of which each has more room. */
const MOST = 8
const ROOMY = 6
const TITLE_LINES = 3

export const cards: Layout<'cards'> = {
  body: slide => slide.cards.map(({ title, text }) => `- **${rich(title)}**${textOf(text) && `\n\n  ${rich(text)}`}`).join('\n\n'),
  fields: ({ first, size }) => ({ ...(first !== undefined && first > 1 && { first }), ...(size && { size }) }),

  listed: {
    count: slide => slide.cards.length,
    most: () => MOST_LISTED,
    first: (slide, count) => ({ ...slide, cards: slide.cards.slice(0, count) }),
  },

  split(slide, measure) {
    const space = contentHeight(slide.title, measure)
    const fit = (most: number) => splitEvenly(slide.cards, most)
    const isRoomy = (step: Step) => (part: readonly Card[]) => fits(part, boxesOf(part.length, step, space), measure)
    const stepOf = (part: readonly Card[]) => STEPS.find(step => isRoomy(step)(part)) ?? leastStep(part.length)
    let most = Math.min(MOST, slide.cards.length)
    while (most > 2 && !fit(most).every(isRoomy(leastStep(most))))
      most--
    let first = 1
    return fit(most).map((part) => {
      const step = stepOf(part)
      const boxes = boxesOf(part.length, step, space)
      const cut = part.map((card, i) => cutCard(card, boxes[i]!, measure))
      const fitted = {
        ...slide,
        cards: cut.map(({ card }) => card),
        first,
        ...(step.size && { size: step.size }),
        notes: tellWhole(slide.notes, cut.flatMap(({ texts }) => texts.map(text => text.whole))),
      }
      first += part.length
      return fitted
    })
  },

  texts(slide, measure) {
    const step = STEPS.find(({ size }) => size === slide.size)!
    const boxes = boxesOf(slide.cards.length, step, contentHeight(slide.title, measure))
    return slide.cards.flatMap((card, i) => {
      const { title, text, width } = boxes[i]!
      return [
        setText(`li:nth-child(${i + 1}) > p:nth-child(1)`, card.title, { style: title, width }, measure),
        ...(textOf(card.text) ? [setText(`li:nth-child(${i + 1}) > p:nth-child(2)`, card.text, { style: text, width }, measure)] : []),
      ]
    })
  },
}

type Step = typeof STEPS[number]

/** So few cards are rather continued on a next slide than set small. */
function leastStep(most: number): Step {
  return STEPS.find(({ size }) => size === (most > ROOMY ? 'small' : undefined))!
}

/** How many cards stand side by side in each row; the same rule as in `layouts/cards.vue`. */
function rowsOf(count: number): readonly number[] {
  const columns = count <= 3 ? count : count === 4 ? 2 : count <= 6 ? 3 : 4
  return count > columns ? [columns, count - columns] : [columns]
}

/** The room (px) inside each of so many cards, and how its text is set. */
function boxesOf(count: number, { text }: Step, space: number) {
  const rows = rowsOf(count)
  const grid = Math.min(space, rows.length === 1 ? ROW_HEIGHT : GRID_HEIGHT)
  const title: TextStyle = { size: text.size + 2, leading: text.size * text.leading / (text.size + 2), bold: true }
  return rows.flatMap(columns => Array.from({ length: columns }, () => ({
    title,
    text,
    width: (CONTENT_WIDTH - GAP * (columns - 1)) / columns - (count > ROOMY ? NARROW_SIDES : SIDES),
    height: (grid - GAP * (rows.length - 1)) / rows.length - PADDING - NUMBER,
  })))
}

type CardBox = ReturnType<typeof boxesOf>[number]

function fits(part: readonly Card[], boxes: readonly CardBox[], measure: Measure): boolean {
  return part.every((card, i) => {
    const { title, text, width, height } = boxes[i]!
    return measure.longestWord(card.title, title) <= width
      && measure.height(card.title, title, width) + TITLE_GAP + measure.height(card.text, text, width) <= height
  })
}

function cutCard(card: Card, { title: titleStyle, text: textStyle, width, height }: CardBox, measure: Measure): { card: Card, texts: Shortened[] } {
  const title = shorten(card.title, titleStyle, { width, height: TITLE_LINES * titleStyle.size * titleStyle.leading }, measure)
  const used = measure.height(title.text, titleStyle, width) + TITLE_GAP
  const text = shorten(card.text, textStyle, { width, height: height - used }, measure)
  return { card: { title: title.text, text: text.text }, texts: [title, text] }
}
