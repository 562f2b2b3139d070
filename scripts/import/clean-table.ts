import type { Grid, Inline, Place } from './document.ts'
import type { Bench } from './draft.ts'
import { inlineOf, isEmpty, textOf } from './document.ts'

/** A table without empty rows and columns, each column with a name. */
export interface Table extends Grid {
  /** Rows that are sums of the others: they belong into no comparison. */
  readonly totals: readonly (readonly Inline[])[]
  /** Whether names of the first column stood over empty cells. */
  readonly isMerged: boolean
  readonly place: Place
}

/**
 * Takes empty rows and columns out, names columns that have no name, repeats the names of the first
 * column over the empty cells below them, and sets rows of sums aside.
 */
export function cleanTable({ head, rows }: Grid, place: Place, { messages: { say } }: Bench): Table {
  const columns = head.map((_, x) => x).filter(x => !isEmpty(head[x]) || rows.some(row => !isEmpty(row[x])))
  const names = columns.map(x => isEmpty(head[x]) && x > 0 ? inlineOf(say('import.column', { number: x + 1 }), head[x]!.place) : head[x]!)
  const filled = rows.map(row => columns.map(x => row[x]!)).filter(row => row.some(cell => !isEmpty(cell)))
  const isTotal = (row: readonly Inline[]) => /^(?:合计|总计|小计|总和|total|sum|subtotal|grand total)[:：]?$/i.test(textOf(row[0]!))
  const body = filled.filter(row => !isTotal(row))
  const isMerged = columns.length > 1 && !isEmpty(body[0]?.[0]) && body.some(row => isEmpty(row[0]))
  return {
    head: names,
    rows: isMerged ? fillDown(body) : body,
    totals: filled.filter(isTotal),
    isMerged,
    place,
  }
}

function fillDown(rows: readonly (readonly Inline[])[]): (readonly Inline[])[] {
  let above: Inline | undefined
  return rows.map((row) => {
    if (!isEmpty(row[0]))
      above = row[0]
    return above && isEmpty(row[0]) ? [{ ...above, place: row[0]!.place }, ...row.slice(1)] : row
  })
}
