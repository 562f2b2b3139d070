/** What of a section an audience sees: items kept or dropped by tags, ids, groups, criteria, vendors. */
import type { Item } from '../dataset/items.ts'
import type { Selection } from './profile.ts'
import { isCriteriaList, isGroupList, isItemList, isRecord } from '../dataset/items.ts'
import { keepOrigin } from '../dataset/origin.ts'

/** What is kept and dropped, by the audience at large and for one section. */
export interface Selections {
  readonly keep: readonly Selection[]
  readonly drop: readonly Selection[]
}

/**
 * A value without the items that are not selected, or `undefined` where one of its lists of items has
 * lost them all. An entry is dropped where anything in `drop` names it. Of `keep`, tags and vendors
 * hold for entries that have any; ids, groups and criteria for lists that have one of those named.
 */
export function selectItems<T>(value: T, selections: Selections): T | undefined {
  if (!selections.keep.length && !selections.drop.length)
    return value
  if (Array.isArray(value))
    return present(value.map(entry => selectItems(entry, selections))) as T
  if (!isRecord(value))
    return value
  const selected: Record<string, unknown> = {}
  for (const [key, child] of Object.entries(value)) {
    if (isItemList(child)) {
      const entries = present(child.filter(item => isSelected(item, key, child, selections)).map(item => selectItems(item, selections)))
      if (!entries.length)
        return undefined
      selected[key] = entries
      continue
    }
    selected[key] = selectItems(child, selections)
  }
  return keepOrigin(value, selected) as T
}

const present = <T>(values: readonly (T | undefined)[]): T[] => values.filter(value => value !== undefined)

function isSelected(item: Item, list: string, siblings: readonly Item[], { keep, drop }: Selections): boolean {
  return !drop.some(selection => isNamed(item, list, selection)) && keep.every(selection => isKept(item, list, siblings, selection))
}

/** Whether a selection drops an item, or a section as a whole. */
export function isNamed({ id, vendor, tags }: Item, list: string, selection: Selection): boolean {
  return [
    tags?.some(tag => selection.tags?.includes(tag)),
    vendor !== undefined && selection.vendors?.includes(vendor),
    id !== undefined && (
      selection.ids?.includes(id)
      || (isGroupList(list) && selection.groups?.includes(id))
      || (isCriteriaList(list) && selection.criteria?.includes(id))
    ),
  ].some(Boolean)
}

function isKept({ id, vendor, tags }: Item, list: string, siblings: readonly Item[], selection: Selection): boolean {
  const isOneOf = (ids: readonly string[] | undefined) => !ids
    || !siblings.some(sibling => sibling.id !== undefined && ids.includes(sibling.id))
    || (id !== undefined && ids.includes(id))
  return (!selection.tags || !tags?.length || tags.some(tag => selection.tags!.includes(tag)))
    && (!selection.vendors || vendor === undefined || selection.vendors.includes(vendor))
    && isOneOf(selection.ids)
    && (!isGroupList(list) || isOneOf(selection.groups))
    && (!isCriteriaList(list) || isOneOf(selection.criteria))
}

/** The same value with the items in focus first in their lists and marked `focus`; all else keeps its order. */
export function bringForward<T>(value: T, focus: ReadonlySet<string>, fixed: readonly string[]): T {
  if (focus.size === 0)
    return value
  if (Array.isArray(value))
    return value.map(entry => bringForward(entry, focus, fixed)) as T
  if (!isRecord(value))
    return value
  const ordered = Object.fromEntries(Object.entries(value).map(([key, child]) => {
    if (!isItemList(child))
      return [key, bringForward(child, focus, fixed)]
    const entries = child.map(item => ({ ...bringForward(item, focus, fixed), ...(isFocus(item, focus) && { focus: true }) }))
    return [key, fixed.includes(key) ? entries : [...entries.filter(({ focus }) => focus), ...entries.filter(({ focus }) => !focus)]]
  }))
  return keepOrigin(value, ordered) as T
}

function isFocus({ id, vendor }: Item, focus: ReadonlySet<string>): boolean {
  return (id !== undefined && focus.has(id)) || (vendor !== undefined && focus.has(vendor))
}
