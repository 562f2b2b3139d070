/** Which line of one text is which of another: lines that are alike, in the same order. */

/** From which likeness on two lines count as versions of one. */
const ALIKE = 0.5

/**
 * @param before lines of the earlier text
 * @param after lines of the later one
 * @returns for each line before, the line after that is the same or a version of it; -1 where there is none
 */
export function alignLines(before: readonly string[], after: readonly string[]): number[] {
  const width = after.length + 1
  const likeness = before.map(a => after.map(b => likenessOf(a, b)))
  // The most likeness that lines from here on can have; ties go to pairs, then to the earlier line.
  const best = new Float64Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const alike = likeness[i]![j]!
      best[i * width + j] = Math.max(
        alike > 0 ? alike + best[(i + 1) * width + j + 1]! : 0,
        best[(i + 1) * width + j]!,
        best[i * width + j + 1]!,
      )
    }
  }
  const found = before.map(() => -1)
  for (let i = 0, j = 0; i < before.length && j < after.length;) {
    const alike = likeness[i]![j]!
    if (alike > 0 && best[i * width + j] === alike + best[(i + 1) * width + j + 1]!)
      found[i++] = j++
    else if (best[i * width + j] === best[(i + 1) * width + j])
      i++
    else
      j++
  }
  return found
}

/** 2 for the same line, up to 1 for a version of it, 0 for another line. */
function likenessOf(a: string, b: string): number {
  if (a === b)
    return 2
  const kind = kindOf(a)
  if (kind !== kindOf(b) || kind === '::')
    return 0
  const alike = kind === '|' && firstCell(a) === firstCell(b) ? 1 : dice(pairsOf(a), pairsOf(b))
  return alike >= ALIKE ? alike : 0
}

/** What a line is: a slot, a row, an entry, a heading, a quotation, a fence, or text. */
const kindOf = (line: string): string => /^\s*(::|[|#>]|[-*+](?= )|\d+[.)](?= )|```|~~~|\$\$)?/.exec(line)![1]?.replace(/\d+/, '1').replace(/[*+]/, '-') ?? ''

const firstCell = (row: string): string => /^\s*\|([^|]*)/.exec(row)?.[1]?.trim() ?? ''

/** Two texts' share of pairs of characters that they have in common. */
function dice(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const size = (pairs: ReadonlyMap<string, number>) => [...pairs.values()].reduce((sum, count) => sum + count, 0)
  const common = [...a].reduce((sum, [pair, count]) => sum + Math.min(count, b.get(pair) ?? 0), 0)
  return 2 * common / Math.max(1, size(a) + size(b))
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>()
  const trimmed = text.trim()
  for (let i = 0; i + 1 < trimmed.length; i++)
    pairs.set(trimmed.slice(i, i + 2), (pairs.get(trimmed.slice(i, i + 2)) ?? 0) + 1)
  return pairs
}
