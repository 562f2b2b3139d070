/** Where text in Chinese or Japanese may end a line: between phrases, not within a word. */

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u

/** A phrase is not made longer than so many characters: longer ones leave lines ragged. */
const LONGEST = 8

/** So many ideographs between other characters are a name or a term rather, and stay whole. */
const TERM = 6

/** Words that join or end terms: a line may end after them. */
const JOINS = new Set(['和', '与', '及', '或', '等', '與'])

/** Words of one character that belong to the word after them. */
const LEADS = new Set(['无', '不', '未', '非', '各', '每', '更', '最', '可', '無', '毎'])

/** The dictionary of ICU holds Chinese and Japanese words, whatever the locale. */
const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** Digits stay with what they count. */
const ENDS_IN_DIGIT = /\p{N}$/u
const LETTER = /[\p{L}\p{N}]/u

/**
 * The positions (UTF-16 units) beside an ideograph, and within letters and digits, at which a line may
 * end, in order. A word of one character stays with the word before it (`模型的`, `3项`), or with the one
 * after it at the beginning of a clause (`从需求`), or if it leads (`无障碍`). A few ideographs between other characters stay whole
 * (`机器学习平台`), as they do beside `和`. No line begins with the last word of a clause, if that is short
 * (`与客户无障碍沟通，`). Breaks beside spaces and punctuation are no matter of this.
 */
export function phraseBreaks(text: string): number[] {
  const segments = [...words.segment(text)]
  const terms = termsOf(segments)
  const isInTerm = (at: number) => terms.some(({ from, to }) => at > from && at < to)
  return wordBreaks(segments).filter(at => !isInTerm(at) && !isBeforeStub(text, at))
}

/** One or two ideographs after another that end a clause or the text. */
const STUB = new RegExp(`(?<=${IDEOGRAPH.source})${IDEOGRAPH.source}{1,2}(?![\\p{L}\\p{N}\\s])`, 'uy')

function isBeforeStub(text: string, at: number): boolean {
  STUB.lastIndex = at
  return STUB.test(text)
}

type Segment = Pick<Intl.SegmentData, 'segment' | 'index'>

/** Where short terms stand. */
function termsOf(segments: readonly Segment[]): { readonly from: number, readonly to: number }[] {
  const runs: { from: number, to: number }[] = []
  let isOpen = false
  for (const { segment, index } of segments) {
    const isPart = IDEOGRAPH.test(segment) && !JOINS.has(segment)
    if (isPart && !isOpen)
      runs.push({ from: index, to: index })
    if (isPart)
      runs.at(-1)!.to = index + segment.length
    isOpen = isPart
  }
  return runs.filter(({ from, to }) => to - from <= TERM)
}

function wordBreaks(segments: readonly Segment[]): number[] {
  const breaks: number[] = []
  /** The ideographs since the last break, and the word before the segment, where nothing is between them. */
  let phrase = ''
  let before = ''
  let last = ''
  for (const { segment, index } of segments) {
    const isIdeographic = IDEOGRAPH.test(segment)
    if (before && mayEndBefore(segment)) {
      breaks.push(index)
      phrase = ''
      before = ''
    }
    phrase = isIdeographic ? phrase + segment : ''
    before = LETTER.test(segment) ? before + segment : ''
    last = segment
  }
  return breaks

  function mayEndBefore(segment: string): boolean {
    if (!IDEOGRAPH.test(segment))
      return LETTER.test(segment) && IDEOGRAPH.test(before.at(-1)!) && before.length > 1
    if (!phrase)
      return segment.length > 1 && !ENDS_IN_DIGIT.test(before)
    if (LEADS.has(last))
      return false
    if (LEADS.has(segment))
      return phrase.length > 1
    const staysWithPhrase = segment.length === 1 || before.length === 1
    return !staysWithPhrase || phrase.length + segment.length > LONGEST
  }
}

/**
 * Whether `word-break: keep-all` keeps two characters on one line, so that only phraseBreaks tells whether
 * a line may end between them: https://drafts.csswg.org/css-text/#valdef-word-break-keep-all
 */
export function isKeptTogether(before: string, after: string): boolean {
  return LETTER.test(before) && LETTER.test(after)
}

/** A compound with hyphens is not longer than so many characters to stay whole. */
const COMPOUND = 16
const HYPHENATED = /(?<![\w-])\w+(?:-\w+)+(?![\w-])/g

const NUMBER = '\\p{Nd}[\\p{Nd}.,/%]*'
const UNIT = '[\\p{L}°]{1,3}[²³]?(?![\\p{L}\\p{N}])'

/** A number after a short word, and its unit; or before what it counts, or how many it is of, or to where it goes. */
const COUNTED = new RegExp([
  `${NUMBER} (?:[到至]|to) ${NUMBER}`,
  `(?<![\\p{L}\\p{N}])[\\p{Lu}\\p{Ll}]{1,6} ${NUMBER}(?: (?:of \\p{Nd}+|${UNIT}))?`,
  `${NUMBER} (?:${IDEOGRAPH.source}|of \\p{Nd}+|${UNIT}|[\\p{Lu}\\p{Ll}]{1,12}(?![\\p{L}\\p{N}]))`,
].join('|'), 'gu')

/** An arrow and where it leads; and the same with a short word before it. */
const ARROW = `→ (?:${NUMBER}(?: [\\p{L}°]{1,8})?|[^\\s;；,，、。]+(?: \\p{Nd}+)?)`
const LEADS_ON = new RegExp(`(?<![^\\s;；,，、])[^\\s;；,，、]{1,3} ${ARROW}`, 'gu')
const LEADS_TO = new RegExp(ARROW, 'gu')

/**
 * A Latin name after the word that joins it to others; a word before one that ends a list of examples; one before
 * an arrow; a short Latin word and what it belongs to.
 */
const JOINED = new RegExp([
  '(?<=\\s)[和与及或與] \\p{Script=Latin}[^\\s,、，;；]*(?: [\\p{Lu}\\p{Nd}][^\\s,、，;；]*)?',
  '[\\p{Script=Latin}\\p{Nd}.-]+ 等',
  '(?<![^\\s;；,，、])\\S{1,2} →',
  `(?<![\\p{L}\\p{N}-])(?<!\\p{Script=Latin} )\\p{Script=Latin}[\\p{Script=Latin}\\p{Nd}]{0,3} (?![${[...JOINS].join('')}])${IDEOGRAPH.source}`,
].join('|'), 'gu')

/** A name of two words in a list: `Stability AI` between commas. */
const LISTED = /(?<=^|[,、:：;；] ?|和 |and )\p{Lu}[^\s,、，:：;；]* [\p{Lu}\p{Nd}][^\s,、，:：;；†]*(?=†?(?:[,、，;；]| 和 | and |$))/gu

interface Compound { readonly from: number, readonly to: number }

/** Where compounds stand that no line may break, in order: `GPT-Neo`, `9 个`, `on 2`, `AI 芯`. */
export function compoundsOf(text: string): Compound[] {
  const found = [LEADS_ON, LEADS_TO, HYPHENATED, COUNTED, JOINED, LISTED]
    .flatMap(pattern => [...text.matchAll(pattern)])
    .filter(([compound]) => compound.length <= COMPOUND)
    .map(({ index, 0: compound }) => ({ from: index, to: index + compound.length }))
    .sort((a, b) => a.from - b.from)
  const kept: Compound[] = []
  for (const compound of found) {
    if (compound.from >= (kept.at(-1)?.to ?? 0))
      kept.push(compound)
  }
  return kept
}

/** Whether a text has phrases at all. */
export const hasPhrases = (text: string): boolean => IDEOGRAPH.test(text)

const LATIN = /[\p{Script=Latin}\p{Nd}]/u

/**
 * What a browser needs at a break of a text: a break, which would keep it from spacing Chinese and Latin,
 * or a space that may be broken, as wide as it makes it.
 */
export function phraseGap(text: string, at: number): 'break' | 'space' {
  return LATIN.test(text[at - 1]!) === LATIN.test(text[at]!) ? 'break' : 'space'
}

/** A part of a text as a browser sets it: with the gap before it, and whole where no line may break it. */
export interface Piece {
  readonly text: string
  readonly gap?: 'break' | 'space'
  readonly isWhole?: boolean
}

/** A text in pieces, none of which goes on beyond one of the positions `cuts`. */
export function piecesOf(text: string, cuts: readonly number[] = []): Piece[] {
  const breaks = new Set(phraseBreaks(text))
  const compounds = compoundsOf(text)
  const starts = [...new Set([0, ...cuts, ...breaks, ...compounds.flatMap(({ from, to }) => [from, to])])].filter(at => at < text.length).sort((a, b) => a - b)
  return starts.map((from, i) => ({
    text: text.slice(from, starts[i + 1]),
    ...(breaks.has(from) && { gap: phraseGap(text, from) }),
    ...(compounds.some(compound => from >= compound.from && from < compound.to) && { isWhole: true }),
  }))
}
