/**
 * The places of a longest increasing subsequence; of several, always the same one. By patience
 * sorting, O(n log n).
 */
export function longestIncreasing(values: readonly number[]): number[] {
  /** For each length, the place where the smallest last value of such a run stands. */
  const ends: number[] = []
  const previous: (number | undefined)[] = []
  values.forEach((value, i) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (values[ends[middle]!]! < value)
        low = middle + 1
      else
        high = middle
    }
    previous[i] = ends[low - 1]
    ends[low] = i
  })
  const run: number[] = []
  for (let i = ends.at(-1); i !== undefined; i = previous[i])
    run.unshift(i)
  return run
}
