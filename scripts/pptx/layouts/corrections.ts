import type { PptxLayout } from './layout.ts'
import { plain } from '../../slides/model.ts'
import { CONTENT, writeTable } from '../brush.ts'

export const corrections: PptxLayout<'corrections'> = {
  draw: (brush, { head, items, table }) => writeTable(brush, table ?? {
    head: head.map(plain),
    rows: items.map(({ severity, source, right }) => [{ text: plain(severity) }, { text: plain(source) }, { text: right }]),
    size: 'small',
  }, CONTENT),
}
