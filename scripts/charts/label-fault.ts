/** What is wrong with how a label is set in lines. */
export type LabelFault = 'cut' | 'broken'

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const LETTER = /[\p{L}\p{N}]/u

/** Without what setting adds or takes away at the ends of lines. */
const bare = (text: string) => text.replaceAll(/[\s\u200B]/g, '')

/** Whether a label in lines lacks a part of its text, or has a line end within a word; undefined where it has neither. */
export function labelFault(text: string, lines: readonly string[]): LabelFault | undefined {
  // A text may have been shortened before, where it is told whole elsewhere.
  if (lines.at(-1)?.endsWith('…') && bare(lines.join('')) !== bare(text))
    return 'cut'
  let at = 0
  for (const line of lines.slice(0, -1)) {
    at = text.indexOf(line, at) + line.length
    const [before, after] = [[...text.slice(0, at)].at(-1) ?? '', [...text.slice(at)][0] ?? '']
    if (LETTER.test(before) && LETTER.test(after) && !IDEOGRAPH.test(before) && !IDEOGRAPH.test(after))
      return 'broken'
  }
  return undefined
}
