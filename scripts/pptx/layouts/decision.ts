import type { PptxLayout } from './layout.ts'
import { CONTENT, placeDrawing, writeCard } from '../brush.ts'

const ASIDE = 376
const GAP = 24

export const decision: PptxLayout<'decision'> = {
  draw(brush, { diagram, options }) {
    const w = options.length > 0 ? CONTENT.w - ASIDE - 48 : CONTENT.w
    placeDrawing(brush, diagram.alt, { ...CONTENT, w })
    const h = (CONTENT.h - GAP * (options.length - 1)) / Math.max(1, options.length)
    options.forEach((option, i) => writeCard(brush, option, { x: CONTENT.x + w + 48, y: CONTENT.y + i * (h + GAP), w: ASIDE, h }, 18))
  },
}
