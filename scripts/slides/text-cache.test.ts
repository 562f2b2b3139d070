import { expect, it } from 'vitest'
import { createMeasure } from './measure.ts'
import { createTextCache } from './text-cache.ts'

it('remembers what was last asked for, and never more than its bound', () => {
  const cache = createTextCache<number>(100)
  for (let i = 0; i < 50; i++)
    cache.set(`text ${10 + i}..`, i)
  const left = Array.from({ length: 50 }, (_, i) => i).filter(i => cache.get(`text ${10 + i}..`) !== undefined)
  expect(left).toContain(49)
  expect(left.length).toBeLessThan(12)
})

it('keeps what is asked for again and again', () => {
  const cache = createTextCache<string>(100)
  cache.set('often', 'asked')
  for (let i = 0; i < 500; i++) {
    cache.set(`text ${i}`, '')
    expect(cache.get('often')).toBe('asked')
  }
})

it('measures a text the same whatever was measured before', () => {
  const style = { size: 20, leading: 1.5 }
  const texts = ['云服务 AWS', 'and/or a-b', [{ text: 'a', strong: true }, { text: 'b' }], [{ text: 'ab' }], 'ab', [{ text: 'ab', strong: true }], [{ text: 'a' }, { text: 'b', corrections: ['c'] }]]
  const all = (measure = createMeasure()) => texts.map(text => [measure.width(text, style), measure.width(text, { ...style, bold: true }), measure.lines(text, style, 25), measure.longestWord(text, style)])
  const one = createMeasure()
  expect(all(one)).toEqual(texts.map((_, i) => all()[i]))
  expect(all(one)).toEqual(all())
})
