/** Where a title in Chinese or Japanese may end a line: between phrases, not within a word. */

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u

/** A phrase is not made longer than so many characters: longer ones leave titles ragged. */
const LONGEST = 8

/** The dictionary of ICU holds Chinese and Japanese words, whatever the locale. */
const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** Digits stay with what they count. */
const ENDS_IN_DIGIT = /\p{N}$/u
const LETTER = /[\p{L}\p{N}]/u

/**
 * The positions (UTF-16 units) beside an ideograph, and within letters and digits, at which a line may
 * end, in order. A word of one character stays with the word before it (`模型的`, `3项`), or with the one
 * after it at the beginning of a clause (`从需求`). Breaks beside spaces and punctuation are no matter of this.
 */
export function phraseBreaks(text: string): number[] {
  const breaks: number[] = []
  /** The ideographs since the last break, and the word before the segment, where nothing is between them. */
  let phrase = ''
  let before = ''
  for (const { segment, index } of words.segment(text)) {
    const isIdeographic = IDEOGRAPH.test(segment)
    if (before && mayEndBefore(segment)) {
      breaks.push(index)
      phrase = ''
      before = ''
    }
    phrase = isIdeographic ? phrase + segment : ''
    before = LETTER.test(segment) ? before + segment : ''
  }
  return breaks

  function mayEndBefore(segment: string): boolean {
    if (!IDEOGRAPH.test(segment))
      return LETTER.test(segment) && IDEOGRAPH.test(before.at(-1)!) && before.length > 1
    if (!phrase)
      return segment.length > 1 && !ENDS_IN_DIGIT.test(before)
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
