import type { Measure, TextStyle } from '../slides/measure.ts'
import { LABEL } from './spacing.ts'

/** A label in lines, and the px that it takes. */
export interface NodeLabel {
  /** Its lines are separated by line feeds. */
  readonly text: string
  readonly width: number
  readonly height: number
  /** The whole text where it had to be cut. */
  readonly whole?: string
}

/** The stronger weight takes more room: no label is wider than this says. Words stay whole. */
const STYLE: TextStyle = { ...LABEL, bold: true }

/** A label in lines of at most so many px, as even as can be; what has no room in so many lines is cut. */
export function nodeLabel(name: string, width: number, most: number, measure: Measure): NodeLabel {
  const text = name.replace(/\s+/g, ' ').trim()
  const cut = measure.shorten(text, STYLE, width, most * LABEL.size * LABEL.leading)
  const lines = evenLines(cut, width, measure)
  return {
    text: lines.join('\n'),
    width: Math.ceil(Math.max(...lines.map(line => measure.width(line, STYLE)))),
    height: lines.length * LABEL.size * LABEL.leading,
    ...(cut !== text && { whole: text }),
  }
}

/** The px of a label's longest word, which no line may break. */
export const longestWord = (name: string, measure: Measure): number => measure.longestWord(name, STYLE)

/** The narrowest lines of which no more are needed. */
function evenLines(text: string, width: number, measure: Measure): readonly string[] {
  const count = measure.lines(text, STYLE, width).length
  if (count === 1)
    return [text]
  let [narrow, wide] = [measure.width(text, STYLE) / count, width]
  while (wide - narrow > 4) {
    const middle = (narrow + wide) / 2
    if (measure.lines(text, STYLE, middle).length > count)
      narrow = middle
    else
      wide = middle
  }
  return measure.lines(text, STYLE, wide)
}
