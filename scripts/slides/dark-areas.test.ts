import fc from 'fast-check'
import { encode } from 'uqr'
import { expect, it } from 'vitest'
import { darkAreas } from './dark-areas.ts'

it('covers each dark cell once, and no other', () => {
  const grids = fc.integer({ min: 1, max: 12 }).chain(width => fc.array(fc.array(fc.boolean(), { minLength: width, maxLength: width }), { maxLength: 12 }))
  fc.assert(fc.property(grids, (rows) => {
    const covered = rows.map(row => row.map(() => 0))
    for (const { x, y, width, height } of darkAreas(rows)) {
      for (let dy = 0; dy < height; dy++) {
        for (let dx = 0; dx < width; dx++)
          covered[y + dy]![x + dx]!++
      }
    }
    expect(covered).toEqual(rows.map(row => row.map(Number)))
  }))
})

it('draws a QR code with less than half the shapes', () => {
  const { data } = encode('https://github.com/EleutherAI/gpt-neo', { ecc: 'M', border: 2 })
  expect(darkAreas(data).length).toBeLessThan(data.flat().filter(Boolean).length / 2)
})
