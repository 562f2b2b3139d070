/** Names in the program's own words: in Chinese with a space where Chinese and Latin meet. */
import { expect, it } from 'vitest'
import { loadMessages } from './messages.ts'

const zh = loadMessages('zh')
const en = loadMessages('en')

it('spaces Latin names in Chinese lists and messages', () => {
  expect(zh.list(['Cohere', 'Stability AI', 'Claude 3'])).toBe('Cohere、Stability AI 和 Claude 3')
  expect(zh.list(['阿里云', 'GPT-4'])).toBe('阿里云和 GPT-4')
  expect(zh.some(['BLOOM', 'LLaMA'], 1)).toBe('BLOOM 等')
  expect(zh.say('footnote.source', { source: '生成式AI与云服务' })).toBe('来源：生成式AI与云服务')
})

it('leaves Chinese names, and names that are written without a space, as they are', () => {
  expect(zh.list(['阿里云', '腾讯云'])).toBe('阿里云和腾讯云')
  expect(zh.list(['2026年1月', '2026年3月'])).toBe('2026年1月和2026年3月')
  expect(en.list(['AWS', '阿里云'])).toBe('AWS and 阿里云')
})
