import type { Layout } from './layout.ts'
import type { TableStyle } from './table-style.ts'
import { contentHeight } from '../canvas.ts'
import { leastBy } from '../least.ts'
import { tellWhole } from '../shorten.ts'
import { listedRows } from './bounds.ts'
import { table as tableMarkdown } from './markdown.ts'
import { splitRows, tableFields } from './split-table.ts'
import { DENSE, LARGE, REGULAR } from './table-style.ts'
import { tableTexts } from './table-texts.ts'

/** As in `layouts/versus.vue`; the sides stand 24 px apart. */
const HEADER = { size: 24, leading: 1.5, bold: true }
const SIDES: TableStyle['sides'] = [24, 72, 48]
const STYLES: readonly TableStyle[] = [
  { ...LARGE, header: HEADER, sides: SIDES, paddingY: 21 },
  { ...REGULAR, header: HEADER, sides: SIDES, paddingY: 21 },
  { ...DENSE, sides: SIDES, paddingY: 11 },
]

export const versus: Layout<'versus'> = {
  body: slide => tableMarkdown(slide.table),
  fields: slide => tableFields(slide.table),
  listed: listedRows,
  split(slide, measure) {
    const space = contentHeight(slide.title, measure)
    const ways = STYLES.map(style => splitRows(slide.table, space, measure, style))
    return leastBy(ways, parts => [parts.length])
      .map(({ table, whole }) => ({ ...slide, table, notes: tellWhole(slide.notes, whole) }))
  },
  texts: ({ table }, measure) => tableTexts(table, STYLES, measure),
}
