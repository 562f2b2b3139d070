import type { PptxLayout } from './layout.ts'
import { fillBox, writeList, writeText } from '../brush.ts'

export const closing: PptxLayout<'closing'> = {
  ownTitle: true,
  dark: true,
  draw(brush, { title, points, lines }) {
    const { onInk, inkMuted, inkAccent } = brush.theme
    fillBox(brush, { x: 0, y: 0, w: 24, h: 720 }, inkAccent)
    writeText(brush, title, { x: 96, y: 88, w: 1088, h: 130 }, { size: 52, bold: true, color: onInk, valign: 'bottom' })
    writeList(brush, points, { x: 96, y: 248, w: 1088, h: 290 }, { size: 24, color: onInk, bullets: true })
    writeList(brush, lines, { x: 96, y: 560, w: 1088, h: 112 }, { size: 18, color: inkMuted, valign: 'bottom', gap: 6 })
  },
}
