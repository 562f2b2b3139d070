import type { Table } from './clean-table.ts'
import type { Bench, DraftMap } from './draft.ts'
import { saying, textOf } from './document.ts'
import { nameFields, sourcePath, textsOf, Words } from './draft.ts'
import { uniqueIds } from './ids.ts'
import { readAmounts } from './numbers.ts'
import { gradeCells } from './scales.ts'

/** The fields of an inventory: the first column owns, the second names, one of few values sorts, the others tell. */
export function draftInventory(table: Table, title: string, summaries: ReadonlyMap<string, string>, bench: Bench): { fields: DraftMap, vendors: number, items: number } {
  const { head, rows } = table
  const category = categoryColumn(table)
  const facts = head.map((_, x) => x).slice(2).filter(x => x !== category)
  const columnIds = uniqueIds()
  const columns = facts.map(x => ({ id: columnIds(textOf(head[x]!)), name: new Words(textOf(head[x]!)) }))
  const owners = [...new Set(rows.map(row => saying(row[0]!).text))]
  const itemIds = uniqueIds()
  const none = bench.messages.say('none')
  const vendors = owners.map((owner) => {
    const own = rows.filter(row => saying(row[0]!).text === owner)
    const { link } = saying(own[0]![0]!)
    const items = own.map((row) => {
      const { name, link } = nameFields(row[1]!)
      // One address an item; where its name has none, the first of its facts'.
      const links = [link, ...facts.map(x => saying(row[x]!).link)].filter(address => address !== undefined)
      const facts_ = facts.map((x, i) => {
        const { text, link: own } = saying(row[x]!)
        return [columns[i]!.id, new Words((own !== undefined && own !== links[0] ? `${text} (${own})` : text) || none)] as const
      })
      return {
        id: itemIds(name || owner),
        name: name || owner,
        link: links[0],
        category: category === undefined ? undefined : bench.category(textOf(row[category]!) || none),
        source: sourcePath(title, owner, name),
        facts: Object.fromEntries(facts_),
      }
    })
    return {
      vendor: bench.vendor(owner),
      summary: summaries.has(owner) ? new Words(summaries.get(owner)!) : undefined,
      link,
      source: sourcePath(title, owner),
      items,
    }
  })
  return {
    fields: {
      'vendor-name': textOf(head[0]!) ? new Words(textOf(head[0]!)) : undefined,
      'item-name': textOf(head[1]!) ? new Words(textOf(head[1]!)) : undefined,
      'category-name': category === undefined ? undefined : new Words(textOf(head[category]!)),
      columns,
      vendors,
    },
    vendors: vendors.length,
    items: rows.length,
  }
}

/** The first column of few short values that come back, but no numbers and no ratings, if others are left to tell. */
function categoryColumn({ head, rows }: Table): number | undefined {
  if (head.length < 4)
    return undefined
  return head.map((_, x) => x).slice(2).find((x) => {
    const texts = textsOf(rows.map(row => row[x]!))
    const distinct = new Set(texts)
    return distinct.size > 1 && distinct.size <= Math.min(12, rows.length / 2) && texts.every(text => text !== '' && text.length <= 20)
      && !readAmounts(texts) && !gradeCells(texts)
  })
}
