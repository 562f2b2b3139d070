/** What of a page can't be seen, and what is drawn in one go. */
import type { Clip, Item, Shape } from './display-list.ts'
import type { Box } from './geometry.ts'
import { contains, IDENTITY, overlaps } from './geometry.ts'
import { simplifyPath } from './paths.ts'
import { isWorthwhile } from './repeated.ts'

export interface LookFacts {
  /** The page's own box in px. */
  readonly page: Box
  readonly isOpaque: (state: string | undefined) => boolean
}

/** The same picture with less: no clips that cut nothing off, nothing below what covers the page, and paths that are few and short. */
export function tidyList(items: readonly Item[], facts: LookFacts): Item[] {
  const known = new Map<Clip, readonly Box[]>()
  const simple = items
    .map(item => item.clips.length > 0 ? { ...item, clips: withoutIdle(item, facts.page, known) } : item)
    .map(item => item.kind === 'shape' ? { ...item, path: simplifyPath(item.path, item.paint) } : item)
  const cover = simple.findLastIndex(item => coversAll(item, facts))
  const seen = simple.filter((item, i) => item.kind === 'text' || typeof item.mark === 'number' || i >= cover)
  return joined(seen, facts)
}

/** Clips that lie around all of it cut nothing off; the same twice is the same once. */
function withoutIdle(item: Item, page: Box, known: Map<Clip, readonly Box[]>): readonly Clip[] {
  const left: Clip[] = []
  for (const clip of item.clips) {
    const inner = known.get(clip) ?? innerBoxes(clip)
    known.set(clip, inner)
    const isIdle = inner.some(box => contains(box, item.box) || contains(box, page))
    if (!isIdle && !left.some(other => other.path === clip.path || JSON.stringify(other.path) === JSON.stringify(clip.path)))
      left.push(clip)
  }
  return left.length === item.clips.length ? item.clips : left
}

/** Boxes of which the clip cuts nothing off: its own, but for round corners. */
function innerBoxes({ path, box: [left, bottom, right, top] }: Clip): Box[] {
  const simple = simplifyPath(path, 'W')
  if (simple.length === 1 && simple[0]!.op === 're')
    return [[left, bottom, right, top]]
  if (!/^ml?(?:cl?){4}h$/.test(simple.map(({ op }) => op).join('')))
    return []
  const corners = simple.flatMap(({ op, points }, i) => op === 'c' ? [points.slice(-2).map((value, n) => Math.abs(value - simple[i - 1]!.points.slice(-2)[n]!))] : [])
  const [wide, high] = [0, 1].map(n => Math.max(...corners.map(corner => corner[n]!))) as [number, number]
  return [[left + wide, bottom, right - wide, top], [left, bottom + high, right, top - high]]
}

function coversAll(item: Item, { page, isOpaque }: LookFacts): boolean {
  return item.kind === 'shape' && item.paint === 'f' && item.path.length === 1 && item.path[0]!.op === 're' && item.clips.length === 0
    && contains(item.box, page) && isOpaque(item.state) && !item.fill.includes('scn')
}

/** One operator for a shape that is filled and outlined, and for shapes that look alike and don't touch. */
function joined(items: readonly Item[], { isOpaque }: LookFacts): Item[] {
  const made: Item[] = []
  for (const item of items) {
    const last = made.at(-1)
    const isAlike = last?.kind === 'shape' && item.kind === 'shape' && last.mark === item.mark && sameClips(last, item) && isOpaque(last.state) && isOpaque(item.state)
    if (isAlike && last.paint === 'f' && item.paint === 'S' && samePath(last, item)) {
      made[made.length - 1] = { ...item, fill: last.fill, paint: 'B' }
    }
    else if (isAlike && last.paint === item.paint && looksLike(last, item) && !isWorthwhile(last) && !isWorthwhile(item) && item.local.path.length < LONG && !overlaps(last.box, item.box)) {
      made[made.length - 1] = { ...last, path: [...last.path, ...item.path], local: { path: [...last.path, ...item.path], matrix: IDENTITY }, box: around(last.box, item.box) }
    }
    else {
      made.push(item)
    }
  }
  return made
}

/** Long paths may be shorter in units of their own. */
const LONG = 50

const sameClips = (a: Item, b: Item): boolean => a.clips === b.clips || JSON.stringify(a.clips) === JSON.stringify(b.clips)
const samePath = (a: Shape, b: Shape): boolean => JSON.stringify(a.path) === JSON.stringify(b.path)

function looksLike(a: Shape, b: Shape): boolean {
  return (a.paint === 'S' || a.fill === b.fill) && (a.paint.startsWith('f') || (a.stroke === b.stroke && JSON.stringify(a.pen) === JSON.stringify(b.pen)))
}

const around = (a: Box, b: Box): Box => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]
