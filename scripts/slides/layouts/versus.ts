import type { Layout } from './layout.ts'
import type { TableStyle } from './table-style.ts'
import { contentHeight } from '../canvas.ts'
import { tellWhole } from '../shorten.ts'
import { table as tableMarkdown } from './markdown.ts'
import { splitRows, tableFields } from './split-table.ts'
import { DENSE, REGULAR } from './table-style.ts'

/** As in `layouts/versus.vue`; the sides stand 24 px apart. */
const ROOMY: TableStyle = { ...REGULAR, header: { size: 24, leading: 1.5, bold: true }, paddingX: 56, paddingY: 25 }
const TIGHT: TableStyle = { ...DENSE, paddingX: 56, paddingY: 11 }

export const versus: Layout<'versus'> = {
  body: slide => tableMarkdown(slide.table),
  fields: slide => tableFields(slide.table),
  split(slide, measure) {
    const space = contentHeight(slide.title, measure)
    const roomy = splitRows(slide.table, space, measure, ROOMY)
    const tight = splitRows(slide.table, space, measure, TIGHT)
    return (tight.length < roomy.length ? tight : roomy)
      .map(({ table, whole }) => ({ ...slide, table, notes: tellWhole(slide.notes, whole) }))
  },
}
