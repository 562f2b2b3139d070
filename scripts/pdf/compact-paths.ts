/**
 * The same shapes with fewer operators. Skia draws a quarter of a circle as several curves, and a
 * rectangle of a path as its four sides; thousands of both are most of what a page of charts consists of.
 */

type Point = readonly [x: number, y: number]

/** How far, in units of the page, a point may lie beside a quarter of an ellipse that is drawn in its place. */
const TOLERANCE = 0.02

/** The control points of a curve that is a quarter of a circle: https://spencermortensen.com/articles/bezier-circle/ */
const KAPPA = 0.5523

/** A curve may be one of so many that make a quarter. */
const MOST_PARTS = 8

/** @param lines a page's content, one operator each */
export function compactPaths(lines: readonly string[]): string[] {
  const made: string[] = []
  let at: Point | undefined
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const rectangle = line.endsWith(' m') ? rectangleAt(lines, i) : undefined
    if (rectangle) {
      made.push(rectangle)
      i += 5
      at = undefined
      continue
    }
    const straight = at && line.endsWith(' c') ? straightTo(line, at) : undefined
    if (straight) {
      made.push(straight)
      at = lastPoint(line)
      continue
    }
    const quarter = at && line.endsWith(' c') ? quarterAt(lines, i, at) : undefined
    if (quarter) {
      made.push(quarter.line)
      i += quarter.parts - 1
      at = quarter.end
      continue
    }
    made.push(line)
    at = /\s[mlc]$/.test(line) ? lastPoint(line) : undefined
  }
  return made
}

const numbersOf = (line: string): number[] => line.split(' ').slice(0, -1).map(Number)

function lastPoint(line: string): Point {
  const numbers = numbersOf(line)
  return [numbers.at(-2)!, numbers.at(-1)!]
}

/** `re` begins at the same corner and goes the same way round where the first side is level. */
function rectangleAt(lines: readonly string[], from: number): string | undefined {
  if (lines[from + 5] !== 'h' || lines.slice(from + 1, from + 5).some(line => !line.endsWith(' l')))
    return undefined
  const [a, b, c, d, e] = lines.slice(from, from + 5).map(lastPoint) as [Point, Point, Point, Point, Point]
  const isRectangle = a[1] === b[1] && b[0] === c[0] && c[1] === d[1] && d[0] === a[0] && e[0] === a[0] && e[1] === a[1]
  return isRectangle
    ? `${short(a[0])} ${short(a[1])} ${short(b[0] - a[0])} ${short(c[1] - b[1])} re`
    : undefined
}

/** A line in the place of a curve that is level or upright, as those that draw as if by hand are where they don't. */
function straightTo(line: string, [x0, y0]: Point): string | undefined {
  const [x1, y1, x2, y2, x, y] = numbersOf(line) as [number, number, number, number, number, number]
  const isBetween = (value: number, a: number, b: number) => value >= Math.min(a, b) && value <= Math.max(a, b)
  const isLevel = y1 === y0 && y2 === y0 && y === y0 && isBetween(x1, x0, x) && isBetween(x2, x0, x)
  const isUpright = x1 === x0 && x2 === x0 && x === x0 && isBetween(y1, y0, y) && isBetween(y2, y0, y)
  return isLevel || isUpright
    ? `${short(x)} ${short(y)} l`
    : undefined
}

/** One curve in the place of those that make a quarter of an ellipse from a point on. */
function quarterAt(lines: readonly string[], from: number, start: Point): { readonly line: string, readonly parts: number, readonly end: Point } | undefined {
  const inner: Point[] = []
  for (let parts = 1; parts <= MOST_PARTS && lines[from + parts - 1]?.endsWith(' c'); parts++) {
    const [x1, y1, x2, y2, x, y] = numbersOf(lines[from + parts - 1]!) as [number, number, number, number, number, number]
    const end: Point = [x, y]
    if (parts > 1) {
      const line = quarter(start, firstControl(lines[from]!), end, [x2, y2], inner)
      if (line !== undefined)
        return { line, parts, end }
    }
    // The middle of the curve, at t = 1/2, and its end.
    const [x0, y0] = inner.at(-1) ?? start
    inner.push([(x0 + 3 * x1 + 3 * x2 + x) / 8, (y0 + 3 * y1 + 3 * y2 + y) / 8], end)
  }
  return undefined
}

const firstControl = (line: string): Point => numbersOf(line).slice(0, 2) as [number, number]

/** The curve, if all points between lie on the quarter whose tangents the first and the last control point tell. */
function quarter(start: Point, control: Point, end: Point, lastControl: Point, inner: readonly Point[]): string | undefined {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]]
  if (dx === 0 || dy === 0)
    return undefined
  const isLevel = isNear(control[1], start[1]) && isNear(lastControl[0], end[0])
  const isUpright = isNear(control[0], start[0]) && isNear(lastControl[1], end[1])
  if (isLevel === isUpright)
    return undefined
  const center: Point = isLevel ? [start[0], end[1]] : [end[0], start[1]]
  const radius = Math.min(Math.abs(dx), Math.abs(dy))
  const isOn = ([x, y]: Point) => Math.abs(Math.hypot((x - center[0]) / dx, (y - center[1]) / dy) - 1) * radius <= TOLERANCE
  if (!inner.slice(0, -1).every(isOn))
    return undefined
  const points = isLevel
    ? [start[0] + KAPPA * dx, start[1], end[0], end[1] - KAPPA * dy, ...end]
    : [start[0], start[1] + KAPPA * dy, end[0] - KAPPA * dx, end[1], ...end]
  return `${points.map(short).join(' ')} c`
}

/** Skia rounds. */
const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 0.002

/** A hundredth of a unit, for what is as large as can be seen; smaller numbers keep a thousandth. */
function short(value: number): string {
  return String(Number(value.toFixed(Math.abs(value) < 10 ? 3 : 2))).replace(/^(-?)0(?=\.)/, '$1')
}
