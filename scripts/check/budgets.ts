/** How much a slide may say. */

/** Words that an audience can read while it listens, by layout; tables are looked things up in. */
const MOST_WORDS: Readonly<Record<string, number>> = {
  table: 260,
  corrections: 260,
  versus: 200,
  cards: 200,
  agenda: 200,
  // What the section says stands beside its lead.
  section: 160,
}

const MOST_WORDS_ELSEWHERE = 120

export const mostWords = (layout: string | undefined): number => MOST_WORDS[layout ?? ''] ?? MOST_WORDS_ELSEWHERE

/** Words as the language counts them; in Chinese those that the dictionary of the runtime finds. */
export function countWords(text: string, language: string): number {
  let words = 0
  for (const { isWordLike } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    if (isWordLike)
      words++
  }
  return words
}
