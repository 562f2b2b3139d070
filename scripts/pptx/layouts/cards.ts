import type { PptxLayout } from './layout.ts'
import { CONTENT, writeCard } from '../brush.ts'

const GAP = 24

/** As many side by side as in the browser: up to three in a row, else two rows. */
const columnsOf = (count: number): number => count <= 3 ? count : Math.ceil(count / 2)

export const cards: PptxLayout<'cards'> = {
  draw(brush, { cards, first = 1 }) {
    const columns = columnsOf(cards.length)
    const rows = Math.ceil(cards.length / columns)
    const w = (CONTENT.w - GAP * (columns - 1)) / columns
    const h = (CONTENT.h - GAP * (rows - 1)) / rows
    cards.forEach((card, i) => writeCard(brush, card, {
      x: CONTENT.x + (i % columns) * (w + GAP),
      y: CONTENT.y + Math.floor(i / columns) * (h + GAP),
      w,
      h,
    }, columns > 3 ? 17 : 20, String(first + i).padStart(2, '0')))
  },
}
