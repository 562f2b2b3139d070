/**
 * Where a person who looks at a slide of one deck goes on in another: to the slide of the same id,
 * else to the nearest one before it, of the same section where there is one.
 *
 * @param from ids of the deck that is left, in its order
 * @param at the place of its slide, from 0
 * @param to ids of the other deck
 * @returns a place in the other deck, from 0
 */
export function nearestSlide(from: readonly (string | undefined)[], at: number, to: readonly (string | undefined)[]): number {
  const here = from[at]
  const before = from.slice(0, at + 1).reverse()
  const sameSection = before.filter(id => id !== undefined && sectionOf(id) === sectionOf(here))
  const known = [...sameSection, sectionOf(here), ...before].find(id => id !== undefined && to.includes(id))
  return Math.max(0, to.indexOf(known))
}

/** `cloud-services` of `cloud-services/coverage`. */
function sectionOf(id: string | undefined): string | undefined {
  return id?.split('/')[0]
}
