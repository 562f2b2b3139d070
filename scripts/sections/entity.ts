/** What has a colour of its own: a vendor, or a thing without one. */
interface Owned {
  readonly id: string
  readonly vendor?: string | undefined
}

/** A thing is known by its vendor, unless another one beside it has the same. */
export function entityOf(thing: Owned, things: readonly Owned[]): string {
  return thing.vendor !== undefined && things.filter(({ vendor }) => vendor === thing.vendor).length === 1
    ? thing.vendor
    : thing.id
}
