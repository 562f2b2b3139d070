import type { Measure, TextStyle } from '../measure.ts'
import type { Card } from '../model.ts'
import type { Shortened } from '../shorten.ts'
import type { Layout } from './layout.ts'
import { BODY, CONTENT_WIDTH, contentHeight, SMALL, STRONG } from '../canvas.ts'
import { textOf } from '../model.ts'
import { shorten, tellWhole } from '../shorten.ts'
import { rich } from './markdown.ts'
import { splitEvenly } from './split.ts'

/** px, as in `layouts/cards.vue`: around a card's text, between cards, below a card's title. */
const PADDING = 24
const GAP = 24
const TITLE_GAP = 8

/** px: the grid is never higher, and a single row of cards is lower still. */
const GRID_HEIGHT = 456
const ROW_HEIGHT = 280

const MOST = 8
const TITLE_LINES = 3
const CARD_TITLE: TextStyle = { size: 22, leading: 32 / 22, bold: true }

export const cards: Layout<'cards'> = {
  body: slide => slide.cards.map(({ title, text }) => `- **${rich(title)}**\n\n  ${rich(text)}`).join('\n\n'),

  split(slide, measure) {
    const space = contentHeight(slide.title, measure)
    let most = Math.min(MOST, slide.cards.length)
    while (most > 2 && !splitEvenly(slide.cards, most).every(part => fits(part, boxOf(part.length, space), measure)))
      most--
    return splitEvenly(slide.cards, most).map((part) => {
      const box = boxOf(part.length, space)
      const cut = part.map(card => cutCard(card, box, measure))
      return { ...slide, cards: cut.map(({ card }) => card), notes: tellWhole(slide.notes, cut.flatMap(({ texts }) => texts.map(text => text.whole))) }
    })
  },
}

/** How many cards stand side by side; the same rule as in `layouts/cards.vue`. */
function columnsOf(count: number): number {
  if (count <= 3)
    return Math.max(2, count)
  return count === 4 ? 2 : count <= 6 ? 3 : 4
}

/** The room (px) inside each of so many cards, and how its text is set. */
function boxOf(count: number, space: number) {
  const columns = columnsOf(count)
  const rows = Math.ceil(count / columns)
  const [title, text] = count >= 7 ? [STRONG, SMALL] : [CARD_TITLE, BODY]
  const grid = Math.min(space, count <= 3 ? ROW_HEIGHT : GRID_HEIGHT)
  return {
    title,
    text,
    width: (CONTENT_WIDTH - GAP * (columns - 1)) / columns - 2 * PADDING,
    height: (grid - GAP * (rows - 1)) / rows - 2 * PADDING,
  }
}

type CardBox = ReturnType<typeof boxOf>

function fits(part: readonly Card[], { title, text, width, height }: CardBox, measure: Measure): boolean {
  return part.every(card =>
    measure.height(textOf(card.title), title, width) + TITLE_GAP + measure.height(textOf(card.text), text, width) <= height)
}

function cutCard(card: Card, { title: titleStyle, text: textStyle, width, height }: CardBox, measure: Measure): { card: Card, texts: Shortened[] } {
  const title = shorten(card.title, titleStyle, { width, height: TITLE_LINES * titleStyle.size * titleStyle.leading }, measure)
  const used = measure.height(textOf(title.text), titleStyle, width) + TITLE_GAP
  const text = shorten(card.text, textStyle, { width, height: height - used }, measure)
  return { card: { title: title.text, text: text.text }, texts: [title, text] }
}
