import type { PptxLayout } from './layout.ts'
import { plainText, writeList, writeText } from '../brush.ts'

export const section: PptxLayout<'section'> = {
  ownTitle: true,
  dark: true,
  draw(brush, { title, number, lead, points }) {
    const { onInk, inkMuted, inkAccent } = brush.theme
    const w = points.length > 0 ? 560 : 1040
    if (number !== undefined)
      writeText(brush, plainText(String(number).padStart(2, '0')), { x: 96, y: 120, w, h: 110 }, { size: 88, bold: true, color: inkAccent, valign: 'bottom' })
    writeText(brush, title, { x: 96, y: 246, w, h: 150 }, { size: 52, bold: true, color: onInk })
    writeText(brush, lead, { x: 96, y: 412, w, h: 180 }, { size: 24, color: inkMuted })
    writeList(brush, points, { x: 736, y: 120, w: 480, h: 480 }, { size: 20, color: onInk, valign: 'middle', gap: 18 })
  },
}
