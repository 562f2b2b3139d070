/** Outlines, and the same with fewer operators: Skia draws a quarter of a circle as many curves, and a rectangle as its sides. */
import type { Matrix } from './geometry.ts'
import { fitCurves, isSmooth } from './fit-curves.ts'
import { transform } from './geometry.ts'

export interface Segment {
  readonly op: 'm' | 'l' | 'c' | 'h' | 're'
  /** x and y in turn; of a rectangle, a corner, and its width and height. */
  readonly points: readonly number[]
}

export type Path = readonly Segment[]

type Point = readonly [x: number, y: number]

/** How far, in px, a point may lie beside a line that is drawn in its place. */
const TOLERANCE = 0.02

/** So many short lines in a row that hardly turn are a curve. */
const CURVED = 4

/** Moves the path; a rectangle may no longer be one. */
export function transformPath(path: Path, matrix: Matrix): Path {
  return path.flatMap(({ op, points }): Path => {
    if (op !== 're')
      return [{ op, points: transform(points, matrix) }]
    const [x, y, width, height] = points as [number, number, number, number]
    const corners = transform([x, y, x + width, y, x + width, y + height, x, y + height], matrix)
    return [
      { op: 'm', points: corners.slice(0, 2) },
      { op: 'l', points: corners.slice(2, 4) },
      { op: 'l', points: corners.slice(4, 6) },
      { op: 'l', points: corners.slice(6) },
      { op: 'h', points: [] },
    ]
  })
}

export function pointsOf(path: Path): number[] {
  return path.flatMap(({ op, points }) => op === 're'
    ? [points[0]!, points[1]!, points[0]! + points[2]!, points[1]! + points[3]!]
    : points)
}

/**
 * The same to the eye with fewer segments.
 *
 * @param path what is drawn
 * @param paint the operator that draws it
 */
export function simplifyPath(path: Path, paint: string): Path {
  const parts = subpaths(path).map(straighten)
  const left = paint === 'S'
    ? chain(parts)
    : paint.startsWith('f') ? parts.filter(hasArea) : parts
  return left.flatMap((part) => {
    const made = curve(part)
    return rectangle(made) ?? made
  })
}

/** A point that nothing is drawn from is none. */
function subpaths(path: Path): Segment[][] {
  const found: Segment[][] = []
  for (const segment of path) {
    if (segment.op === 'm' || segment.op === 're' || found.length === 0)
      found.push([segment])
    else
      found.at(-1)!.push(segment)
  }
  return found.filter(([first, ...others]) => first!.op === 're' || others.length > 0)
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.005
const endOf = ({ points }: Segment): Point => [points.at(-2)!, points.at(-1)!]
const isSame = (a: Point, b: Point): boolean => near(a[0], b[0]) && near(a[1], b[1])

/** Lines in the place of straight curves; `h` draws the last line itself. */
function straighten(subpath: readonly Segment[]): Segment[] {
  const made: Segment[] = []
  for (const segment of subpath) {
    const before = made.at(-1)
    if (segment.op === 'c' && before && isStraight(endOf(before), segment.points))
      made.push({ op: 'l', points: endOf(segment) })
    else if (segment.op === 'h' && made.length > 2 && before?.op === 'l' && made[0]!.op === 'm' && isSame(endOf(before), endOf(made[0]!)))
      made[made.length - 1] = segment
    else
      made.push(segment)
  }
  return made
}

/** A line there and back encloses nothing. */
function hasArea(subpath: readonly Segment[]): boolean {
  return subpath.length > 3 || subpath.some(({ op }) => op === 'c' || op === 're') || (subpath.length === 3 && subpath[2]!.op === 'l')
}

/** Lines that are drawn piece by piece, or twice, as those are that could be drawn as if by hand. */
function chain(parts: readonly (readonly Segment[])[]): Segment[][] {
  const made: Segment[][] = []
  for (const part of parts) {
    const last = made.at(-1)
    const [start, first] = part
    if (!last || part.length !== 2 || first!.op !== 'l' || last.at(-1)!.op !== 'l' || start!.op !== 'm') {
      made.push([...part])
      continue
    }
    const [from, to] = [endOf(last.at(-2)!), endOf(last.at(-1)!)]
    if (isSame(endOf(start!), from) && isSame(endOf(first!), to))
      continue
    if (isSame(endOf(start!), to) && isSmooth(from, to, endOf(first!)))
      last.push(first!)
    else
      made.push([...part])
  }
  return made
}

/** One line in the place of several, and as few curves as will do. */
function curve(subpath: readonly Segment[]): Path {
  const made: Segment[] = []
  for (let i = 0; i < subpath.length; i++) {
    const segment = subpath[i]!
    const before = made.at(-1)
    const end = before && (segment.op === 'c' ? i + 1 : i + smoothLines(subpath, i))
    if (before && (segment.op === 'c' || end! >= i + CURVED)) {
      let last = end!
      while (subpath[last]?.op === 'c' || (subpath[last] && smoothLines(subpath, last) >= CURVED))
        last += subpath[last]!.op === 'c' ? 1 : smoothLines(subpath, last)
      const curves = subpath.slice(i, last).map((part, n) => part.op === 'c' ? part.points : asCurve(endOf(subpath[i + n - 1]!), endOf(part)))
      made.push(...fitCurves(endOf(before), curves).map((points): Segment => ({ op: 'c', points })))
      i = last - 1
    }
    else if (segment.op === 'l' && before?.op === 'l' && isBetween(endOf(before), endOf(made.at(-2)!), endOf(segment))) {
      made[made.length - 1] = segment
    }
    else {
      made.push(segment)
    }
  }
  return made
}

/** How many lines from one on hardly turn, but do. */
function smoothLines(subpath: readonly Segment[], from: number): number {
  let end = from
  while (subpath[end]?.op === 'l' && (end === from || (
    isSmooth(endOf(subpath[end - 2]!), endOf(subpath[end - 1]!), endOf(subpath[end]!))
    && !isBetween(endOf(subpath[end - 1]!), endOf(subpath[end - 2]!), endOf(subpath[end]!))))) {
    end++
  }
  return end - from
}

function asCurve([x0, y0]: Point, [x, y]: Point): number[] {
  const [dx, dy] = [(x - x0) / 3, (y - y0) / 3]
  return [x0 + dx, y0 + dy, x - dx, y - dy, x, y]
}

/** A curve that is a line, since both control points lie on it in order. */
function isStraight(start: Point, [x1, y1, x2, y2, x, y]: readonly number[]): boolean {
  return isBetween([x1!, y1!], start, [x!, y!]) && isBetween([x2!, y2!], start, [x!, y!])
}

/** Whether a point lies on the line between two others. */
function isBetween([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): boolean {
  const [dx, dy] = [bx - ax, by - ay]
  const length = Math.hypot(dx, dy)
  if (length === 0)
    return false
  const along = ((px - ax) * dx + (py - ay) * dy) / length
  const beside = Math.abs((px - ax) * dy - (py - ay) * dx) / length
  return beside <= TOLERANCE / 4 && along >= -TOLERANCE && along <= length + TOLERANCE
}

/** `re` where the sides are level and upright. */
function rectangle(subpath: Path): Path | undefined {
  if (subpath.length !== 5 || subpath[4]!.op !== 'h' || subpath[0]!.op !== 'm' || subpath.slice(1, 4).some(({ op }) => op !== 'l'))
    return undefined
  const [[ax, ay], [bx, by], [cx, cy], [dx, dy]] = subpath.slice(0, 4).map(endOf) as [Point, Point, Point, Point]
  const isLevel = near(ay, by) && near(bx, cx) && near(cy, dy) && near(dx, ax)
  const isUpright = near(ax, bx) && near(by, cy) && near(cx, dx) && near(dy, ay)
  if (!isLevel && !isUpright)
    return undefined
  const [left, bottom] = [Math.min(ax, cx), Math.min(ay, cy)]
  return [{ op: 're', points: [left, bottom, Math.max(ax, cx) - left, Math.max(ay, cy) - bottom] }]
}
