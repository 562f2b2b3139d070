import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMeasure } from './measure.ts'
import { isKeptTogether, phraseBreaks, piecesOf } from './phrases.ts'

const split = (text: string) => [0, ...phraseBreaks(text)].map((from, i, all) => text.slice(from, all[i + 1]))

describe('a text', () => {
  it.each([
    ['生成式 AI：从价值、成本与选择开始', ['生成式 AI：从价值、成本与', '选择开始']],
    ['请我们大家今天决定：从哪里试点，走哪条路', ['请我们', '大家', '今天决定：从哪里试点，走哪条路']],
    ['一起定下候选名单', ['一起定下', '候选名单']],
    ['AWS、机器学习平台、阿里云', ['AWS、机器学习平台、阿里云']],
    ['结论：开源方案和社区与文档', ['结论：开源方案和', '社区与文档']],
    ['数字为项数，“–”表示来源未列出', ['数字为项数，“–”表示', '来源', '未列出']],
    ['適切なモデルの選択', ['適切な', 'モデルの選択']],
    ['客户与API的数据，3项服务', ['客户与', 'API的数据，3项服务']],
    ['多语言实时翻译，与客户无障碍沟通，提升体验', ['多语言实时翻译，与客户', '无障碍沟通，提升体验']],
    ['生成式 AI 在各领域迅速发展', ['生成式 AI 在各领域', '迅速发展']],
    ['GPU的API', ['GPU的', 'API']],
    ['从GPU搜索', ['从GPU', '搜索']],
  ])('%s breaks between phrases', (text, phrases) => {
    expect(split(text)).toEqual(phrases)
  })

  it('keeps short compounds whole, and breaks long ones', () => {
    const measure = createMeasure({ language: 'en' })
    expect(measure.lines('large GPT-Neo', { size: 20, leading: 1.5 }, 100)).toEqual(['large', 'GPT-Neo'])
    expect(measure.lines('a state-of-the-art-model', { size: 20, leading: 1.5 }, 160)).toEqual(['a state-of-the-', 'art-model'])
  })

  it('keeps a number with what it counts', () => {
    expect(createMeasure().lines('权重开放在全部 9 个方案中的占比', { size: 20, leading: 1.5 }, 180)).toEqual(['权重开放在全部', '9 个方案中的占比'])
    expect(createMeasure({ language: 'en' }).lines('The nearest is 90 km away', { size: 20, leading: 1.5 }, 160)).toEqual(['The nearest', 'is 90 km away'])
    expect(createMeasure({ language: 'en' }).lines('GPT-Neo, Claude and 12 more', { size: 20, leading: 1.5 }, 200)).toEqual(['GPT-Neo, Claude', 'and 12 more'])
    expect(createMeasure({ language: 'en' }).lines('“Advantage” on 4 of 5 criteria', { size: 20, leading: 1.5 }, 200)).toEqual(['“Advantage”', 'on 4 of 5 criteria'])
    expect(piecesOf('在全部 9 个').filter(({ isWhole }) => isWhole)).toEqual([{ text: '9 个', isWhole: true }])
  })

  it('keeps short Latin words, arrows and ends of lists with what they belong to', () => {
    const measure = createMeasure()
    const style = { size: 20, leading: 1.5 }
    expect(measure.lines('机器学习平台、AI 能力接口', style, 170)).toEqual(['机器学习平台、', 'AI 能力接口'])
    expect(measure.lines('Cohere、Stability AI 和 Claude 3', style, 205)).toEqual(['Cohere、Stability AI', '和 Claude 3'])
    expect(measure.lines('自行部署和维护 → 问题', style, 160)).toEqual(['自行部署和维护', '→ 问题'])
    expect(measure.lines('Yes → Kestrel Metro; No → question 2', style, 250)).toEqual(['Yes → Kestrel Metro;', 'No → question 2'])
    expect(measure.lines('Aroma One: 58 cups → 49 cups', style, 220)).toEqual(['Aroma One: 58 cups', '→ 49 cups'])
    expect(measure.lines('Strong: Cohere, Hugging Face, Stability AI and Claude 3', style, 210)).toEqual(['Strong: Cohere,', 'Hugging Face,', 'Stability AI and', 'Claude 3'])
    expect(measure.lines('部分开源：Hugging Face 和 LightOn', style, 260)).toEqual(['部分开源：Hugging Face', '和 LightOn'])
    expect(measure.lines('路边充电：2022 到 2025，€11.2', style, 200)).toEqual(['路边充电：', '2022 到 2025，€11.2'])
    expect(measure.lines('GPT-Neo、BLOOM、LLaMA 等', style, 220)).toEqual(['GPT-Neo、BLOOM、', 'LLaMA 等'])
  })

  it('in Latin letters is left to the rules of all texts', () => {
    expect(phraseBreaks('AWS lists 8 services, twice any other')).toEqual([])
  })

  it('breaks only where the style sheet keeps characters together, and loses nothing', () => {
    const text = fc.string({ unit: fc.constantFrom('云', '服', '务', '的', 'A', ' ', '，', '“', '”', 'の', '😀', '\u{20000}') })
    fc.assert(fc.property(text, (value) => {
      expect(split(value).join('')).toBe(value)
      for (const at of phraseBreaks(value))
        expect(isKeptTogether([...value.slice(0, at)].at(-1)!, [...value.slice(at)][0]!)).toBe(true)
    }))
  })
})
