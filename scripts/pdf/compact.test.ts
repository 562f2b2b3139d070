import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compactPaths } from './compact-paths.ts'
import { compactText } from './compact-text.ts'

/** A circle's arc in so many curves, as Skia draws it: from one angle to another around a point. */
function arc([x, y]: readonly [number, number], radius: number, from: number, to: number, parts: number): string[] {
  const step = (to - from) / parts
  const k = 4 / 3 * Math.tan(step / 4)
  const point = (angle: number, along = 0) => [
    x + radius * (Math.cos(angle) - along * k * Math.sin(angle)),
    y + radius * (Math.sin(angle) + along * k * Math.cos(angle)),
  ].map(value => String(Number(value.toFixed(3))))
  return Array.from({ length: parts }, (_, i) => {
    const [a, b] = [from + i * step, from + (i + 1) * step]
    return `${[...point(a, 1), ...point(b, -1), ...point(b)].join(' ')} c`
  })
}

describe('shapes', () => {
  it('draws a quarter of a circle as one curve that leaves the circle nowhere', () => {
    fc.assert(fc.property(fc.double({ min: 1, max: 200, noNaN: true }), fc.constantFrom(2, 4, 8), fc.constantFrom(0, 1, 2, 3), fc.boolean(), (radius, parts, quarter, back) => {
      const [from, to] = [quarter * Math.PI / 2, (quarter + (back ? -1 : 1)) * Math.PI / 2]
      const start = [300 + radius * Math.cos(from), 200 + radius * Math.sin(from)].map(value => Number(value.toFixed(3)))
      const made = compactPaths([`${start.join(' ')} m`, ...arc([300, 200], radius, from, to, parts), 'f'])
      expect(made).toHaveLength(3)
      const points = [...start, ...made[1]!.split(' ').slice(0, -1).map(Number)]
      for (let t = 0; t <= 1; t += 0.1) {
        const at = (axis: number) => [1, 3, 3, 1].reduce((sum, factor, i) => sum + factor * t ** i * (1 - t) ** (3 - i) * points[2 * i + axis]!, 0)
        expect(Math.abs(Math.hypot(at(0) - 300, at(1) - 200) - radius)).toBeLessThan(0.02 + radius * 0.0004)
      }
    }))
  })

  it('keeps curves that are no quarter of a circle', () => {
    const lines = ['0 0 m', '10 40 60 80 100 100 c', '140 120 190 160 200 200 c', 'S']
    expect(compactPaths(lines)).toEqual(lines)
    const half = ['10 0 m', ...arc([0, 0], 10, 0, Math.PI / 4, 2), 'f']
    expect(compactPaths(half)).toEqual(half)
  })

  it('draws the sides of a rectangle at once, and a straight curve as a line', () => {
    expect(compactPaths(['2 21 m', '3 21 l', '3 22 l', '2 22 l', '2 21 l', 'h', 'f'])).toEqual(['2 21 1 1 re', 'f'])
    expect(compactPaths(['2 21 m', '3 21 l', '4 22 l', '2 22 l', '2 21 l', 'h'])).toHaveLength(6)
    expect(compactPaths(['-30 5 m', '-10 5 12 5 91 5 c', 'S'])).toEqual(['-30 5 m', '91 5 l', 'S'])
    // Beyond its end and back again.
    expect(compactPaths(['0 5 m', '10 5 200 5 91 5 c', 'S'])[1]).toBe('10 5 200 5 91 5 c')
  })
})

describe('text', () => {
  it('stands where it stood, to a twentieth of a pixel, however many letters there are', () => {
    const widths = (glyph: number) => 300 + glyph % 500
    const piece = fc.tuple(fc.double({ min: -20, max: 80, noNaN: true }), fc.array(fc.integer({ min: 0, max: 0xFFFF }), { minLength: 1, maxLength: 5 }))
    fc.assert(fc.property(fc.array(piece, { minLength: 2, maxLength: 40 }), fc.integer({ min: 8, max: 60 }), (pieces, size) => {
      const hex = (glyphs: readonly number[]) => glyphs.map(glyph => glyph.toString(16).toUpperCase().padStart(4, '0')).join('')
      const moves = pieces.map(([dx]) => Number(dx.toFixed(3)))
      const lines = pieces.map(([, glyphs], i) => i === 0 ? `<${hex(glyphs)}> Tj` : `${moves[i]} 0 Td <${hex(glyphs)}> Tj`)
      const made = compactText(['BT', `/F1 ${size} Tf`, ...lines, 'ET'], () => widths)
      expect(made).toHaveLength(4)
      const [, array = ''] = /^\[(.*)\] TJ$/.exec(made[2]!) ?? []

      const expected: number[] = []
      let start = 0
      pieces.forEach(([, glyphs], i) => {
        start += i === 0 ? 0 : moves[i]!
        let pen = start
        glyphs.forEach((glyph) => {
          expected.push(pen)
          pen += widths(glyph) * size / 1000
        })
      })
      const found: number[] = []
      let pen = 0
      for (const [, glyphs, back] of array.matchAll(/<([\dA-F]+)>|(-?\d+)/g)) {
        pen -= back === undefined ? 0 : Number(back) * size / 1000
        for (const [code] of (glyphs ?? '').matchAll(/.{4}/g)) {
          found.push(pen)
          pen += widths(Number.parseInt(code, 16)) * size / 1000
        }
      }
      expect(found).toHaveLength(expected.length)
      found.forEach((at, i) => expect(Math.abs(at - expected[i]!)).toBeLessThan(0.05))
    }))
  })

  it('is left alone in a font whose widths are unknown', () => {
    const lines = ['/F1 20 Tf', '<0001> Tj', '9.5 0 Td <0002> Tj', 'ET']
    expect(compactText(lines, () => undefined)).toEqual(lines)
  })
})
