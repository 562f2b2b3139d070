import type { PptxLayout } from './layout.ts'
import { CONTENT, writeFigure, writeList } from '../brush.ts'

const FIGURE = 150

export const sources: PptxLayout<'sources'> = {
  draw(brush, { figures, lines }) {
    const w = CONTENT.w / Math.max(1, figures.length)
    figures.forEach((figure, i) => writeFigure(brush, figure, { x: CONTENT.x + i * w, y: CONTENT.y, w: w - 24, h: FIGURE }))
    const used = figures.length > 0 ? FIGURE + 24 : 0
    writeList(brush, lines, { ...CONTENT, y: CONTENT.y + used, h: CONTENT.h - used }, { size: 20 })
  },
}
