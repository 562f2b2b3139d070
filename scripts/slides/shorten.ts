import type { TextBox } from './canvas.ts'
import type { Measure, TextStyle } from './measure.ts'
import type { Notes, Rich, Run } from './model.ts'
import { textOf } from './model.ts'

/** A text that fits its box, and all of it where it had to be cut. */
export interface Shortened {
  readonly text: Rich
  readonly whole?: string
}

/**
 * As much of a text as fits a width and height (px), where `end` is to follow it. A cut text keeps its
 * emphasis, its link and all its marks.
 */
export function shorten(text: Rich, style: TextStyle, { width, height }: { width: number, height: number }, measure: Measure, end = ''): Shortened {
  if (measure.height([...text, { text: end }], style, width) <= height)
    return { text }
  const whole = textOf(text)
  const mark = text.some(run => run.corrections?.length) ? '†' : ''
  const after = `…${mark}${end}`
  const isStrong = text.some(run => run.strong)
  const kept = measure.shorten(whole, isStrong ? { ...style, bold: true } : style, width, height, after).slice(0, -after.length)
  return { text: cutRuns(text, kept.length), whole }
}

/** The first characters of a text and `…`; the marks and the link of what is cut stand with the last of it. */
function cutRuns(text: Rich, length: number): Rich {
  const kept: Run[] = []
  let rest = length
  for (const run of text) {
    if (rest > 0)
      kept.push({ ...run, text: run.text.slice(0, rest) })
    rest -= run.text.length
  }
  const last = kept.pop() ?? { ...text[0], text: '' }
  const cut = text.slice(kept.length)
  const corrections = [...new Set(cut.flatMap(run => run.corrections ?? []))]
  const href = cut.find(run => run.href !== undefined)?.href
  return [...kept, { ...last, text: `${last.text.trimEnd()}…`, ...(corrections.length && { corrections }), ...(href !== undefined && { href }) }]
}

/** As much of a text as fits a box of so many lines. */
export function shortenLines(text: Rich, { style, width, lines }: TextBox, measure: Measure, end = ''): Shortened {
  return shorten(text, style, { width, height: lines * style.size * style.leading }, measure, end)
}

/** Notes that tell the whole of what was cut on the slide, unless they do so already. */
export function tellWhole(notes: Notes, texts: readonly (string | undefined)[]): Notes {
  const missing = texts.filter(text => text !== undefined).filter(text => !notes.points.some(point => point.includes(text)))
  return missing.length ? { ...notes, points: [...notes.points, ...missing] } : notes
}
