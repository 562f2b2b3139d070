/** What an inventory says of its vendors: the profile and the items of each, and what to check with all of them. */
import type { ProfileSlide, TableSlide } from '../slides/model.ts'
import type { Entry, Inventory } from './inventory.ts'
import type { View } from './view.ts'
import { layers } from '../diagrams/layers.ts'
import { plain } from '../slides/model.ts'
import { isSorted, itemsIn, usedCategories } from './inventory-categories.ts'
import { slideBase, sourceNote, tableSlide } from './section-slide.ts'
import { labelled, marked, sentence, unique, unitOf, vendorName } from './view.ts'

/** Vendor by vendor: what it lists, what to ask it for, and which of its items to verify, since the source was wrong on them; none where all is listed and right. */
export function checklist(section: Inventory, view: View): TableSlide[] {
  const { say, list } = view.messages
  const categories = usedCategories(section, view)
  const none = plain(say('none'))
  const vendors = section.vendors.map((entry) => {
    const named = (isListed: boolean) => categories.filter(({ id }) => (itemsIn(entry, id).length > 0) === isListed).map(({ name }) => name)
    return { entry, name: vendorName(view, entry.vendor), listed: named(true), missing: named(false), verify: entry.items.filter(({ corrections }) => corrections?.length) }
  })
  const verify = vendors.reduce((sum, vendor) => sum + vendor.verify.length, 0)
  if (verify === 0 && vendors.every(({ missing }) => !missing.length))
    return []
  return [tableSlide(section, view, {
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
  })]
}

export function profile(section: Inventory, entry: Entry, view: View): ProfileSlide {
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
        ...(entry.summary === undefined ? [] : [entry.summary]),
        ...stack.map(({ id, name }) => sentence(view, labelled(view, name, list(itemsIn(entry, id).map(item => item.name))))),
      ],
      shown: [entry],
    }),
    layout: 'profile',
    figures: [
      { value: `${entry.items.length}`, label: unitOf(section, view, entry.items.length) },
      ...(isSorted(section) ? [{ value: `${stack.length}`, label: say('inventory.profile.categories', { count: stack.length }) }] : []),
    ],
    ...(entry.summary !== undefined && { summary: plain(entry.summary) }),
    layers: stacked,
    diagram: layers(
      stacked,
      view.colors.get(entry.vendor)!,
      labelled(view, name, list(stack.map(({ name }) => name))),
    ),
  }
}

export function items(section: Inventory, entry: Entry, view: View): TableSlide {
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
