import { expect, it } from 'vitest'
import { countGuesses } from './guesses.ts'

it('has one address wait after five wrong passwords, longer each time, and forgets them', () => {
  let now = 0
  const guesses = countGuesses(() => now)
  const waits = Array.from({ length: 12 }, () => {
    guesses.wrong('a')
    const wait = guesses.waitOf('a')
    now += wait
    return wait / 1000
  })
  expect(waits).toEqual([0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900])
  expect(guesses.waitOf('b')).toBe(0)
  now += 31 * 60_000
  guesses.wrong('a')
  expect(guesses.waitOf('a')).toBe(0)
})

it('lets no number of addresses guess faster, and remembers a bounded number of them', () => {
  let now = 0
  const guesses = countGuesses(() => now)
  let tried = 0
  for (let i = 0; now < 60 * 60_000; i++) {
    now += guesses.waitOf(`address ${i}`)
    guesses.wrong(`address ${i}`)
    tried++
  }
  expect(tried).toBeLessThan(200)
})
