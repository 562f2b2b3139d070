/** Breaks text of a drawing into lines, as wide as the browser will set them. */

export interface LineOptions {
  readonly font: string
  /** px */
  readonly size: number
  readonly bold?: boolean
  /** px */
  readonly width: number
  /** What has no room in so many lines is cut. */
  readonly most: number
}

const context = document.createElement('canvas').getContext('2d')!

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** The lines of a text; words stay whole where they can, and characters that belong together always do. */
export function textLines(text: string, { font, size, bold, width, most }: LineOptions): string[] {
  context.font = `${bold ? 700 : 400} ${size}px ${font}`
  const isWide = (line: string) => context.measureText(line).width > width
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text)) {
    if (!isWide((line + piece).trimEnd())) {
      line += piece
      continue
    }
    if (line.trim())
      lines.push(line.trim())
    line = ''
    for (const char of isWide(piece.trimEnd()) ? graphemes(piece) : [piece]) {
      if (line && isWide((line + char).trimEnd())) {
        lines.push(line.trim())
        line = ''
      }
      line += char
    }
  }
  if (line.trim() || !lines.length)
    lines.push(line.trim())
  if (lines.length <= most)
    return lines
  const kept = lines.slice(0, Math.max(1, most))
  let last = graphemes(kept.pop()!)
  while (last.length && isWide(`${last.join('').trimEnd()}…`))
    last = last.slice(0, -1)
  return [...kept, `${last.join('').trimEnd()}…`]
}

const graphemes = (text: string): string[] => Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)

/** Words with the blanks and the punctuation behind them, and single ideographs. */
function pieces(text: string): string[] {
  const found: string[] = []
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) {
    const parts = IDEOGRAPH.test(segment) ? graphemes(segment) : [segment]
    for (const part of parts) {
      if (found.length && /^[\s\p{Pe}\p{Pf}\p{Po}]/u.test(part))
        found.push(found.pop()! + part)
      else
        found.push(part)
    }
  }
  return found
}
