import { expect, it } from 'vitest'
import { leastBy } from './least.ts'

it.each([
  ['the first number that differs decides', [[1, 9], [2, 0], [1, 3], [1, 4]], [1, 3]],
  ['numbers below zero are less', [[0, 0], [0, -1.4], [0, -1]], [0, -1.4]],
  ['one alone is the least', [[7]], [7]],
])('%s', (_, items, least) => {
  expect(leastBy(items, numbers => numbers)).toEqual(least)
})

it('of equals the first is taken', () => {
  expect(leastBy([{ name: 'a', cost: 2 }, { name: 'b', cost: 1 }, { name: 'c', cost: 1 }], ({ cost }) => [cost]).name).toBe('b')
})
