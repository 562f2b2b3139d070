/** An inventory: vendors and what each of them offers, by category. */
import type { Vocabulary } from '../dataset/fields.ts'
import type { Localized } from '../dataset/localize.ts'
import type { ChartSlide, ProfileSlide, Slide, TableSlide } from '../slides/model.ts'
import type { SectionOf } from './kind.ts'
import type { View } from './view.ts'
import * as z from 'zod'
import { id, list, name, provenance, record, ref, tags, text } from '../dataset/fields.ts'
import { suggestion } from '../dataset/suggest.ts'
import { layers } from '../diagrams/layers.ts'
import { plain } from '../slides/model.ts'
import { defineKind } from './kind.ts'
import { leaderWords } from './leader.ts'
import { chartSlide, countSlide, slideBase, sourceNote, tableSlide, takeaway } from './section-slide.ts'
import { colored, heatFocus, isFocus, labelled, marked, pick, sentence, unique, unitOf, vendorName } from './view.ts'

function shape(v: Vocabulary) {
  return {
    /** What the vendors, the items and their categories are called, as headers of columns. */
    'vendor-name': text(v).optional(),
    'item-name': text(v).optional(),
    'category-name': text(v).optional(),
    /** What is told of each item, as the columns of a table. */
    'columns': list(record({
      id,
      name: text(v),
      tags,
    })),
    'vendors': list(record({
      vendor: ref('vendor', v.vendors),
      summary: text(v),
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

type Inventory = Localized<SectionOf<ReturnType<typeof shape>>>
type Entry = Inventory['vendors'][number]

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
    ...(isSorted(section) ? [coverage(section, view)] : []),
    ...(isSorted(section) ? [checklist(section, view)] : []),
    ...section.vendors.flatMap((entry): Slide[] => [
      profile(section, entry, view),
      items(section, entry, view),
    ]),
  ],
})

/** Whether any item has a category. */
const isSorted = (section: Inventory) => section.vendors.some(vendor => vendor.items.some(item => item.category !== undefined))

/** The categories in use, in the dataset's order; at last what has none. */
function usedCategories(section: Inventory, view: View) {
  const used = new Set(section.vendors.flatMap(vendor => vendor.items.map(item => item.category)))
  const categories = (view.dataset.categories ?? []).filter(category => used.has(category.id))
  return used.has(undefined)
    ? [...categories, { id: undefined, name: view.messages.say(isSorted(section) ? 'inventory.other' : 'inventory.all') }]
    : categories
}

const itemsIn = (entry: Entry, category: string | undefined) => entry.items.filter(item => item.category === category)

function byCategory(section: Inventory, view: View): ChartSlide {
  const { say, list, some } = view.messages
  const categories = usedCategories(section, view)
  const counted = section.vendors.map(entry => ({
    entry,
    name: vendorName(view, entry.vendor),
    count: entry.items.length,
    focus: isFocus(entry),
  }))
  const leading = leaderWords(view, counted)
  const title = say('inventory.counts.title', {
    ...leading,
    unit: unitOf(section, view, leading.count),
    vendors: counted.length,
  })
  return countSlide(section, view, {
    key: 'by-category',
    depth: 'headline',
    title: marked(title, section),
    footnote: sourceNote(view, section),
    counted,
    isWhole: true,
    unit: count => unitOf(section, view, count),
    colors: section.vendors.map(({ vendor }) => view.colors.get(vendor)!),
    takeaways: counted.map(({ entry, name }) => {
      if (!isSorted(section))
        return colored(takeaway(name, `${say('colon')}${some(entry.items.map(item => item.name), 3)}`), view.colors.get(entry.vendor))
      const own = categories.filter(category => itemsIn(entry, category.id).length)
      return colored(takeaway(name, say('inventory.counts.takeaway', {
        count: own.length,
        some: some(own.map(({ name }) => name), 2),
      })), view.colors.get(entry.vendor))
    }),
    ...(isSorted(section) && {
      brief: counted.map(({ entry, name }) => colored(takeaway(name, say('inventory.counts.brief', {
        count: categories.filter(category => itemsIn(entry, category.id).length).length,
      })), view.colors.get(entry.vendor))),
    }),
    points: counted.map(({ entry, name }) => sentence(view, labelled(view, name, list(entry.items.map(item => item.name))))),
    shown: [section],
  })
}

function coverage(section: Inventory, view: View): ChartSlide {
  const { say, list } = view.messages
  const vendors = section.vendors.map(entry => vendorName(view, entry.vendor))
  const covered = usedCategories(section, view).map(({ id, name }) => {
    const counts = section.vendors.map(entry => itemsIn(entry, id).length)
    return { name, counts, vendors: vendors.filter((_, i) => counts[i]! > 0) }
  })
  const most = Math.max(1, ...covered.flatMap(({ counts }) => counts))
  const widest = Math.max(...covered.map(({ vendors }) => vendors.length))
  const all = covered.filter(category => category.vendors.length === vendors.length)
  const only = covered.filter(category => category.vendors.length === 1 && vendors.length > 1)
  return chartSlide(section, view, {
    key: 'coverage',
    depth: 'summary',
    title: plain(say('inventory.coverage.title', {
      form: coverageForm(all.length, covered.length, widest),
      names: list(covered.filter(({ vendors }) => vendors.length === widest).map(({ name }) => name)),
      categories: covered.length,
      vendors: vendors.length,
      widest,
    })),
    footnote: view.dataset['categories-note'],
    chart: {
      kind: 'heat',
      alt: say('chart.heat', {
        rows: list(vendors),
        columns: list(covered.map(({ name }) => name)),
        scale: say('unit.items', { count: most }),
      }),
      rows: covered.map(({ name }) => name),
      columns: vendors,
      levels: most,
      ...heatFocus(covered.map(() => ({})), section.vendors),
      cells: covered.map(({ counts }) => counts.map(count => count > 0
        ? { level: count, label: `${count}` }
        : null)),
    },
    takeaways: [
      ...all.slice(0, 2).map(({ name }) => takeaway(name, say('inventory.coverage.all', { vendors: vendors.length }))),
      ...only.map(({ name, vendors }) => takeaway(name, say('inventory.coverage.only', { vendor: vendors[0]! }))),
      plain(say('inventory.coverage.key')),
    ],
    points: covered.map(({ name, vendors }) => sentence(view, labelled(view, name, list(vendors)))),
    shown: [section],
  })
}

/** Vendor by vendor: what it lists, what to ask it for, and which of its items to verify, since the source was wrong on them. */
function checklist(section: Inventory, view: View): TableSlide {
  const { say, list } = view.messages
  const categories = usedCategories(section, view)
  const none = plain(say('none'))
  const vendors = section.vendors.map((entry) => {
    const named = (isListed: boolean) => categories.filter(({ id }) => (itemsIn(entry, id).length > 0) === isListed).map(({ name }) => name)
    return { entry, name: vendorName(view, entry.vendor), listed: named(true), missing: named(false), verify: entry.items.filter(({ corrections }) => corrections?.length) }
  })
  const verify = vendors.reduce((sum, vendor) => sum + vendor.verify.length, 0)
  return tableSlide(section, view, {
    key: 'checklist',
    title: plain(say('inventory.checklist.title', { vendors: vendors.length, verify, unit: unitOf(section, view, verify) })),
    footnote: view.dataset['categories-note'],
    head: ['vendor', 'listed', 'missing', 'verify'].map(column => say(`inventory.checklist.${column}`)),
    rows: vendors.map(({ entry, name, listed, missing, verify }) => [
      marked(name, entry),
      plain(list(listed)),
      missing.length ? plain(list(missing)) : none,
      verify.length ? verify.flatMap((item, i) => [...(i > 0 ? plain(say('comma')) : []), ...marked(item.name, item)]) : none,
    ]),
    points: vendors.filter(({ missing }) => missing.length).map(({ name, missing }) => say('inventory.checklist.note', { vendor: name, missing: list(missing) })),
    shown: vendors.flatMap(({ entry, verify }) => [entry, ...verify]),
  })
}

function coverageForm(coveredByAll: number, categories: number, widest: number): string {
  if (coveredByAll === categories)
    return 'every'
  if (coveredByAll > 0)
    return 'all'
  return widest === 1
    ? 'none'
    : 'other'
}

function profile(section: Inventory, entry: Entry, view: View): ProfileSlide {
  const { say, list } = view.messages
  const name = vendorName(view, entry.vendor)
  const stack = usedCategories(section, view).filter(category => itemsIn(entry, category.id).length).reverse()
  const stacked = stack.map(({ id, name }) => ({ name, items: itemsIn(entry, id).map(item => item.name) }))
  return {
    ...slideBase(section, view, {
      key: entry.vendor,
      title: marked(say('inventory.profile.title', {
        vendor: name,
        count: entry.items.length,
        unit: unitOf(section, view, entry.items.length),
        categories: isSorted(section) ? stack.length : 0,
      }), entry),
      footnote: sourceNote(view, entry),
      points: [
        entry.summary,
        ...stack.map(({ id, name }) => sentence(view, labelled(view, name, list(itemsIn(entry, id).map(item => item.name))))),
      ],
      shown: [entry],
    }),
    layout: 'profile',
    figures: [
      { value: `${entry.items.length}`, label: unitOf(section, view, entry.items.length) },
      ...(isSorted(section) ? [{ value: `${stack.length}`, label: say('inventory.profile.categories', { count: stack.length }) }] : []),
    ],
    summary: plain(entry.summary),
    layers: stacked,
    diagram: layers(
      stacked,
      view.colors.get(entry.vendor)!,
      labelled(view, name, list(stack.map(({ name }) => name))),
    ),
  }
}

function items(section: Inventory, entry: Entry, view: View): TableSlide {
  const { say, some } = view.messages
  const name = vendorName(view, entry.vendor)
  const categoryName = (id: string | undefined) => id === undefined ? say('none') : view.dataset.categories!.find(category => category.id === id)!.name
  const sorted = isSorted(section)
  return tableSlide(section, view, {
    key: `${entry.vendor}-items`,
    title: plain(say('inventory.items.title', {
      vendor: name,
      count: entry.items.length,
      unit: unitOf(section, view, entry.items.length),
      some: sorted ? some(unique(entry.items.map(item => categoryName(item.category))), 2) : some(entry.items.map(item => item.name), 2),
    })),
    footnote: sourceNote(view, entry),
    head: [
      section['item-name'] ?? say('inventory.item'),
      ...(sorted ? [section['category-name'] ?? say('inventory.category')] : []),
      ...section.columns.map(column => column.name),
    ],
    rows: entry.items.map(item => [
      marked(item.name, item),
      ...(sorted ? [plain(categoryName(item.category))] : []),
      ...section.columns.map(column => plain(item.facts[column.id]!)),
    ]),
    points: entry.items.map(item => labelled(view, item.name, section.columns.map(column => item.facts[column.id]).join(say('semicolon')))),
    shown: entry.items,
  })
}
