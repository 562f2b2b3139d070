import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitCurves } from './fit-curves.ts'

type Point = readonly [number, number]

/** A circle's arc in so many curves, as Skia draws it: from one angle to another around a point. */
function arc([x, y]: Point, radius: number, from: number, to: number, parts: number): number[][] {
  const step = (to - from) / parts
  const k = 4 / 3 * Math.tan(step / 4)
  const point = (angle: number, along = 0) => [
    x + radius * (Math.cos(angle) - along * k * Math.sin(angle)),
    y + radius * (Math.sin(angle) + along * k * Math.cos(angle)),
  ].map(value => Number(value.toFixed(3)))
  return Array.from({ length: parts }, (_, i) => {
    const [a, b] = [from + i * step, from + (i + 1) * step]
    return [...point(a, 1), ...point(b, -1), ...point(b)]
  })
}

/** Points of curves one after the other. */
function points(start: Point, curves: readonly (readonly number[])[], each: number): Point[] {
  let from = start
  return curves.flatMap((curve) => {
    const all = [...from, ...curve]
    from = [curve[4]!, curve[5]!]
    return Array.from({ length: each + 1 }, (_, n): Point => {
      const t = n / each
      const at = (axis: number) => [1, 3, 3, 1].reduce((sum, factor, i) => sum + factor * t ** i * (1 - t) ** (3 - i) * all[2 * i + axis]!, 0)
      return [at(0), at(1)]
    })
  })
}

function distance(point: Point, others: readonly Point[]): number {
  return Math.min(...others.map(other => Math.hypot(point[0] - other[0], point[1] - other[1])))
}

describe('curves', () => {
  it('become one for a quarter of a circle, which leaves the circle nowhere', () => {
    fc.assert(fc.property(fc.double({ min: 1, max: 200, noNaN: true }), fc.constantFrom(2, 4, 8, 24), fc.constantFrom(0, 1, 2, 3), fc.boolean(), (radius, parts, quarter, back) => {
      const [from, to] = [quarter * Math.PI / 2, (quarter + (back ? -1 : 1)) * Math.PI / 2]
      const start: Point = [300 + radius * Math.cos(from), 200 + radius * Math.sin(from)]
      const made = fitCurves(start, arc([300, 200], radius, from, to, parts))
      expect(made).toHaveLength(1)
      for (const [x, y] of points(start, made, 10))
        expect(Math.abs(Math.hypot(x - 300, y - 200) - radius)).toBeLessThan(0.04 + radius * 0.0004)
    }))
  })

  it('go round a circle once, however they are cut', () => {
    fc.assert(fc.property(fc.double({ min: 2, max: 50, noNaN: true }), fc.integer({ min: 4, max: 60 }), fc.double({ min: 0, max: 6, noNaN: true }), (radius, parts, turn) => {
      const start: Point = [radius * Math.cos(turn), radius * Math.sin(turn)]
      const before = arc([0, 0], radius, turn, turn + 2 * Math.PI, parts)
      const made = fitCurves(start, before)
      expect(made.length).toBeLessThanOrEqual(Math.min(parts, 9))
      const found = points(start, made, 20)
      for (const point of found)
        expect(Math.abs(Math.hypot(...point) - radius)).toBeLessThan(0.05 + radius * 0.0004)
      for (const point of points(start, before, 1))
        expect(distance(point, found)).toBeLessThan(0.1 + radius * 0.1)
    }))
  })

  it('stay where they turn sharply', () => {
    const curves = [[10, 0, 20, 0, 30, 0.5], [30, 10, 30, 20, 31, 30], [20, 30, 10, 31, 0, 30]]
    expect(fitCurves([0, 0], curves)).toEqual(curves)
  })

  it('keep to their way, whatever it is', () => {
    const number = fc.double({ min: 0, max: 100, noNaN: true })
    const curve = fc.tuple(number, number, number, number, number, number)
    fc.assert(fc.property(fc.array(curve, { minLength: 1, maxLength: 6 }), (curves) => {
      // Each cut in two at its middle, so that there is something to join.
      let from: Point = [0, 0]
      const halves = curves.flatMap(([x1, y1, x2, y2, x, y]) => {
        const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
        const [a, b, c] = [middle(from, [x1, y1]), middle([x1, y1], [x2, y2]), middle([x2, y2], [x, y])]
        const [d, e] = [middle(a, b), middle(b, c)]
        from = [x, y]
        return [[...a, ...d, ...middle(d, e)], [...e, ...c, x, y]]
      })
      const made = points([0, 0], fitCurves([0, 0], halves), 400)
      for (const point of points([0, 0], halves, 5))
        expect(distance(point, made)).toBeLessThan(0.6)
    }), { numRuns: 30 })
  })
})
