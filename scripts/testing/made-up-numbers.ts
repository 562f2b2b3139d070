/** Sections of numbers, times, steps and places for made-up datasets. */
import type { MadeUp } from './made-up-dataset.ts'
import type { Random } from './made-up-text.ts'

type Section = { readonly id: string } & Readonly<Record<string, unknown>>

/** What a made-up dataset lends: its texts by their length, and the beginning of each section. */
interface Made {
  readonly random: Random
  readonly words: (length: number) => unknown
  readonly head: (id: string, kind: string) => Section
}

const YEARS = ['2021', '2022', '2023', '2024', '2025']
const MOST_ROLES = 7

const numbered = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

export function numberSections({ items, nameLength, textLength }: MadeUp, { random, words, head }: Made): readonly Section[] {
  const number = (most: number) => Math.round(random() * most * 10) / 10
  const roles = Math.min(MOST_ROLES, Math.ceil(items / 2))
  return [
    {
      ...head('amounts', 'series'),
      'measure': words(nameLength),
      'value-unit': words(Math.min(4, nameLength)),
      'categories': numbered(items, i => ({ id: `name-${i}`, name: words(nameLength) })),
      'series': numbered(Math.min(3, items), s => ({
        id: `amount-${s}`,
        name: words(nameLength),
        values: Object.fromEntries(numbered(items, i => [`name-${i}`, (s === 1 && i % 2 ? -1 : 1) * number(900)])),
      })),
    },
    {
      ...head('years', 'series'),
      'measure': words(nameLength),
      'value-unit': words(Math.min(4, nameLength)),
      'categories': YEARS.map(year => ({ id: year, name: year })),
      'series': numbered(items, s => ({
        id: `line-${s}`,
        name: words(nameLength),
        values: Object.fromEntries(YEARS.filter((_, i) => (s + i) % 6 !== 0).map(year => [year, 1 + number(90)])),
      })),
    },
    {
      ...head('events', 'timeline'),
      events: numbered(items, e => ({
        id: `event-${e}`,
        name: words(nameLength),
        start: `${2020 + e % 6}-${String(1 + e % 9).padStart(2, '0')}`,
        ...(e % 3 === 0 && { end: `${2020 + e % 6}-${String(3 + e % 9).padStart(2, '0')}` }),
        ...(e % 2 === 0 && { text: words(textLength) }),
      })),
    },
    {
      ...head('steps', 'process'),
      'time-unit': words(Math.min(5, nameLength)),
      'roles': numbered(roles, r => ({ id: `role-${r}`, name: words(nameLength) })),
      'steps': numbered(items, s => ({
        id: `step-${s}`,
        name: words(nameLength),
        role: `role-${s % roles}`,
        time: 1 + number(40),
        ...(s % 3 === 1 && s + 2 < items && { next: [{ to: `step-${s + 1}`, when: words(Math.min(12, nameLength)) }, { to: `step-${s + 2}`, when: words(Math.min(12, nameLength)) }] }),
        ...(s % 2 === 0 && { text: words(textLength) }),
      })),
    },
    {
      ...head('places', 'positions'),
      x: { name: words(nameLength), unit: words(Math.min(3, nameLength)), from: 0, to: 100, low: words(nameLength), high: words(nameLength) },
      y: { name: words(nameLength), scale: 'step' },
      things: numbered(items, t => ({ id: `place-${t}`, name: words(nameLength), x: number(100), y: ['a', 'b', 'c', 'd', 'e'][t % 5], ...(t % 2 === 0 && { text: words(textLength) }) })),
    },
  ]
}
