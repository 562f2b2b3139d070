/** Texts of a wanted length, the same on every run: for datasets that a test makes up. */

/** A pseudo-random number in [0, 1), the next one of its sequence. */
export type Random = () => number

/** Mulberry32: small, and good enough to vary texts. */
export function createRandom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6D2B79F5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export type Style = 'plain' | 'unbroken' | 'mixed'

const ENGLISH = 'model price latency region support audit token data vendor licence cache quota search agent queue policy backup storage network customer deployment evaluation integration compliance'.split(' ')

const CHINESE = '模型 价格 延迟 地区 支持 审计 数据 厂商 许可 缓存 配额 搜索 智能体 队列 策略 备份 存储 网络 客户 部署 评估 集成 合规 API GPU 的 与'.split(' ')

/** Scripts and signs that may stand side by side on one slide, and those that a target takes as its own. */
const MIXED = [
  ...'日本語の文章 開發體驗 Привет Ελλάδα Việt Łódź naïve 한국어 €12.50 ≥99.9% ±3 ×2 →'.split(' '),
  ...'🚀 👩‍💻 🇨🇭 👍🏽 ✅ ❤️ 1️⃣ ⚠️'.split(' '),
  ...'{{ 1+1 }} <b>bold</b> $x$ |pipe| `tick` --- --> :::note "quoted" &amp; #1; %%x%% a_b_c **strong** [link](x) \\n'.split(' '),
]

/**
 * A text of about so many characters, never more, and never ending in a blank.
 *
 * @param random the sequence that picks the words
 * @param language BCP 47; Chinese has no blanks between words
 * @param length in characters, from 1
 * @param style `unbroken`: one word without a place to break; `mixed`: many scripts, emoji, and signs of markup
 */
export function madeUpText(random: Random, language: string, length: number, style: Style): string {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  const isChinese = language.startsWith('zh')
  const words = isChinese ? CHINESE : ENGLISH
  let text = ''
  let sinceStop = 0
  while (text.length < length) {
    const isMixed = style === 'mixed' && random() < 0.4
    const word = isMixed ? pick(MIXED) : pick(words)
    const gap = style === 'unbroken' || text === '' || (isChinese && !isMixed) ? '' : ' '
    sinceStop = sinceStop > 8 ? 0 : sinceStop + 1
    text += gap + word + (sinceStop === 0 && style !== 'unbroken' ? (isChinese ? '，' : ',') : '')
  }
  return cut(text, length)
}

/** At most so many UTF-16 units, cut between characters that belong together. */
function cut(text: string, length: number): string {
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (kept.length + segment.length > length)
      break
    kept += segment
  }
  return kept.trim() || 'x'
}
