/**
 * The three-way merge of a list of things with keys: the slides of a deck, or its settings.
 *
 * What a person did is seen by comparing what the program last wrote with what is there now; what
 * the data did, with what would be written now. Who changed a thing wins over who didn't; where
 * both did, the person wins and is told.
 */
import { longestIncreasing } from './longest-increasing.ts'

/**
 * What the program last wrote, in its order: the hash of each thing, or several where two
 * colleagues' records were merged. A thing stays here while a person's edit or deletion of it stands.
 */
export type Written = ReadonlyMap<string, readonly string[]>

/** The hash of something that was there before there was a record. */
export const UNKNOWN = '-'

export interface Mine { readonly key?: string, readonly hash: string }
export interface Theirs { readonly key: string, readonly hash: string }

/**
 * - generated: as the program writes it
 * - edited: a person changed it, the data behind it did not change
 * - newer: a person changed it, and the data behind it changed as well
 * - orphaned: a person changed it, and the data no longer makes it
 * - added: a person's own
 * - deleted: a person deleted it
 */
export type Change = 'generated' | 'edited' | 'newer' | 'orphaned' | 'added' | 'deleted'

/** How a person wants things settled, by key. */
export interface Settle {
  readonly theirs: (key: string) => boolean
  readonly ours: (key: string) => boolean
  readonly restore: (key: string) => boolean
}

export const SETTLE_NOTHING: Settle = { theirs: () => false, ours: () => false, restore: () => false }

export interface Entry {
  readonly change: Exclude<Change, 'deleted'>
  readonly key?: string
  /** Its place in the list on disk; missing where it is new. */
  readonly mine?: number
  /** Its place in the fresh list; missing where only the person has it. */
  readonly theirs?: number
  /** A person moved it. */
  readonly moved: boolean
}

export interface ListMerge {
  /** The merged list, in its order. */
  readonly entries: readonly Entry[]
  /** The keys that a person deleted and the data would make. */
  readonly deleted: readonly string[]
  readonly written: Written
}

/**
 * Merges. Keys are unique in each list. Pure.
 *
 * @param written what the program last wrote; undefined where that is not known
 * @param mine what is on disk
 * @param theirs what is generated now
 * @param settle what to do with keys that a person names
 */
export function mergeList(
  written: Written | undefined,
  mine: readonly Mine[],
  theirs: readonly Theirs[],
  settle: Settle = SETTLE_NOTHING,
): ListMerge {
  const known = written ?? new Map<string, readonly string[]>()
  const theirsAt = new Map(theirs.map(({ key }, i) => [key, i]))
  const mineAt = new Map(mine.flatMap(({ key }, i) => key === undefined ? [] : [[key, i]]))
  const record = new Map<string, readonly string[]>()

  const kept = mine.map(({ key, hash }, i): Entry | undefined => {
    const own = { mine: i, moved: false }
    if (key === undefined)
      return { ...own, change: 'added' }
    const before = known.get(key)
    const at = theirsAt.get(key)
    const fresh = at === undefined
      ? undefined
      : theirs[at]!.hash
    if (at !== undefined && (hash === fresh || before?.includes(hash) || settle.theirs(key)))
      return { ...own, key, theirs: at, change: 'generated' }
    if (at !== undefined)
      return { ...own, key, theirs: at, change: before?.includes(fresh!) || settle.ours(key) ? 'edited' : 'newer' }
    if (before && (before.includes(hash) || settle.theirs(key)))
      return undefined
    return { ...own, key, change: before && !settle.ours(key) ? 'orphaned' : 'added' }
  })
  const isDeleted = (key: string) => known.has(key) && !mineAt.has(key) && !settle.restore(key)

  for (const { key, hash } of theirs) {
    const entry = kept[mineAt.get(key) ?? -1]
    record.set(key, isDeleted(key) || (entry?.change === 'edited' && !settle.ours(key))
      ? known.get(key)!
      : entry?.change === 'newer'
        ? known.get(key) ?? [UNKNOWN]
        : [hash])
  }
  for (const [key, hashes] of known) {
    const gone = !theirsAt.has(key)
    if (gone && (isDeleted(key) || kept[mineAt.get(key) ?? -1]?.change === 'orphaned'))
      record.set(key, hashes)
  }

  return {
    entries: order(written, kept, theirs, isDeleted),
    deleted: theirs.map(({ key }) => key).filter(isDeleted),
    written: record,
  }
}

/**
 * What stands as it was written takes the fresh order; what a person moved or added stays after
 * what it stands after on disk; what is new stands after what is generated before it.
 */
function order(
  written: Written | undefined,
  kept: readonly (Entry | undefined)[],
  theirs: readonly Theirs[],
  isDeleted: (key: string) => boolean,
): Entry[] {
  const before = new Map([...written?.keys() ?? theirs.map(({ key }) => key)].map((key, i) => [key, i]))
  const comparable = kept.flatMap(entry => entry?.theirs !== undefined && before.has(entry.key!)
    ? [entry]
    : [])
  const inOrder = new Set(longestIncreasing(comparable.map(({ key }) => before.get(key!)!)).map(i => comparable[i]!))
  const result = comparable.filter(entry => inOrder.has(entry)).sort((a, b) => a.theirs! - b.theirs!)

  let previous: Entry | undefined
  for (const found of kept) {
    if (!found)
      continue
    const entry = !inOrder.has(found) && comparable.includes(found)
      ? { ...found, moved: true }
      : found
    if (!inOrder.has(found))
      result.splice(previous ? result.indexOf(previous) + 1 : 0, 0, entry)
    previous = entry
  }

  const placed = new Map(result.flatMap(entry => entry.theirs === undefined ? [] : [[entry.theirs, entry]]))
  let neighbour: Entry | undefined
  theirs.forEach(({ key }, i) => {
    const there = placed.get(i)
    if (!there && !isDeleted(key)) {
      const entry: Entry = { key, theirs: i, change: 'generated', moved: false }
      let at = neighbour ? result.indexOf(neighbour) + 1 : 0
      // A person's own slide stays right after its neighbour.
      while (result[at] && result[at]!.theirs === undefined)
        at++
      result.splice(at, 0, entry)
      neighbour = entry
    }
    neighbour = there ?? neighbour
  })
  return result
}
