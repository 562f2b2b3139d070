/** An inventory: vendors and what each of them offers, by category. */
import type { Vocabulary } from '../dataset/fields.ts'
import type { Localized } from '../dataset/localize.ts'
import type { Slide } from '../slides/model.ts'
import type { SectionOf } from './kind.ts'
import * as z from 'zod'
import { id, list, name, provenance, record, ref, tags, text } from '../dataset/fields.ts'
import { suggestion } from '../dataset/suggest.ts'
import { isSorted } from './inventory-categories.ts'
import { byCategory, coverage } from './inventory-charts.ts'
import { checklist, items, profile } from './inventory-vendors.ts'
import { defineKind } from './kind.ts'
import { pick } from './view.ts'

function shape(v: Vocabulary) {
  return {
    /** What the vendors, the items and their categories are called, as headers of columns. */
    'vendor-name': text(v).optional(),
    'item-name': text(v).optional(),
    'category-name': text(v).optional(),
    /** What is told of each item, as the columns of a table. */
    'columns': list(record({
      id,
      name: name(v),
      tags,
    })),
    'vendors': list(record({
      vendor: ref('vendor', v.vendors),
      summary: text(v).optional(),
      tags,
      ...provenance(v),
      items: list(record({
        id,
        name: name(v),
        category: ref('category', v.categories).optional(),
        tags,
        ...provenance(v),
        /** One text a column. */
        facts: z.record(z.string(), text(v)),
      })),
    }), 'vendor'),
  }
}

export type Inventory = Localized<SectionOf<ReturnType<typeof shape>>>
export type Entry = Inventory['vendors'][number]

export const inventory = defineKind({
  shape,

  /** Each item has a text for each column and no others; ids are unique over all vendors. */
  check(value, report) {
    const { columns, vendors } = (value ?? {}) as { columns?: unknown, vendors?: unknown }
    if (!Array.isArray(columns) || !Array.isArray(vendors))
      return
    const known = columns.map(column => String(column?.id))
    const owners = new Map<string, number>()
    for (const [v, vendor] of vendors.entries()) {
      for (const [i, item] of (Array.isArray(vendor?.items)
        ? vendor.items
        : []).entries()) {
        const path = ['vendors', v, 'items', i]
        const owner = owners.get(item?.id)
        if (owner !== undefined && owner !== v)
          report([...path, 'id'], 'duplicate-id', `the id "${item.id}" is already that of an item of "${vendors[owner].vendor}"`)
        owners.set(item?.id, owner ?? v)
        const facts = Object.keys(item?.facts ?? {})
        for (const column of known.filter(column => !facts.includes(column)))
          report([...path, 'facts'], 'missing-fact', `there is no text for the column "${column}"`)
        for (const fact of facts.filter(fact => !known.includes(fact)))
          report([...path, 'facts', fact], 'unknown-column', `"${fact}" is no column of this section${suggestion(fact, known)}`)
      }
    }
  },

  tidy: section => ({
    ...section,
    vendors: section.vendors.map(vendor => ({
      ...vendor,
      items: vendor.items.map(item => ({ ...item, facts: pick(item.facts, section.columns) })),
    })),
  }),

  items: section => section.vendors.flatMap(vendor => vendor.items.map(item => item.name)),

  entities: section => section.vendors.map(({ vendor }) => vendor),

  slides: (section, view) => [
    byCategory(section, view),
    ...(isSorted(section) ? [coverage(section, view), ...checklist(section, view)] : []),
    ...section.vendors.flatMap((entry): Slide[] => [
      profile(section, entry, view),
      items(section, entry, view),
    ]),
  ],
})
