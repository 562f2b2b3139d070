/** The three-way merge of the parts of a slide. Who changed a part wins over who didn't; where both did, the person wins and is told. */
import type { Inner, Unit } from './slide-parts.ts'
import { alignLines } from './align-lines.ts'
import { withInner } from './slide-parts.ts'
import { tearsChart } from './tears-chart.ts'

/** A part that a person changed, and the data as well. */
export interface StalePart {
  /** Where it is: `title`, `text`, `notes`, `frontmatter chart`. */
  readonly part: string
  /** What stands there; empty where the person took it out. */
  readonly mine: string
  /** What the data makes of it now; empty where it makes nothing. */
  readonly now: string
}

export interface MergedUnits {
  readonly units: readonly Unit[]
  /**
   * What the next merge compares with: as generated now, but for the parts that both changed, which
   * stay as they were before, so that they are told until they are settled.
   */
  readonly base: readonly Unit[]
  readonly stale: readonly StalePart[]
}

interface Sides<T> { readonly base: T, readonly mine: T, readonly theirs: T }

type Three = Sides<readonly Unit[]>

const CHART = 'frontmatter chart'

/** What of a chart stands for itself; of all else, half of one side and half of the other would be a third chart. */
const OWN_WORDS: ReadonlySet<string> = new Set([`${CHART}.alt`, `${CHART}.unit`])

const NOTHING: MergedUnits = { units: [], base: [], stale: [] }

function join(results: readonly MergedUnits[]): MergedUnits {
  return {
    units: results.flatMap(({ units }) => units),
    base: results.flatMap(({ base }) => base),
    stale: results.flatMap(({ stale }) => stale),
  }
}

const textOf = (units: readonly Unit[]): string => units.map(({ text }) => text).join('')
const same = (a: Unit, b: Unit): boolean => a.text === b.text

function conflict(part: string, mine: readonly Unit[], base: readonly Unit[], theirs: readonly Unit[]): MergedUnits {
  return { units: mine, base, stale: [{ part, mine: textOf(mine).trim(), now: textOf(theirs).trim() }] }
}

/** Parts with keys, in the person's order; what the data adds stands after what it stands after there. */
export function mergeKeyed({ base, mine, theirs }: Three, path: string): MergedUnits {
  const byKey = (units: readonly Unit[]) => new Map(units.map(unit => [unit.key!, unit]))
  const [before, own, fresh] = [byKey(base), byKey(mine), byKey(theirs)]
  const merged = new Map<string, MergedUnits>()
  for (const [key, unit] of own) {
    const [b, t] = [before.get(key), fresh.get(key)]
    const part = partOf(path, key)
    merged.set(key, b && t
      ? mergeUnit({ base: b, mine: unit, theirs: t }, part)
      : t
        ? same(unit, t) ? { ...NOTHING, units: [unit], base: [t] } : conflict(part, [unit], [], [t])
        : !b
            ? { ...NOTHING, units: [unit] }
            : same(unit, b) ? NOTHING : conflict(part, [unit], [b], []))
  }
  const order = [...own.keys()]
  theirs.forEach(({ key }, i) => {
    if (own.has(key!))
      return
    const deleted = before.has(key!)
    merged.set(key!, { ...NOTHING, units: deleted ? [] : [fresh.get(key!)!], base: [fresh.get(key!)!] })
    order.splice(i === 0 ? 0 : order.indexOf(theirs[i - 1]!.key!) + 1, 0, key!)
  })
  const result = join(order.map(key => merged.get(key)!))
  const place = [...fresh.keys(), ...before.keys()]
  return { ...result, base: result.base.toSorted((a, b) => place.indexOf(a.key!) - place.indexOf(b.key!)) }
}

const partOf = (path: string, key: string): string => path === '' ? key : `${path}${path === 'frontmatter' ? ' ' : '.'}${key}`

/** Lines and entries, which are known by what they say. */
export function mergeListed(sides: Three, path: string): MergedUnits {
  const { base, mine, theirs } = sides
  const isEven = base.length === mine.length && base.length === theirs.length && base.every(({ inner }) => inner)
  if (isEven)
    return join(base.map((unit, i) => mergeUnit({ base: unit, mine: mine[i]!, theirs: theirs[i]! }, partOf(path, String(i + 1)))))
  const [own, fresh] = [mine, theirs].map(side => slotsOf(base, side)) as [Slot[], Slot[]]
  const blocks = overlapping([...blocksOf(own), ...blocksOf(fresh)])
  const results: MergedUnits[] = []
  for (let at = 0; at < own.length; at++) {
    const end = blocks.get(at)
    if (end !== undefined) {
      const span = (slots: readonly Slot[]) => slots.slice(at, end + 1).flat()
      results.push(mergeWhole({ base: base.slice(at / 2, end / 2), mine: span(own), theirs: span(fresh) }, path))
      at = end
    }
    else if (at % 2 === 0) {
      results.push(mergeGap(own[at]!, fresh[at]!))
    }
    else {
      results.push(mergeLine(base[(at - 1) / 2]!, own[at]![0], fresh[at]![0], path))
    }
  }
  return join(results)
}

/** Of the lines before: 2i + 1 has what became of line i, the even ones what was added in between. */
type Slot = readonly Unit[]

function slotsOf(base: readonly Unit[], side: readonly Unit[]): Slot[] {
  const found = alignLines(base.map(({ text }) => text), side.map(({ text }) => text))
  const slots: Slot[] = []
  let next = 0
  for (const [i, at] of found.entries()) {
    const gapEnds = at < 0 ? next : at
    slots.push(side.slice(next, gapEnds), at < 0 ? [] : [side[at]!])
    next = at < 0 ? next : at + 1
    if (i === found.length - 1)
      slots.push(side.slice(next))
  }
  return found.length ? slots : [side]
}

/** Where lines were written anew: neighbouring ones that are gone, and others in their place. */
function blocksOf(slots: readonly Slot[]): [number, number][] {
  const blocks: [number, number][] = []
  for (let at = 1; at < slots.length; at += 2) {
    if (slots[at]!.length > 0)
      continue
    const from = at - 1
    while (at + 2 < slots.length && slots[at + 2]!.length === 0)
      at += 2
    if (slots.slice(from, at + 2).some(({ length }) => length > 0))
      blocks.push([from, at + 1])
  }
  return blocks
}

/** Blocks of both sides as one where they share a place: the end of each by its beginning. */
function overlapping(blocks: readonly [number, number][]): Map<number, number> {
  const joined: [number, number][] = []
  for (const [from, to] of blocks.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last && from <= last[1])
      last[1] = Math.max(last[1], to)
    else
      joined.push([from, to])
  }
  return new Map(joined)
}

/** What was written anew is one thing. */
function mergeWhole({ base, mine, theirs }: Three, path: string): MergedUnits {
  const [before, own, fresh] = [base, mine, theirs].map(textOf)
  if (own === before)
    return { ...NOTHING, units: theirs, base: theirs }
  return fresh === before || own === fresh
    ? { ...NOTHING, units: mine, base: theirs }
    : conflict(path, mine, base, theirs)
}

function mergeGap(mine: Slot, theirs: Slot): MergedUnits {
  const own = new Set(mine.map(({ text }) => text))
  return { ...NOTHING, units: [...mine, ...theirs.filter(({ text }) => !own.has(text))], base: theirs }
}

function mergeLine(base: Unit, mine: Unit | undefined, theirs: Unit | undefined, path: string): MergedUnits {
  if (mine && theirs)
    return mergeUnit({ base, mine, theirs }, path)
  // Nothing of what a person took out is left to be wrong.
  if (!mine)
    return { ...NOTHING, base: theirs ? [theirs] : [] }
  return same(mine, base) ? NOTHING : conflict(path, [mine], [base], [])
}

function mergeUnit({ base, mine, theirs }: Sides<Unit>, path: string): MergedUnits {
  const blank = mine.blank === base.blank ? theirs.blank : mine.blank
  if (same(mine, base))
    return { ...NOTHING, units: [{ ...theirs, blank }], base: [theirs] }
  if (same(theirs, base) || same(mine, theirs))
    return { ...NOTHING, units: [{ ...mine, blank }], base: [theirs] }
  const whole = conflict(path, [{ ...mine, blank }], [{ ...base, blank: theirs.blank }], [theirs])
  if (!base.inner || !mine.inner || !theirs.inner)
    return whole
  const inner = mergeInner({ base: base.inner, mine: mine.inner, theirs: theirs.inner }, path)
  if (path === CHART && (inner.stale.some(({ part }) => !OWN_WORDS.has(part)) || tearsChart(base.text, mine.text, theirs.text)))
    return whole
  return {
    units: [withInner({ ...mine, blank }, inner.merged)],
    base: [withInner(theirs, inner.base)],
    stale: inner.stale,
  }
}

function mergeInner({ base, mine, theirs }: Sides<Inner>, path: string): { readonly merged: Inner, readonly base: Inner, readonly stale: readonly StalePart[] } {
  const units = { base: base.units, mine: mine.units, theirs: theirs.units }
  const isKeyed = Object.values(units).every(side => side.every(({ key }) => key !== undefined))
  const { units: merged, base: next, stale } = isKeyed ? mergeKeyed(units, path) : mergeListed(units, path)
  const frame = (key: 'head' | 'tail') => mine[key] === base[key] ? theirs[key] : mine[key]
  return {
    merged: { head: frame('head'), units: merged, tail: frame('tail') },
    base: { ...theirs, units: next },
    stale,
  }
}
