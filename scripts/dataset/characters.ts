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
      return `${codeOf(found[0])} at character ${found.index + 1} ${why}; leave it out`
    }
  }
  return undefined
}

/** Which of them a text had, why they can't be shown, and how many. */
export interface Found {
  /** `U+202E` */
  readonly code: string
  readonly why: string
  readonly times: number
}

/** A text without what can't be shown. */
export function withoutUnshowable(text: string): { readonly text: string, readonly found: readonly Found[] } {
  const found = new Map<string, Found>()
  let clean = text
  for (const { pattern, why } of UNSHOWABLE) {
    if (!pattern.test(clean))
      continue
    clean = clean.replace(new RegExp(pattern.source, `${pattern.flags}g`), (char) => {
      const code = codeOf(char)
      found.set(code, { code, why, times: (found.get(code)?.times ?? 0) + 1 })
      return ''
    })
  }
  return { text: clean, found: [...found.values()] }
}

const codeOf = (char: string): string => `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
