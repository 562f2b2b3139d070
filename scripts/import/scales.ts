/** Words whose order is known: what may be offered as a rating. */

interface Family {
  readonly id: string
  /** From weakest to strongest; the words of a level mean the same, whatever their case. */
  readonly levels: readonly { readonly id: string, readonly words: readonly string[] }[]
}

/** Each level's id is its place in the family; the words are Chinese, English, and signs. */
const FAMILIES: readonly Family[] = [
  family('strength', [
    ['very-weak', '很弱', '极弱', 'very weak'],
    ['weak', '弱', 'weak'],
    ['fairly-weak', '较弱', 'fairly weak'],
    ['moderate', '中等', '一般', 'moderate'],
    ['fairly-strong', '较强', 'fairly strong'],
    ['strong', '强', 'strong'],
    ['very-strong', '很强', '极强', '非常强', 'very strong'],
  ]),
  family('quality', [
    ['very-poor', '很差', '极差', 'very poor'],
    ['poor', '差', 'poor', 'bad'],
    ['fairly-poor', '较差'],
    ['fair', '一般', '尚可', 'fair', 'average', 'acceptable'],
    ['fairly-good', '较好', 'fairly good'],
    ['good', '好', '良好', '良', 'good'],
    ['very-good', '很好', '优', 'very good'],
    ['excellent', '优秀', '卓越', '极好', 'excellent', 'outstanding'],
  ]),
  family('level', [
    ['very-low', '很低', '极低', 'very low'],
    ['low', '低', 'low'],
    ['fairly-low', '较低', 'fairly low'],
    ['medium', '中', '中等', 'medium', 'moderate', 'mid'],
    ['fairly-high', '较高', 'fairly high'],
    ['high', '高', 'high'],
    ['very-high', '很高', '极高', 'very high'],
  ]),
  family('support', [
    ['no', '否', '无', '没有', '不支持', '不可以', 'no', 'none', 'not supported', 'false', '✗', '✘', '❌', '×', '✕', '✖'],
    ['partial', '部分', '部分支持', '有限', '有限支持', 'partial', 'partly', 'partially', 'limited', '△', '◐', '◑'],
    ['yes', '是', '有', '支持', '可以', '完全支持', 'yes', 'full', 'supported', 'true', '✓', '✔', '✅', '√', '☑'],
  ]),
  family('ease', [
    ['hard', '困难', '难', '复杂', 'hard', 'difficult', 'complex'],
    ['fairly-hard', '较难', 'fairly hard'],
    ['manageable', '适中', 'manageable'],
    ['fairly-easy', '较易', 'fairly easy'],
    ['easy', '容易', '简单', '易', 'easy', 'simple'],
  ]),
  family('speed', [
    ['slow', '慢', 'slow'],
    ['fairly-slow', '较慢'],
    ['medium', '中', '中等', '一般', 'medium', 'average'],
    ['fairly-fast', '较快'],
    ['fast', '快', 'fast'],
    ['very-fast', '很快', '极快', 'very fast'],
  ]),
  family('size', [
    ['small', '小', 'small'],
    ['medium', '中', '中等', '中型', 'medium'],
    ['large', '大', 'large', 'big'],
    ['very-large', '很大', '超大', 'very large', 'huge'],
  ]),
]

function family(id: string, levels: readonly (readonly [string, ...string[]])[]): Family {
  return { id, levels: levels.map(([level, ...words]) => ({ id: level, words })) }
}

/** A rating read from a cell. */
export interface Graded {
  readonly level: string
  /** The word as it stands in the cell. */
  readonly word: string
  /** What the cell says besides. */
  readonly rest: string
  readonly isSign: boolean
}

/** A criterion's cells as ratings; the cells that begin with no word of the scale are undefined. */
export interface Grading {
  readonly scale: string
  readonly cells: readonly (Graded | undefined)[]
}

/** At least so many of the cells that say anything are ratings, and at least two. */
const SHARE = 0.6

/** Reads cells as ratings on the scale that most of them fit; nothing where their words have no known order. */
export function gradeCells(texts: readonly string[]): Grading | undefined {
  const filled = texts.filter(text => text !== '').length
  const readings = FAMILIES.map(({ id, levels }) => ({ scale: id, cells: texts.map(text => grade(text, levels)) }))
  const count = ({ cells }: Grading) => cells.filter(cell => cell !== undefined).length
  const best = readings.reduce((a, b) => count(b) > count(a) ? b : a)
  return count(best) >= Math.max(2, SHARE * filled) ? best : undefined
}

/** The order of a family's levels, weakest first. */
export function levelOrder(scale: string): readonly string[] {
  return FAMILIES.find(({ id }) => id === scale)!.levels.map(level => level.id)
}

/** A word of the scale alone, or at the beginning and set off by punctuation: `强，支持长文本`, `High (with add-on)`. */
function grade(text: string, levels: Family['levels']): Graded | undefined {
  const lower = text.toLowerCase()
  let best: Graded | undefined
  for (const { id, words } of levels) {
    for (const word of words) {
      if (!lower.startsWith(word) || (best && best.word.length >= word.length))
        continue
      const after = text.slice(word.length)
      const isSign = !/\p{L}/u.test(word)
      if (after !== '' && !/^\s*[,;:，；：、。（(–—]/.test(after) && !(isSign && /^[\uFE0F\s]/.test(after)))
        continue
      best = { level: id, word: text.slice(0, word.length), rest: after.replace(/^[\uFE0F\s,;:，；：、。–—]+/, ''), isSign }
    }
  }
  return best
}

/** What a level is called in a language. */
export function levelWord(scale: string, level: string, language: string): string {
  const { words } = FAMILIES.find(({ id }) => id === scale)!.levels.find(({ id }) => id === level)!
  const isChinese = (word: string) => /\p{Script=Han}/u.test(word)
  const word = words.find(word => isChinese(word) === (language === 'zh') && /\p{L}/u.test(word)) ?? words[0]!
  return language === 'zh' ? word : word[0]!.toUpperCase() + word.slice(1)
}
