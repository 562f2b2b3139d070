import { expect, it } from 'vitest'
import { nearestSlide } from './nearest-slide.ts'

const from = ['cover', 'a', 'a/one', 'a/two', 'b', 'b/one', undefined]

it.each([
  ['the slide of the same id', 'a/two', ['cover', 'a/two', 'a/one'], 'a/two'],
  ['the one before it in its section', 'a/two', ['cover', 'a', 'a/one', 'b'], 'a/one'],
  ['the opener of its section', 'b/one', ['cover', 'a', 'a/one', 'b'], 'b'],
  ['the nearest before its section', 'b/one', ['cover', 'a', 'a/one', 'c'], 'a/one'],
  ['the first where there is nothing in common', 'b', ['x', 'y'], 'x'],
])('%s', (_, id, to, expected) => {
  expect(to[nearestSlide(from, from.indexOf(id), to)]).toBe(expected)
})

it('of a slide without an id, that of the slide before it', () => {
  expect(nearestSlide(from, 6, ['cover', 'b/one', 'c'])).toBe(1)
})
