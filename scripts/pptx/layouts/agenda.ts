import type { PptxLayout } from './layout.ts'
import { CONTENT, fillBox, plainText, writeText } from '../brush.ts'

export const agenda: PptxLayout<'agenda'> = {
  draw(brush, { items, first }) {
    const { accent, muted, line } = brush.theme
    const h = Math.min(76, CONTENT.h / items.length)
    items.forEach(({ title, text, minutes }, i) => {
      const y = CONTENT.y + i * h
      fillBox(brush, { x: CONTENT.x, y, w: CONTENT.w, h: 1 }, line)
      const row = { y: y + 2, h: h - 4 }
      writeText(brush, plainText(String(first + i).padStart(2, '0')), { x: 64, w: 48, ...row }, { size: 20, bold: true, color: accent, valign: 'middle' })
      writeText(brush, plainText(title), { x: 120, w: 280, ...row }, { size: 21, bold: true, valign: 'middle' })
      writeText(brush, plainText(text), { x: 416, w: 660, ...row }, { size: 17, color: muted, valign: 'middle' })
      writeText(brush, plainText(minutes), { x: 1092, w: 124, ...row }, { size: 17, color: muted, align: 'right', valign: 'middle' })
    })
  },
}
