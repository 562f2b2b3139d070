/** A colour for each vendor and product, the same on every slide of every deck. */
import type { Dataset } from './dataset.ts'
import { ENTITY_COLORS } from '../charts/tokens.ts'
import { kindOf } from '../sections/index.ts'
import { entityNames } from './names.ts'

/**
 * An index into the entity colours by the id of a vendor or of a thing without one. Those of one section
 * get colours of their own as long as there are any, so that no two on a slide look the same. The
 * whole dataset goes in, whoever sees what of it: an audience that is told less sees the same colours.
 */
export function entityColors({ sections, vendors }: Pick<Dataset, 'sections' | 'vendors'>): ReadonlyMap<string, number> {
  const names = entityNames(vendors, [])
  const groups = sections.map(section => kindOf(section.kind).entities?.(section as never, names) ?? [])
  const groupsOf = new Map<string, Set<number>>()
  groups.forEach((group, i) => group.forEach(id => groupsOf.set(id, (groupsOf.get(id) ?? new Set()).add(i))))
  // How often each colour is taken beside those of the same groups, so that each entity is looked at once.
  const besides = new Map([...groupsOf.values()].map(own => [[...own].join(), { own, taken: Array.from<number>({ length: ENTITY_COLORS }).fill(0) }]))
  const colors = new Map<string, number>()
  for (const [id, own] of groupsOf) {
    const { taken } = besides.get([...own].join())!
    const color = taken.indexOf(Math.min(...taken))
    colors.set(id, color)
    for (const beside of besides.values()) {
      if ([...own].some(group => beside.own.has(group)))
        beside.taken[color] = beside.taken[color]! + 1
    }
  }
  return colors
}
