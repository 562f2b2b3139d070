/** Splits a list into the fewest parts of at most `most` items, as even as can be. */
export function splitEvenly<T>(items: readonly T[], most: number): T[][] {
  const parts = Math.max(1, Math.ceil(items.length / most))
  const size = Math.floor(items.length / parts)
  const longer = items.length % parts
  let start = 0
  return Array.from({ length: parts }, (_, i) => items.slice(start, start += size + (i < longer
    ? 1
    : 0)))
}

/**
 * Splits a list into the fewest parts whose heights (px) add up to at most `space`, as even as can be,
 * so that no part is left with one orphan. An item higher than the space stands alone. `mayBePart` tells
 * of items that they may not stand together for another reason; then more of them may not, either.
 */
export function splitByHeight<T>(items: readonly T[], height: (item: T) => number, space: number, mayBePart: (items: readonly T[]) => boolean = () => true): T[][] {
  const heights = items.map(height)
  // For each number of first items the best way to split them; evenness is the least sum of squares.
  const best: Way[] = [{ parts: 0, unevenness: 0, start: 0 }]
  for (let end = 1; end <= items.length; end++) {
    let found: Way | undefined
    let used = 0
    for (let start = end - 1; start >= 0; start--) {
      used += heights[start]!
      if (start < end - 1 && (used > space || !mayBePart(items.slice(start, end))))
        break
      const before = best[start]!
      const way = { parts: before.parts + 1, unevenness: before.unevenness + used ** 2, start }
      if (!found || way.parts < found.parts || (way.parts === found.parts && way.unevenness <= found.unevenness))
        found = way
    }
    best.push(found!)
  }

  const parts: T[][] = []
  for (let end = items.length; end > 0; end = best[end]!.start)
    parts.unshift(items.slice(best[end]!.start, end))
  return parts.length ? parts : [[]]
}

interface Way {
  readonly parts: number
  readonly unevenness: number
  /** Index of the first item of the last part. */
  readonly start: number
}
