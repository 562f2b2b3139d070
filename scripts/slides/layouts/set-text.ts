import type { TextBox } from '../canvas.ts'
import type { Measure, MeasuredText, TextStyle } from '../measure.ts'
import type { Rich } from '../model.ts'

/** A text of a fitted slide as it was measured, and where a browser sets it: the two must be the same. */
export interface SetText {
  /** A CSS selector within the slide, of one element. */
  readonly at: string
  readonly style: TextStyle
  /** px that the element has for its text. */
  readonly width: number
  /** How many lines it takes there. */
  readonly lines: number
  /** The characters, to tell of it. */
  readonly text: string
}

/** A text where a layout sets it, `inset` px narrower than its box. */
export function setText(at: string, text: MeasuredText, { style, width }: Pick<TextBox, 'style' | 'width'>, measure: Measure, inset = 0): SetText {
  const lines = measure.lines(text, style, width - inset)
  return { at, style, width, lines: lines.length, text: lines.join(' ') }
}

/** The items of a list, each in a box of the same size. */
export function setList(at: string, items: readonly Rich[], box: Pick<TextBox, 'style' | 'width'>, measure: Measure): SetText[] {
  return items.map((item, i) => setText(`${at}:nth-child(${i + 1})`, item, box, measure))
}
