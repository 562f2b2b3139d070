import type { PptxLayout } from './layout.ts'
import { CONTENT, writeTable } from '../brush.ts'

export const versus: PptxLayout<'versus'> = {
  draw: (brush, { table }) => writeTable(brush, table, CONTENT),
}
