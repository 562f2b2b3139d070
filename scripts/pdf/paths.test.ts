import type { Segment } from './paths.ts'
import { describe, expect, it } from 'vitest'
import { simplifyPath, transformPath } from './paths.ts'

const segment = (text: string): Segment => {
  const parts = text.split(' ')
  return { op: parts.at(-1) as Segment['op'], points: parts.slice(0, -1).map(Number) }
}
const simple = (...lines: readonly string[]) => simplifyPath(lines.map(segment), 'B').map(({ op, points }) => [...points, op].join(' '))

describe('paths', () => {
  it('are a rectangle where they have its sides, whichever is the first, also when turned', () => {
    expect(simple('2 21 m', '3 21 l', '3 22 l', '2 22 l', '2 21 l', 'h')).toEqual(['2 21 1 1 re'])
    expect(simple('3 22 m', '3 21 l', '2 21 l', '2 22 l', 'h')).toEqual(['2 21 1 1 re'])
    expect(simple('2 21 m', '3 21 l', '4 22 l', '2 22 l', 'h')).toHaveLength(5)
    const turned = transformPath([{ op: 're', points: [1, 2, 3, 4] }], [0, 1, -1, 0, 0, 0])
    expect(simplifyPath(turned, 'f')).toEqual([{ op: 're', points: [-6, 1, 4, 3] }])
  })

  it('have one line for a straight curve, and for several in a row, but not there and back', () => {
    expect(simple('-30 5 m', '-10 5 12 5 91 5 c', '100 5 l', '100 9 l')).toEqual(['-30 5 m', '100 5 l', '100 9 l'])
    expect(simple('0 5 m', '10 5 200 5 91 5 c')).toEqual(['0 5 m', '10 5 200 5 91 5 c'])
    expect(simple('0 5 m', '9 5 l', '3 5 l', '3 7 l')).toHaveLength(4)
  })

  it('leave the last side to what closes them', () => {
    expect(simple('0 0 m', '9 0 l', '5 5 l', '0 0 l', 'h')).toEqual(['0 0 m', '9 0 l', '5 5 l', 'h'])
    expect(simple('0 0 m', '9 0 l', '5 5 l', '0 0 l')).toHaveLength(4)
  })
})
