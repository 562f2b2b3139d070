/** The categories of an inventory's items. */
import type { Entry, Inventory } from './inventory.ts'
import type { View } from './view.ts'

/** Whether any item has a category. */
export const isSorted = (section: Inventory) => section.vendors.some(vendor => vendor.items.some(item => item.category !== undefined))

/** The categories in use, in the dataset's order; at last what has none. */
export function usedCategories(section: Inventory, view: View) {
  const used = new Set(section.vendors.flatMap(vendor => vendor.items.map(item => item.category)))
  const categories = (view.dataset.categories ?? []).filter(category => used.has(category.id))
  return used.has(undefined)
    ? [...categories, { id: undefined, name: view.messages.say(isSorted(section) ? 'inventory.other' : 'inventory.all') }]
    : categories
}

export const itemsIn = (entry: Entry, category: string | undefined) => entry.items.filter(item => item.category === category)
