import type { TableKind } from './classify-table.ts'
import type { Grid, Inline, Place } from './document.ts'
import type { Bench, DraftMap } from './draft.ts'
import { classifyTable } from './classify-table.ts'
import { cleanTable } from './clean-table.ts'
import { inlineOf, isEmpty, saying, textOf } from './document.ts'
import { draftDirectory, linksOfTable } from './draft-directory.ts'
import { draftGroups, tableGroups } from './draft-groups.ts'
import { draftInventory } from './draft-inventory.ts'
import { draftMatrix } from './draft-matrix.ts'
import { draftSeries } from './draft-series.ts'
import { draftTimeline, eventsOfTable } from './draft-timeline.ts'

/** The kind of section that a table becomes, its fields, and how many of what it holds, in words. */
export interface DraftTable {
  readonly kind: string
  readonly fields: DraftMap
  readonly lead: string
  /** Those who own its items: a list beside the table may tell of each. */
  readonly owners: readonly string[]
  /** Rows of sums, as text. */
  readonly totals: readonly Inline[]
}

/** What a table becomes; nothing where it has no rows. */
export function draftTable(grid: Grid, place: Place, title: string, bench: Bench, summaries: ReadonlyMap<string, string> = new Map()): DraftTable | undefined {
  const table = cleanTable(grid, place, bench)
  if (!table.rows.length || !table.head.length)
    return undefined
  const { kind, thingsAre } = classifyTable(table)
  const { say, list } = bench.messages
  const totals = table.totals.map(row => inlineOf(row.map((cell, x) => x === 0 ? textOf(cell) : isEmpty(cell) ? '' : `${textOf(table.head[x]!)} ${saying(cell).text}`).filter(part => part !== '').join(say('comma')), row[0]!.place))
  const done = (kind: string, fields: DraftMap, lead: string, owners: readonly string[] = []): DraftTable => ({ kind, fields, lead, owners, totals })
  const heads = list(table.head.slice(1).map(textOf))

  const drafts: { readonly [K in TableKind]: () => DraftTable } = {
    list: () => done('groups', draftGroups([{
      name: textOf(table.head[0]!) || title,
      items: table.rows.map((row) => {
        const { text, link } = saying(row[0]!)
        return { name: text, ...(link !== undefined && { link }) }
      }),
    }], title), say('import.lead.groups', { items: table.rows.length, groups: 1 })),
    groups: () => {
      const groups = tableGroups(table)
      return done('groups', draftGroups(groups, title), say('import.lead.table', { name: textOf(table.head[0]!), items: table.rows.length, heads }))
    },
    directory: () => done('directory', draftDirectory(linksOfTable(table), title, textOf(table.head[0]!)), say('import.lead.directory', { entries: table.rows.length, heads })),
    timeline: () => done('timeline', draftTimeline(eventsOfTable(table, bench), title), say('import.lead.timeline', { events: table.rows.length, heads: list(table.head.map(textOf)) })),
    inventory: () => {
      const { fields, vendors, items } = draftInventory(table, title, summaries, bench)
      return done('inventory', fields, say('import.lead.inventory', { vendors, items }), [...new Set(table.rows.map(row => saying(row[0]!).text))])
    },
    series: () => {
      const { fields, series, categories } = draftSeries(table, thingsAre, title)
      return done('series', fields, say('import.lead.series', { series, categories }))
    },
    matrix: () => {
      const { fields, things, criteria } = draftMatrix(table, thingsAre, title, bench)
      return done('matrix', fields, say('import.lead.matrix', { things, criteria }))
    },
  }
  return drafts[kind]()
}
