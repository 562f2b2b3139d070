import type { Counted } from './leader.ts'
import type { View } from './view.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadMessages } from '../locales/messages.ts'
import { byCount, leader, leaderWords } from './leader.ts'

const counted = (...counts: readonly number[]): Counted[] => counts.map((count, i) => ({ name: `n${i}`, count }))

describe('what is told of counts', () => {
  it.each([
    ['none', 'of nothing', [], []],
    ['none', 'where all are zero', [0, 0], ['n0', 'n1']],
    ['one', 'of a single thing', [4], ['n0']],
    ['even', 'where all have the same', [3, 3, 3], ['n0', 'n1', 'n2']],
    ['tie', 'where several share the first place', [5, 2, 5], ['n0', 'n2']],
    ['double', 'where the first has twice the second', [3, 6, 1], ['n1']],
    ['triple', 'where the first has three times the second', [2, 1, 6], ['n2']],
    ['other', 'where one leads by less', [4, 3], ['n0']],
    ['other', 'where one leads by more', [9, 2, 1], ['n0']],
    ['other', 'where all but one are zero', [0, 7], ['n1']],
  ])('is "%s" %s', (form, _, counts, leaders) => {
    const told = leader(counted(...counts))
    expect(told).toMatchObject({ form, total: counts.reduce((sum, count) => sum + count, 0) })
    if (counts.length)
      expect(told).toMatchObject({ leaders, count: Math.max(...counts) })
  })

  it('names three at most of those in first place', () => {
    const names = (language: string) => leaderWords({ messages: loadMessages(language) } as View, counted(2, 2, 2, 2, 2, 2, 2, 2, 2, 1)).names
    expect(names('en')).toBe('n0, n1, n2 and 6 more')
    expect(names('zh')).toBe('n0、n1、n2 等')
  })

  it('is true of any counts', () => {
    const seen = new Set<string>()
    const counts = fc.oneof(
      fc.array(fc.nat({ max: 12 }), { maxLength: 6 }),
      fc.array(fc.nat(), { maxLength: 6 }),
    )
    fc.assert(fc.property(counts, (numbers) => {
      const { form, leaders, count, total } = leader(counted(...numbers))
      const others = numbers.filter((_, i) => !leaders.includes(`n${i}`))
      const first = numbers.filter((_, i) => leaders.includes(`n${i}`))
      seen.add(form)
      expect(total).toBe(numbers.reduce((sum, number) => sum + number, 0))
      expect(first.every(number => number === count)).toBe(true)
      expect(others.every(number => number < count)).toBe(true)
      const isTrue: Record<typeof form, boolean> = {
        none: total === 0,
        one: numbers.length === 1 && total === count,
        even: others.length === 0 && total === count * numbers.length,
        tie: first.length > 1 && others.length > 0,
        double: first.length === 1 && others.every(number => 2 * number <= count) && others.some(number => 2 * number === count),
        triple: first.length === 1 && others.every(number => 3 * number <= count) && others.some(number => 3 * number === count),
        other: first.length === 1 && others.length > 0,
      }
      expect(isTrue[form], form).toBe(true)
    }), { numRuns: 3000 })
    expect([...seen].sort()).toEqual(['double', 'even', 'none', 'one', 'other', 'tie', 'triple'])
  })
})

it('the largest come first, equal ones in the given order', () => {
  expect(byCount(counted(1, 3, 2, 3)).map(({ name }) => name)).toEqual(['n1', 'n3', 'n2', 'n0'])
})
