import type { PptxLayout } from './layout.ts'
import { fillBox, writeList, writeText } from '../brush.ts'

export const message: PptxLayout<'message'> = {
  ownTitle: true,
  draw(brush, { title, support }) {
    const h = support.length > 0 ? 300 : 440
    fillBox(brush, { x: 96, y: 110, w: 8, h }, brush.theme.accent)
    writeText(brush, title, { x: 136, y: 110, w: 1048, h }, { size: support.length > 0 ? 48 : 60, bold: true, valign: 'middle' })
    const width = (1088 - 32 * (support.length - 1)) / Math.max(1, support.length)
    support.forEach((point, i) => {
      const x = 96 + i * (width + 32)
      fillBox(brush, { x, y: 460, w: width, h: 2 }, brush.theme.line)
      writeList(brush, [point], { x, y: 476, w: width, h: 170 }, { size: 22 })
    })
  },
}
