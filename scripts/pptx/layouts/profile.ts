import type { PptxLayout } from './layout.ts'
import { CONTENT, placeDrawing, writeFigure, writeTable, writeText } from '../brush.ts'

const LEFT = 360
const GAP = 48
const FIGURE = 120

export const profile: PptxLayout<'profile'> = {
  draw(brush, { summary, diagram, figures, items }) {
    // Its items stand below the diagram, each with the half of the height.
    const h = items ? CONTENT.h / 2 - 16 : CONTENT.h
    const used = figures.length > 0 ? FIGURE : 0
    figures.forEach((figure, i) => writeFigure(brush, figure, { x: CONTENT.x + i * LEFT / figures.length, y: CONTENT.y, w: LEFT / figures.length - 12, h: FIGURE }))
    if (summary)
      writeText(brush, summary, { ...CONTENT, y: CONTENT.y + used, w: LEFT, h: h - used }, { size: 20 })
    placeDrawing(brush, diagram.alt, { ...CONTENT, x: CONTENT.x + LEFT + GAP, w: CONTENT.w - LEFT - GAP, h })
    if (items)
      writeTable(brush, items, { ...CONTENT, y: CONTENT.y + h + 32, h })
  },
}
