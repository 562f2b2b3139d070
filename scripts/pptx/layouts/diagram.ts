import type { PptxLayout } from './layout.ts'
import { CONTENT, placeDrawing, writeText } from '../brush.ts'

export const diagram: PptxLayout<'diagram'> = {
  draw(brush, { diagram, caption }) {
    placeDrawing(brush, diagram.alt, caption ? { ...CONTENT, h: CONTENT.h - 48 } : CONTENT)
    if (caption)
      writeText(brush, caption, { ...CONTENT, y: CONTENT.y + CONTENT.h - 36, h: 36 }, { size: 18, color: brush.theme.muted })
  },
}
