import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isKeptTogether, phraseBreaks } from './phrases.ts'

const split = (text: string) => [0, ...phraseBreaks(text)].map((from, i, all) => text.slice(from, all[i + 1]))

describe('a title', () => {
  it.each([
    ['生成式 AI：价值、成本与选择', ['生成式 AI：价值、成本与', '选择']],
    ['请今天决定：从哪里试点，走哪条路', ['请今天', '决定：从哪里试点，走哪条路']],
    ['定下候选名单', ['定下', '候选', '名单']],
    ['モデルの選択', ['モデルの', '選択']],
    ['客户与API的数据，3项服务', ['客户与', 'API的', '数据，3项', '服务']],
    ['GPU的API', ['GPU的', 'API']],
    ['从GPU搜索', ['从GPU', '搜索']],
  ])('%s breaks between phrases', (text, phrases) => {
    expect(split(text)).toEqual(phrases)
  })

  it('in Latin letters is left to the rules of all texts', () => {
    expect(phraseBreaks('AWS lists 8 services, twice any other')).toEqual([])
  })

  it('breaks only where the style sheet keeps characters together, and loses nothing', () => {
    const text = fc.string({ unit: fc.constantFrom('云', '服', '务', '的', 'A', ' ', '，', 'の', '😀', '\u{20000}') })
    fc.assert(fc.property(text, (value) => {
      expect(split(value).join('')).toBe(value)
      for (const at of phraseBreaks(value))
        expect(isKeptTogether([...value.slice(0, at)].at(-1)!, [...value.slice(at)][0]!)).toBe(true)
    }))
  })
})
