/** Points, matrices and boxes of a page. */

/** `[a b c d e f]` of ISO 32000-1, 8.3.3. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** The left, lower, right and upper end. */
export type Box = readonly [left: number, bottom: number, right: number, top: number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** The matrix that does first the one, then the other. */
export function multiply(first: Matrix, then: Matrix): Matrix {
  const [a, b, c, d, e, f] = first
  const [A, B, C, D, E, F] = then
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

/** x and y in turn. */
export function transform(points: readonly number[], [a, b, c, d, e, f]: Matrix): number[] {
  const made: number[] = []
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]!, points[i + 1]!]
    made.push(a * x + c * y + e, b * x + d * y + f)
  }
  return made
}

/** How many times as large everything becomes; undefined where it is skewed, or not as large in all directions. */
export function scaleOf([a, b, c, d]: Matrix): number | undefined {
  const [first, second] = [Math.hypot(a, b), Math.hypot(c, d)]
  const isEven = Math.abs(first - second) < 1e-3 * first && Math.abs(a * c + b * d) < 1e-3 * first * second
  return isEven ? first : undefined
}

export function boxOf(points: readonly number[], around = 0): Box {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < points.length; i += 2) {
    left = Math.min(left, points[i]!)
    right = Math.max(right, points[i]!)
    bottom = Math.min(bottom, points[i + 1]!)
    top = Math.max(top, points[i + 1]!)
  }
  return [left - around, bottom - around, right + around, top + around]
}

/** To a hundredth. */
export function contains(outer: Box, inner: Box): boolean {
  return outer[0] <= inner[0] + 0.01 && outer[1] <= inner[1] + 0.01 && outer[2] >= inner[2] - 0.01 && outer[3] >= inner[3] - 0.01
}

export function overlaps(one: Box, other: Box): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}
