/** Outlines, and the same with fewer operators: Skia draws a quarter of a circle as many curves, and a rectangle as its sides. */
import type { Matrix } from './geometry.ts'
import { fitCurves } from './fit-curves.ts'
import { transform } from './geometry.ts'

export interface Segment {
  readonly op: 'm' | 'l' | 'c' | 'h' | 're'
  /** x and y in turn; of a rectangle, a corner, and its width and height. */
  readonly points: readonly number[]
}

export type Path = readonly Segment[]

/** How far, in px, a point may lie beside a line that is drawn in its place. */
const TOLERANCE = 0.02

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

/** The same to the eye with fewer segments. */
export function simplifyPath(path: Path): Path {
  const made: Segment[] = []
  let i = 0
  while (i < path.length) {
    let end = i + 1
    while (end < path.length && path[end]!.op !== 'm' && path[end]!.op !== 're')
      end++
    const subpath = straighten(path.slice(i, end))
    made.push(...rectangle(subpath) ?? subpath)
    i = end
  }
  return made
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.005

/** Lines in the place of straight curves, one line in the place of several, and as few curves as will do. */
function straighten(subpath: Path): Path {
  const made: Segment[] = []
  const at = () => made.at(-1)!.points.slice(-2) as [number, number]
  for (let i = 0; i < subpath.length; i++) {
    const segment = subpath[i]!
    const [x, y] = segment.points.slice(-2) as [number, number]
    if (segment.op === 'c' && !isStraight(at(), segment.points)) {
      let end = i
      while (subpath[end]?.op === 'c' && !isStraight((subpath[end - 1]!.points.slice(-2)) as [number, number], subpath[end]!.points))
        end++
      made.push(...fitCurves(at(), subpath.slice(i, end).map(({ points }) => points)).map((points): Segment => ({ op: 'c', points })))
      i = end - 1
    }
    else if (segment.op === 'c' || segment.op === 'l') {
      const before = made.at(-2)
      const start = before?.points.slice(-2) as [number, number] | undefined
      if (made.at(-1)!.op === 'l' && start && isBetween(at(), start, [x, y]))
        made.pop()
      made.push({ op: 'l', points: [x, y] })
    }
    else {
      // `h` draws the last line itself.
      const [first] = made
      if (segment.op === 'h' && made.length > 2 && made.at(-1)!.op === 'l' && first?.op === 'm' && near(at()[0], first.points[0]!) && near(at()[1], first.points[1]!))
        made.pop()
      made.push(segment)
    }
  }
  return made
}

/** A curve that is a line, since both control points lie on it in order. */
function isStraight(start: readonly [number, number], [x1, y1, x2, y2, x, y]: readonly number[]): boolean {
  return isBetween([x1!, y1!], start, [x!, y!]) && isBetween([x2!, y2!], start, [x!, y!])
}

/** Whether a point lies on the line between two others. */
function isBetween([px, py]: readonly [number, number], [ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): boolean {
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
  const [[ax, ay], [bx, by], [cx, cy], [dx, dy]] = subpath.slice(0, 4).map(({ points }) => points) as unknown as [number, number][] as [[number, number], [number, number], [number, number], [number, number]]
  const isLevel = near(ay, by) && near(bx, cx) && near(cy, dy) && near(dx, ax)
  const isUpright = near(ax, bx) && near(by, cy) && near(cx, dx) && near(dy, ay)
  if (!isLevel && !isUpright)
    return undefined
  const [left, bottom] = [Math.min(ax, cx), Math.min(ay, cy)]
  return [{ op: 're', points: [left, bottom, Math.max(ax, cx) - left, Math.max(ay, cy) - bottom] }]
}
