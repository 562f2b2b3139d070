import type { Font } from 'fontkit'
import { createRequire } from 'node:module'
import { openSync } from 'fontkit'
import LineBreaker from 'linebreak'

/** How text of one style is set. */
export interface TextStyle {
  /** px */
  readonly size: number
  readonly bold?: boolean
  /** Line height as a multiple of the size. */
  readonly leading: number
}

/** Measures text in the deck's fonts, in px of the canvas. */
export interface Measure {
  /** The width of a text on one line. */
  readonly width: (text: string, style: TextStyle) => number
  /** The width of the longest part that no line may break. */
  readonly longestWord: (text: string, style: TextStyle) => number
  /** The height of a text wrapped into a width; at least one line. */
  readonly height: (text: string, style: TextStyle, width: number) => number
  /** The text itself where it fits a width and a height, else as much of its beginning as fits, and `…`. */
  readonly shorten: (text: string, style: TextStyle, width: number, height: number) => string
}

const require = createRequire(import.meta.url)

/** What CSS `text-autospace: normal` puts between ideographs and Latin letters or digits, in em. */
const AUTOSPACE = 0.125

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const ALPHANUMERIC = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u

/** Reads the Latin font's widths. All other characters are set in Noto Sans SC and are at most 1 em wide. */
export function createMeasure(): Measure {
  const fonts = {
    regular: widths(400),
    bold: widths(700),
  }

  const width = (text: string, { size, bold }: TextStyle): number => {
    const font = bold ? fonts.bold : fonts.regular
    let em = 0
    let previous = ''
    for (const char of text) {
      em += font(char)
      if (previous && ((IDEOGRAPH.test(previous) && ALPHANUMERIC.test(char)) || (ALPHANUMERIC.test(previous) && IDEOGRAPH.test(char))))
        em += AUTOSPACE
      previous = char
    }
    return em * size
  }

  const lines = (text: string, style: TextStyle, most: number): number => {
    let count = 1
    let used = 0
    for (const part of breakable(text)) {
      const whole = width(part, style)
      if (used + width(part.trimEnd(), style) <= most) {
        used += whole
        continue
      }
      if (used > 0)
        count++
      used = whole
      // A word longer than the line breaks anywhere.
      if (whole > most) {
        count += Math.ceil(whole / most) - 1
        used = whole % most
      }
    }
    return count
  }

  const height = (text: string, style: TextStyle, most: number): number => lines(text, style, most) * style.size * style.leading

  return {
    width,
    longestWord: (text, style) => Math.max(0, ...[
      ...breakable(text),
    ].map(part => width(part.trimEnd(), style))),
    height,
    shorten(text, style, most, space) {
      if (height(text, style, most) <= space)
        return text
      const chars = [...text]
      let [fits, tooLong] = [0, chars.length]
      while (tooLong - fits > 1) {
        const middle = Math.floor((fits + tooLong) / 2)
        if (height(`${chars.slice(0, middle).join('')}…`, style, most) <= space)
          fits = middle
        else
          tooLong = middle
      }
      return `${chars.slice(0, fits).join('').trimEnd()}…`
    },
  }
}

/** The parts of a text between which a line may end, after Unicode UAX #14. */
function* breakable(text: string): Generator<string> {
  const breaker = new LineBreaker(text)
  let start = 0
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    yield text.slice(start, next.position)
    start = next.position
  }
}

/** The advance width of a character in em, remembered. */
function widths(weight: 400 | 700): (char: string) => number {
  const font = openSync(require.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`)) as Font
  const known = new Map<string, number>()
  return (char) => {
    let em = known.get(char)
    if (em === undefined) {
      const codePoint = char.codePointAt(0)!
      em = font.hasGlyphForCodePoint(codePoint)
        ? font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm
        : 1
      known.set(char, em)
    }
    return em
  }
}
