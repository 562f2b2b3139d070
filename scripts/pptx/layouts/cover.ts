import type { PptxLayout } from './layout.ts'
import { fillBox, plainText, writeText } from '../brush.ts'

export const cover: PptxLayout<'cover'> = {
  ownTitle: true,
  dark: true,
  draw(brush, { title, subtitle, meta }) {
    const { onInk, inkMuted, inkAccent } = brush.theme
    fillBox(brush, { x: 0, y: 0, w: 24, h: 720 }, inkAccent)
    writeText(brush, title, { x: 96, y: 150, w: 1040, h: 250 }, { size: 60, bold: true, color: onInk, valign: 'bottom' })
    writeText(brush, plainText(subtitle), { x: 96, y: 424, w: 1040, h: 130 }, { size: 26, color: onInk })
    writeText(brush, plainText(meta), { x: 96, y: 612, w: 1040, h: 60 }, { size: 18, color: inkMuted, valign: 'bottom' })
  },
}
