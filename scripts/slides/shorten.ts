import type { TextBox } from './canvas.ts'
import type { Measure, TextStyle } from './measure.ts'
import type { Notes, Rich } from './model.ts'
import { textOf } from './model.ts'

/** A text that fits its box, and all of it where it had to be cut. */
export interface Shortened {
  readonly text: Rich
  readonly whole?: string
}

/** As much of a text as fits a width and height (px); a cut text loses its emphasis, but no mark and no link. */
export function shorten(text: Rich, style: TextStyle, { width, height }: { width: number, height: number }, measure: Measure): Shortened {
  const whole = textOf(text)
  const cut = measure.shorten(whole, style, width, height)
  if (cut === whole)
    return { text }
  const corrections = text.flatMap(run => run.corrections ?? [])
  const href = text.find(run => run.href !== undefined)?.href
  return { text: [{ text: cut, ...(corrections.length && { corrections }), ...(href !== undefined && { href }) }], whole }
}

/** As much of a text as fits a box of so many lines. */
export function shortenLines(text: Rich, { style, width, lines }: TextBox, measure: Measure): Shortened {
  return shorten(text, style, { width, height: lines * style.size * style.leading }, measure)
}

/** Notes that tell the whole of what was cut on the slide, unless they do so already. */
export function tellWhole(notes: Notes, texts: readonly (string | undefined)[]): Notes {
  const missing = texts.filter(text => text !== undefined).filter(text => !notes.points.some(point => point.includes(text)))
  return missing.length ? { ...notes, points: [...notes.points, ...missing] } : notes
}
