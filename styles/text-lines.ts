/** Breaks text of a drawing into lines, as wide as the browser will set them. */
import { phraseBreaks } from '../scripts/slides/phrases.ts'

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

/** px: lines are made even as near as this. */
const EVEN = 4

/**
 * The lines of a text, as even as can be. Words stay whole where they can, Chinese and Japanese ones too
 * where that takes no more lines than there may be; characters that belong together always do.
 */
export function textLines(text: string, { font, size, bold, width, most }: LineOptions): string[] {
  context.font = `${bold ? 700 : 400} ${size}px ${font}`
  const widthOf = (line: string) => context.measureText(line.trimEnd()).width
  for (const parts of [pieces(text, new Set(phraseBreaks(text))), pieces(text)]) {
    const lines = wrap(parts, width, widthOf)
    if (lines.length <= most)
      return even(parts, lines, width, widthOf)
  }
  const kept = wrap(pieces(text), width, widthOf).slice(0, Math.max(1, most))
  let last = graphemes(kept.pop()!)
  while (last.length && widthOf(`${last.join('').trimEnd()}…`) > width)
    last = last.slice(0, -1)
  return [...kept, `${last.join('').trimEnd()}…`]
}

function wrap(parts: readonly string[], width: number, widthOf: (line: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of parts) {
    if (widthOf(line + piece) <= width) {
      line += piece
      continue
    }
    if (line.trim())
      lines.push(line.trim())
    line = ''
    for (const char of widthOf(piece) > width ? graphemes(piece) : [piece]) {
      if (line && widthOf(line + char) > width) {
        lines.push(line.trim())
        line = ''
      }
      line += char
    }
  }
  return line.trim() || !lines.length ? [...lines, line.trim()] : lines
}

/** The narrowest lines of which no more are needed, and in which no more words break. */
function even(parts: readonly string[], lines: string[], width: number, widthOf: (line: string) => number): string[] {
  let [narrow, wide] = [Math.max(...lines.map(widthOf)) / 2, width]
  const longest = Math.max(...parts.map(widthOf))
  while (lines.length > 1 && wide - narrow > EVEN) {
    const middle = (narrow + wide) / 2
    const narrower = middle < longest ? undefined : wrap(parts, middle, widthOf)
    if (narrower?.length === lines.length)
      [lines, wide] = [narrower, middle]
    else
      narrow = middle
  }
  return lines
}

const graphemes = (text: string): string[] => Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)

/**
 * Words with the opening brackets before them, and the blanks and the punctuation behind them. Of Chinese
 * and Japanese, phrases that end at some positions of the text, or single ideographs where none are stated.
 */
function pieces(text: string, ends?: ReadonlySet<number>): string[] {
  const found: string[] = []
  let opening = ''
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) {
    let at = index
    for (const part of IDEOGRAPH.test(segment) ? graphemes(segment) : [segment]) {
      const isInPhrase = ends && at > 0 && !ends.has(at) && IDEOGRAPH.test(part) && /[\p{L}\p{N}]$/u.test(text.slice(0, at))
      at += part.length
      if (/^[\p{Ps}\p{Pi}]/u.test(part)) {
        opening += part
      }
      else if (found.length && !opening && (isInPhrase || /^[\s\p{Pe}\p{Pf}\p{Po}]/u.test(part))) {
        found.push(found.pop()! + part)
      }
      else {
        found.push(opening + part)
        opening = ''
      }
    }
  }
  return opening ? [...found, opening] : found
}
