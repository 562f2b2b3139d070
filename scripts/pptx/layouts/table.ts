import type { PptxLayout } from './layout.ts'
import { CONTENT, writeTable } from '../brush.ts'

export const table: PptxLayout<'table'> = {
  draw: (brush, { table }) => writeTable(brush, table, CONTENT),
}
