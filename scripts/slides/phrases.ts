/** Where a title in Chinese or Japanese may end a line: between phrases, not within a word. */

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u

/** A phrase is not made longer than so many characters: longer ones leave titles ragged. */
const LONGEST = 8

/** The dictionary of ICU holds Chinese and Japanese words, whatever the locale. */
const words = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * The positions (UTF-16 units) between two ideographs at which a line may end, in order. A word of one
 * character stays with the word before it (`模型的`), or with the one after it at the beginning of a
 * clause (`从需求`). Breaks beside spaces, punctuation and Latin letters are no matter of this.
 */
export function phraseBreaks(text: string): number[] {
  const breaks: number[] = []
  let phrase = ''
  for (const { segment, index } of words.segment(text)) {
    const isIdeographic = IDEOGRAPH.test(segment)
    const staysWithPhrase = segment.length === 1 || phrase.length === 1
    if (isIdeographic && phrase && (!staysWithPhrase || phrase.length + segment.length > LONGEST)) {
      breaks.push(index)
      phrase = segment
    }
    else {
      phrase = isIdeographic ? phrase + segment : ''
    }
  }
  return breaks
}

/** Whether both are ideographs, so that only phraseBreaks tells whether a line may end between them. */
export function isWithinIdeographs(before: string, after: string): boolean {
  return IDEOGRAPH.test(before) && IDEOGRAPH.test(after)
}
