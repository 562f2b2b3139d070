/** A colour for each vendor and product, the same on every slide of every deck. */
import type { Dataset } from './dataset.ts'
import { kindOf } from '../sections/index.ts'

/** How many entity colours `styles/tokens.css` has. */
export const ENTITY_COLORS = 10

/**
 * An index into the entity colours by the id of a vendor or of a thing without one. Those of one section
 * get colours of their own as long as there are any, so that no two on a slide look the same. The
 * whole dataset goes in, whoever sees what of it: an audience that is told less sees the same colours.
 */
export function entityColors({ sections }: Pick<Dataset, 'sections'>): ReadonlyMap<string, number> {
  const groups = sections.map(section => kindOf(section.kind).entities?.(section as never) ?? [])
  const colors = new Map<string, number>()
  for (const id of groups.flat()) {
    if (colors.has(id))
      continue
    const beside = new Set(groups.filter(group => group.includes(id)).flat())
    const taken = Array.from<number>({ length: ENTITY_COLORS }).fill(0)
    for (const other of beside) {
      const color = colors.get(other)
      if (color !== undefined)
        taken[color] = taken[color]! + 1
    }
    colors.set(id, taken.indexOf(Math.min(...taken)))
  }
  return colors
}
