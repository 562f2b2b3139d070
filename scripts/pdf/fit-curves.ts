/**
 * Few Bézier curves in the place of many, as close as can be seen: a quarter of an ellipse as one, and
 * others by least squares (P. Schneider, An algorithm for automatically fitting digitized curves, 1990).
 */

type Point = readonly [x: number, y: number]
/** Two control points and the end. */
type Curve = readonly number[]

/** How far, in px, a point may lie beside. */
const TOLERANCE = 0.03

/** The control points of a curve that is a quarter of a circle: https://spencermortensen.com/articles/bezier-circle/ */
const KAPPA = 0.5523

/** How much, as a cosine, a curve may turn where two meet that are one: 10 degrees. */
const SMOOTH = Math.cos(10 * Math.PI / 180)

/** No more are looked at for one, since finding out costs time. */
const MOST_PARTS = 64

/** As few curves as pass where these do, one after the other from a point. */
export function fitCurves(start: Point, curves: readonly Curve[]): Curve[] {
  const made: Curve[] = []
  let from = start
  for (let i = 0; i < curves.length;) {
    const smooth = smoothParts(from, curves.slice(i, i + MOST_PARTS))
    const { curve, parts } = quarterOf(from, smooth) ?? longestFit(from, smooth)
    made.push(curve)
    i += parts
    from = endOf(curve)
  }
  return made
}

/** Whether lines through three points hardly turn. */
export function isSmooth([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): boolean {
  const [ux, uy] = direction([ax, ay], [bx, by])
  const [vx, vy] = direction([bx, by], [cx, cy])
  return ux * vx + uy * vy >= SMOOTH
}

const endOf = (curve: Curve): Point => [curve[4]!, curve[5]!]

/** Those that go on in the direction of the one before. */
function smoothParts(start: Point, curves: readonly Curve[]): Curve[] {
  const found = [curves[0]!]
  let from = start
  for (let i = 1; i < curves.length; i++) {
    const before = curves[i - 1]!
    const [ux, uy] = lastDirection(from, before)
    from = endOf(before)
    const [vx, vy] = firstDirection(from, curves[i]!)
    if (ux * vx + uy * vy < SMOOTH)
      break
    found.push(curves[i]!)
  }
  return found
}

/** Of length 1; zero where the curve is a point. */
function direction(from: Point, ...to: readonly Point[]): Point {
  for (const [x, y] of to) {
    const length = Math.hypot(x - from[0], y - from[1])
    if (length > 1e-3)
      return [(x - from[0]) / length, (y - from[1]) / length]
  }
  return [0, 0]
}

const firstDirection = (start: Point, [x1, y1, x2, y2, x, y]: Curve): Point =>
  direction(start, [x1!, y1!], [x2!, y2!], [x!, y!])

function lastDirection(start: Point, [x1, y1, x2, y2, x, y]: Curve): Point {
  const [dx, dy] = direction([x!, y!], [x2!, y2!], [x1!, y1!], start)
  return [-dx, -dy]
}

function pointAt([x0, y0]: Point, [x1, y1, x2, y2, x, y]: Curve, t: number): Point {
  const s = 1 - t
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
  return [a * x0 + b * x1! + c * x2! + d * x!, a * y0 + b * y1! + c * y2! + d * y!]
}

/** The first of the curves that make a quarter of an ellipse whose axes are level and upright. */
function quarterOf(start: Point, curves: readonly Curve[]): { curve: Curve, parts: number } | undefined {
  const inner: Point[] = []
  let from = start
  const [dx, dy] = firstDirection(start, curves[0]!)
  const isLevel = Math.abs(dx) > SMOOTH
  if (curves.length < 2 || (!isLevel && Math.abs(dy) < SMOOTH))
    return undefined
  let best: { curve: Curve, parts: number } | undefined
  /** The nearer to 1, the nearer the curve is to the end of the quarter. */
  let turn = SMOOTH
  for (const [i, curve] of curves.entries()) {
    inner.push(pointAt(from, curve, 0.5))
    const [ux, uy] = lastDirection(from, curve)
    const across = Math.abs(isLevel ? uy : ux)
    if (best && across <= turn)
      return best
    const end = endOf(curve)
    const made = i > 0 && across > turn ? quarter(start, end, isLevel, inner) : undefined
    if (made) {
      best = { curve: made, parts: i + 1 }
      turn = across
    }
    inner.push(end)
    from = end
  }
  return best
}

function quarter(start: Point, end: Point, isLevel: boolean, inner: readonly Point[]): Curve | undefined {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]]
  const [cx, cy] = isLevel ? [start[0], end[1]] : [end[0], start[1]]
  const radius = Math.min(Math.abs(dx), Math.abs(dy))
  // Three quarters end where one does, but pass elsewhere.
  const isWithin = (value: number, from: number, by: number) => (value - from) / by > -0.01 && (value - from) / by < 1.01
  const isOn = ([x, y]: Point) => isWithin(x, start[0], dx) && isWithin(y, start[1], dy) && Math.abs(Math.hypot((x - cx) / dx, (y - cy) / dy) - 1) * radius <= TOLERANCE
  if (radius < 0.01 || !inner.every(isOn))
    return undefined
  return isLevel
    ? [start[0] + KAPPA * dx, start[1], end[0], end[1] - KAPPA * dy, ...end]
    : [start[0], start[1] + KAPPA * dy, end[0] - KAPPA * dx, end[1], ...end]
}

/** One curve for as many as it can stand for. */
function longestFit(start: Point, curves: readonly Curve[]): { curve: Curve, parts: number } {
  let best: { curve: Curve, parts: number } = { curve: curves[0]!, parts: 1 }
  // Twice as many each time, then back half the way: few tries.
  let [low, high] = [1, curves.length + 1]
  let parts = 2
  while (low + 1 < high && parts <= curves.length) {
    const curve = fit(start, curves.slice(0, parts))
    if (curve) {
      best = { curve, parts }
      low = parts
    }
    else {
      high = parts
    }
    parts = high > curves.length ? Math.min(low * 2, curves.length) : (low + high) >> 1
    if (parts === low)
      break
  }
  return best
}

const STEPS = [0.25, 0.5, 0.75, 1]

/** The curve that passes all others as closely as may be. */
function fit(start: Point, curves: readonly Curve[]): Curve | undefined {
  const points: Point[] = [start]
  let from = start
  for (const curve of curves) {
    points.push(...STEPS.map(t => pointAt(from, curve, t)))
    from = endOf(curve)
  }
  const first = firstDirection(start, curves[0]!)
  const before = curves.length > 1 ? endOf(curves.at(-2)!) : start
  const last = lastDirection(before, curves.at(-1)!)
  let times = lengths(points)
  for (let round = 0; round < 4; round++) {
    const curve = leastSquares(points, times, first, [-last[0], -last[1]])
    if (!curve)
      return undefined
    times = times.map((t, i) => closer(start, curve, points[i]!, t))
    const worst = Math.max(...points.map(([x, y], i) => {
      const [px, py] = pointAt(start, curve, times[i]!)
      return Math.hypot(px - x, py - y)
    }))
    if (worst <= TOLERANCE)
      return curve
    // It comes no nearer than about half in the rounds that are left.
    if (worst > TOLERANCE * 20)
      return undefined
  }
  return undefined
}

/** How far along, from 0 to 1, each point is. */
function lengths(points: readonly Point[]): number[] {
  let sum = 0
  const found = points.map(([x, y], i) => {
    const [px, py] = points[Math.max(i - 1, 0)]!
    sum += Math.hypot(x - px, y - py)
    return sum
  })
  return found.map(length => length / (sum || 1))
}

/** How far along each of two tangents the control points are. */
function leastSquares(points: readonly Point[], times: readonly number[], first: Point, last: Point): Curve | undefined {
  const [start, end] = [points[0]!, points.at(-1)!]
  let [c00, c01, c11, x0, x1] = [0, 0, 0, 0, 0]
  points.forEach(([x, y], i) => {
    const t = times[i]!
    const s = 1 - t
    const [b0, b1, b2, b3] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
    const [rx, ry] = [x - (b0 + b1) * start[0] - (b2 + b3) * end[0], y - (b0 + b1) * start[1] - (b2 + b3) * end[1]]
    c00 += b1 * b1 * (first[0] ** 2 + first[1] ** 2)
    c01 += b1 * b2 * (first[0] * last[0] + first[1] * last[1])
    c11 += b2 * b2 * (last[0] ** 2 + last[1] ** 2)
    x0 += b1 * (first[0] * rx + first[1] * ry)
    x1 += b2 * (last[0] * rx + last[1] * ry)
  })
  const determinant = c00 * c11 - c01 * c01
  if (Math.abs(determinant) < 1e-9)
    return undefined
  const [a, b] = [(x0 * c11 - x1 * c01) / determinant, (c00 * x1 - c01 * x0) / determinant]
  return a < 0 || b < 0
    ? undefined
    : [start[0] + a * first[0], start[1] + a * first[1], end[0] + b * last[0], end[1] + b * last[1], end[0], end[1]]
}

/** The place on the curve that is nearer to a point than t, by a step of Newton's method. */
function closer([x0, y0]: Point, curve: Curve, [x, y]: Point, t: number): number {
  const [x1, y1, x2, y2, x3, y3] = curve as [number, number, number, number, number, number]
  const [px, py] = pointAt([x0, y0], curve, t)
  const s = 1 - t
  const dx = 3 * (s * s * (x1 - x0) + 2 * s * t * (x2 - x1) + t * t * (x3 - x2))
  const dy = 3 * (s * s * (y1 - y0) + 2 * s * t * (y2 - y1) + t * t * (y3 - y2))
  const ddx = 6 * (s * (x2 - 2 * x1 + x0) + t * (x3 - 2 * x2 + x1))
  const ddy = 6 * (s * (y2 - 2 * y1 + y0) + t * (y3 - 2 * y2 + y1))
  const slope = dx * dx + dy * dy + (px - x) * ddx + (py - y) * ddy
  return slope === 0
    ? t
    : Math.min(1, Math.max(0, t - ((px - x) * dx + (py - y) * dy) / slope))
}
