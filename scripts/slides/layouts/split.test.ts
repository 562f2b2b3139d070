import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitByHeight, splitEvenly } from './split.ts'

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

describe('a list in parts of so many items', () => {
  const lists = fc.tuple(fc.array(fc.integer(), { maxLength: 60 }), fc.integer({ min: 1, max: 12 }))

  it('loses nothing and keeps its order', () => {
    fc.assert(fc.property(lists, ([items, most]) => {
      expect(splitEvenly(items, most).flat()).toEqual(items)
    }))
  })

  it('has the fewest parts, none too long and none two shorter than another', () => {
    fc.assert(fc.property(lists, ([items, most]) => {
      const sizes = splitEvenly(items, most).map(part => part.length)
      expect(sizes).toHaveLength(Math.max(1, Math.ceil(items.length / most)))
      expect(Math.max(...sizes)).toBeLessThanOrEqual(most)
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    }))
  })

  it('has its longer parts first', () => {
    expect(splitEvenly(['a', 'b', 'c', 'd', 'e', 'f', 'g'], 3)).toEqual([['a', 'b', 'c'], ['d', 'e'], ['f', 'g']])
  })
})

/** All ways to cut a short list, no part above the space unless it is a single item. */
function* waysToCut(heights: readonly number[], space: number): Generator<number[][]> {
  if (heights.length === 0)
    yield []
  for (let end = 1; end <= heights.length; end++) {
    const part = heights.slice(0, end)
    if (end > 1 && sum(part) > space)
      break
    for (const rest of waysToCut(heights.slice(end), space))
      yield [part, ...rest]
  }
}

describe('a list in parts of a height', () => {
  const height = fc.oneof(fc.integer({ min: 1, max: 400 }), fc.double({ min: 1, max: 400, noNaN: true }))
  const lists = (maxLength: number) => fc.tuple(fc.array(height, { maxLength }), fc.double({ min: 50, max: 500, noNaN: true }))
  const split = (heights: readonly number[], space: number) => splitByHeight(heights, item => item, space)

  it('loses nothing and keeps its order', () => {
    fc.assert(fc.property(lists(60), ([heights, space]) => {
      expect(split(heights, space).flat()).toEqual(heights)
    }))
  })

  it('has no part above the space, unless it is a single item', () => {
    fc.assert(fc.property(lists(60), ([heights, space]) => {
      for (const part of split(heights, space)) {
        if (part.length > 1)
          expect(sum(part)).toBeLessThanOrEqual(space)
      }
    }), { numRuns: 1000 })
  })

  it('has as few parts as can be, and no other way of so few is more even', () => {
    const unevenness = (parts: readonly number[][]) => sum(parts.map(part => sum(part) ** 2))
    fc.assert(fc.property(lists(9), ([heights, space]) => {
      const parts = split(heights, space)
      const ways = [...waysToCut(heights, space)]
      const fewest = Math.max(1, Math.min(...ways.map(way => way.length)))
      expect(parts).toHaveLength(fewest)
      const evenest = Math.min(...ways.filter(way => way.length <= fewest).map(unevenness))
      expect(unevenness(parts)).toBeLessThanOrEqual(evenest * (1 + 1e-9))
    }), { numRuns: 500 })
  })

  it('leaves no item alone where it need not be', () => {
    for (let count = 4; count <= 60; count++) {
      for (const most of [3, 4, 5, 9]) {
        const sizes = split(Array.from<number>({ length: count }).fill(10), 10 * most).map(part => part.length)
        expect(Math.max(...sizes) - Math.min(...sizes), `${count} of ${most}`).toBeLessThanOrEqual(1)
      }
    }
  })

  it('has an item that is too high on a part of its own, and the others as if it were not there', () => {
    expect(split([60, 300, 40, 40, 40, 40], 100)).toEqual([[60], [300], [40, 40], [40, 40]])
  })
})

it('an empty list is one empty part', () => {
  expect(splitEvenly([], 3)).toEqual([[]])
  expect(splitByHeight([], () => 1, 3)).toEqual([[]])
})
