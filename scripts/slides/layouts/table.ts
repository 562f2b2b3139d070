import type { Layout } from './layout.ts'
import { contentHeight } from '../canvas.ts'
import { tellWhole } from '../shorten.ts'
import { listedRows } from './bounds.ts'
import { table as tableMarkdown } from './markdown.ts'
import { splitTable, tableFields } from './split-table.ts'
import { DENSE, LARGE, REGULAR } from './table-style.ts'
import { tableTexts } from './table-texts.ts'

export const table: Layout<'table'> = {
  body: slide => tableMarkdown(slide.table),
  fields: slide => tableFields(slide.table),
  listed: listedRows,
  split: (slide, measure) => splitTable(slide.table, contentHeight(slide.title, measure), measure)
    .map(({ table, whole }) => ({ ...slide, table, notes: tellWhole(slide.notes, whole) })),
  texts: ({ table }, measure) => tableTexts(table, [LARGE, REGULAR, DENSE], measure),
}
