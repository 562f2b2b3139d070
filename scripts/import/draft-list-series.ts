import type { ListItem } from './document.ts'
import type { DraftMap } from './draft.ts'
import { textOf } from './document.ts'
import { sourcePath, Words } from './draft.ts'
import { uniqueIds } from './ids.ts'
import { leadOf } from './lead.ts'
import { parseAmount } from './numbers.ts'

/** The fields of a series from a list such as `AWS: 31%`, `Azure: 25%`; nothing where items say more, or units differ. */
export function draftListSeries(items: readonly ListItem[], title: string): DraftMap | undefined {
  const read = items.map((item) => {
    const lead = item.items.length ? undefined : leadOf(item.text)
    const amount = lead && parseAmount(textOf(lead.rest))
    return amount && { name: lead.name, ...amount }
  })
  const values = read.filter(value => value !== undefined)
  if (values.length < 2 || values.length < read.length || new Set(values.map(({ unit }) => unit)).size > 1)
    return undefined
  const newId = uniqueIds()
  const categories = values.map(({ name, number }) => ({ id: newId(name), name, number }))
  const [{ unit }] = values as [typeof values[number]]
  return {
    'measure': new Words(title),
    'value-unit': unit ? new Words(unit) : undefined,
    'categories': categories.map(({ id, name }) => ({ id, name })),
    'series': [{
      id: 'values',
      name: title,
      source: sourcePath(title),
      values: Object.fromEntries(categories.map(({ id, number }) => [id, number])),
    }],
  }
}
