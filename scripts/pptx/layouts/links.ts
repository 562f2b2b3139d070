import type { PptxLayout } from './layout.ts'
import { Buffer } from 'node:buffer'
import { CONTENT, inches, writeList, writeText } from '../brush.ts'
import { escapeXml } from '../escape-xml.ts'
import { qrCode } from '../qr-code.ts'

/** As in `layouts/links.vue`: three side by side. */
const COLUMNS = 3
const GAP = 24
const CODE = 120

export const links: PptxLayout<'links'> = {
  draw(brush, { entries }) {
    const rows = Math.ceil(entries.length / COLUMNS)
    const w = (CONTENT.w - GAP * (COLUMNS - 1)) / COLUMNS
    const h = (CONTENT.h - GAP * (rows - 1)) / rows
    entries.forEach(({ name, url, lines }, i) => {
      const x = CONTENT.x + (i % COLUMNS) * (w + GAP)
      const y = CONTENT.y + Math.floor(i / COLUMNS) * (h + GAP)
      brush.slide.addImage({
        ...inches({ x, y, w: CODE, h: CODE }),
        data: `data:image/png;base64,${Buffer.from(qrCode(url)).toString('base64')}`,
        altText: url,
        // The library escapes the links of texts, not those of pictures.
        hyperlink: { url: escapeXml(url) },
      })
      const text = { x: x + CODE + 16, w: w - CODE - 16 }
      writeText(brush, name, { ...text, y, h: 34 }, { size: 21, bold: true })
      writeList(brush, lines, { ...text, y: y + 38, h: h - 38 }, { size: 17, gap: 4 })
    })
  },
}
