/** Numbers that a person's words quote from a slide. */

/** What a person wrote, and a number in it that the data behind the slide had and no longer has. */
export interface Quote {
  /** The hash of the line. */
  readonly line: string
  readonly number: string
}

const NUMBER = /\d+(?:[.,]\d+)*/g

/** The numbers in a text as a reader would tell them apart: `1,234.50` is `1234.5`. */
export function numbersIn(text: string): Set<string> {
  return new Set((text.match(NUMBER) ?? []).map(plainNumber))
}

function plainNumber(number: string): string {
  const plain = number.replaceAll(/,(?=\d{3}(?:\D|$))/g, '')
  return /^\d+\.\d+$/.test(plain) ? plain.replace(/\.?0+$/, '') : plain
}

/** Frontmatter fields that hold what the slide tells. */
const TOLD = /^(?:chart|alt|figure|footnote):/

/**
 * The numbers that a slide shows; not those of its notes, which tell the time, nor of its layout.
 *
 * @param frontmatter the texts of its fields
 * @param body its title and its text
 */
export function shownNumbers(frontmatter: readonly string[], body: string): Set<string> {
  const shown = body.replaceAll(/^%%.*$/gm, '').replaceAll(/ :\w+="[^"]*"/g, '').replaceAll(/<https?:[^>]*>/g, '')
  return numbersIn([...frontmatter.filter(field => TOLD.test(field)), shown].join('\n'))
}
