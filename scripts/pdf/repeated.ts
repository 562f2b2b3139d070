/** Shapes that a page shows at several places: told each time in the same words, they compress to next to nothing. */
import type { Item, Shape } from './display-list.ts'
import type { Path } from './paths.ts'
import { IDENTITY } from './geometry.ts'
import { transformPath } from './paths.ts'

/** A shape that is at several places: its path from its first point on, and where that point is. */
export interface Placed {
  readonly path: Path
  readonly x: number
  readonly y: number
}

/** Shorter paths are as short at a place of their own. */
const SHORTEST = 4

/** How far, in px, shapes may differ that are taken for the same. */
const TOLERANCE = 0.02

/** @returns the shapes that a list has several of */
export function repeatedShapes(items: readonly Item[]): ReadonlyMap<Shape, Placed> {
  const alike = new Map<string, { readonly shape: Shape, readonly placed: Placed }[]>()
  for (const shape of items) {
    if (shape.kind !== 'shape' || !isWorthwhile(shape))
      continue
    const [x, y] = shape.path[0]!.points as [number, number]
    const path = transformPath(shape.path, [...IDENTITY.slice(0, 4), -x, -y] as never)
    const key = path.map(({ op, points }) => `${op}${points.map(value => Math.round(value * 2)).join(' ')}`).join('')
    const first = alike.get(key)
    if (!first)
      alike.set(key, [{ shape, placed: { path, x, y } }])
    else if (differs(path, first[0]!.placed.path) <= TOLERANCE)
      first.push({ shape, placed: { path: first[0]!.placed.path, x, y } })
  }
  return new Map([...alike.values()].filter(({ length }) => length > 1).flat().map(({ shape, placed }) => [shape, placed]))
}

export function isWorthwhile({ path }: Shape): boolean {
  return path.length >= SHORTEST && path[0]!.op === 'm' && path.every(({ op }) => op !== 're')
}

function differs(a: Path, b: Path): number {
  return Math.max(...a.flatMap(({ points }, i) => points.map((value, n) => Math.abs(value - b[i]!.points[n]!))))
}
