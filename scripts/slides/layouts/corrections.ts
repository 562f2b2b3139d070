import type { CorrectionsSlide, Table } from '../model.ts'
import type { Layout } from './layout.ts'
import type { TableStyle } from './table-style.ts'
import { contentHeight } from '../canvas.ts'
import { plain } from '../model.ts'
import { tellWhole } from '../shorten.ts'
import { MOST_LISTED } from './bounds.ts'
import { table as tableMarkdown } from './markdown.ts'
import { splitRows, tableFields } from './split-table.ts'
import { DENSE } from './table-style.ts'
import { tableTexts } from './table-texts.ts'

/** As in `layouts/corrections.vue`: what is right stands out. */
const STYLE: TableStyle = { ...DENSE, strongColumn: 2 }

export const corrections: Layout<'corrections'> = {
  body: slide => tableMarkdown(slide.table ?? asTable(slide)),
  fields: ({ table, items }) => ({ ...tableFields(table ?? {}), corrects: items.map(({ id }) => id) }),
  listed: {
    count: slide => slide.items.length,
    most: () => MOST_LISTED,
    first: (slide, count) => ({ ...slide, items: slide.items.slice(0, count) }),
  },
  split(slide, measure) {
    let start = 0
    return splitRows(asTable(slide), contentHeight(slide.title, measure), measure, STYLE).map(({ table, whole }) => ({
      ...slide,
      items: slide.items.slice(start, start += table.rows.length),
      table,
      notes: tellWhole(slide.notes, whole),
    }))
  },
  texts: ({ table }, measure) => table ? tableTexts(table, [STYLE], measure) : [],
}

function asTable({ head, items }: CorrectionsSlide): Table {
  return {
    head: head.map(plain),
    rows: items.map(({ severity, source, right }) => [{ text: plain(severity) }, { text: plain(source) }, { text: right }]),
  }
}
