/** What has a colour of its own: a vendor, or a thing without one. */
interface Owned {
  readonly id: string
  readonly vendor?: string | undefined
}

/** How many things of a list each vendor has: told for every thing of the list, found once. */
const counts = new WeakMap<readonly Owned[], ReadonlyMap<string | undefined, number>>()

function countsIn(things: readonly Owned[]): ReadonlyMap<string | undefined, number> {
  const known = counts.get(things) ?? things.reduce((all, { vendor }) => all.set(vendor, (all.get(vendor) ?? 0) + 1), new Map<string | undefined, number>())
  counts.set(things, known)
  return known
}

/** A thing is known by its vendor, unless another one beside it has the same. */
export function entityOf(thing: Owned, things: readonly Owned[]): string {
  return thing.vendor !== undefined && countsIn(things).get(thing.vendor) === 1
    ? thing.vendor
    : thing.id
}
