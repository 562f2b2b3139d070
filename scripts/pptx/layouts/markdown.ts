import type { PptxLayout } from './layout.ts'
import { CONTENT, plainText, writeList } from '../brush.ts'

/** A slide of a person's own may hold anything: its text, as the browser shows it. */
export const markdown: PptxLayout<'markdown'> = {
  draw: (brush, _) => writeList(brush, brush.lines.map(plainText), CONTENT, { size: 20 }),
}
