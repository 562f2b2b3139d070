/** Characters that no slide can show as they are: a text with one is refused where it stands. */

/** UTF-16 code units; some 900 words, more than a minute of speaking holds five times over. */
export const MAX_TEXT = 5000

interface Unshowable {
  readonly pattern: RegExp
  readonly why: string
}

const UNSHOWABLE: readonly Unshowable[] = [
  // Line ends and tabs become spaces.
  { pattern: /(?![\t\n\r])\p{Cc}/u, why: 'is a control character' },
  { pattern: /\p{Surrogate}/u, why: 'is half of a character' },
  // They reorder what a reader sees, also of the text around: https://trojansource.codes
  { pattern: /[\u202A-\u202E\u2066-\u2069]/, why: 'changes the direction of the text around it' },
  { pattern: /\p{Noncharacter_Code_Point}/u, why: 'is no character' },
]

/** What is wrong with the first character that can't be shown, and how to mend it; nothing for good texts. */
export function unshowable(text: string): string | undefined {
  for (const { pattern, why } of UNSHOWABLE) {
    const found = pattern.exec(text)
    if (found) {
      const code = found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
      return `U+${code} at character ${found.index + 1} ${why}; leave it out`
    }
  }
  return undefined
}
