import type { Rich } from './model.ts'
import LineBreaker from 'linebreak'
import { advanceOf } from './fonts.ts'
import { isKeptTogether, phraseBreaks } from './phrases.ts'

/** How text of one style is set. */
export interface TextStyle {
  /** px */
  readonly size: number
  readonly bold?: boolean
  /** Line height as a multiple of the size. */
  readonly leading: number
  /** Lines end between phrases only, as those of titles do. */
  readonly phrases?: boolean
}

/** Text of one weight, or with strong runs and marks that take room, too. */
export type MeasuredText = string | Rich

/** Measures text in the deck's fonts, in px of the canvas. */
export interface Measure {
  /** The width of a text on one line. */
  readonly width: (text: MeasuredText, style: TextStyle) => number
  /** The width of the longest part that no line may break. */
  readonly longestWord: (text: MeasuredText, style: TextStyle) => number
  /** The lines of a text wrapped into a width; at least one. */
  readonly lines: (text: MeasuredText, style: TextStyle, width: number) => readonly string[]
  /** The height of a text wrapped into a width; at least one line. */
  readonly height: (text: MeasuredText, style: TextStyle, width: number) => number
  /**
   * The text itself where it fits a width and a height, else as much of its beginning as fits, and `…`.
   * With an `end`, the beginning that fits before it, even where the whole text would fit.
   */
  readonly shorten: (text: string, style: TextStyle, width: number, height: number, end?: string) => string
}

/** What CSS `text-autospace: normal` puts between ideographs and Latin letters or digits, in em. */
const AUTOSPACE = 0.125

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const ALPHANUMERIC = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u

/** In a Chinese deck these come from the Chinese font, as wide as an ideograph. */
const WIDE_IN_CHINESE = /[…“”‘’—]/

/** px: a text as wide as its box may break after all, since browsers round. */
const ROUNDING = 0.5

/** em: what is set for a character that none of the deck's fonts has. */
const UNKNOWN = 1.2

/** Reads the fonts' widths, each when it is first needed. */
export function createMeasure(): Measure {
  const known = { regular: new Map<string, number>(), bold: new Map<string, number>() }

  const advance = (char: string, bold: boolean): number => {
    const of = bold ? known.bold : known.regular
    let em = of.get(char)
    if (em === undefined) {
      em = WIDE_IN_CHINESE.test(char) ? 1 : advanceOf(char, bold ? 700 : 400) ?? UNKNOWN
      of.set(char, em)
    }
    return em
  }

  /** Where each UTF-16 unit of a text ends, in px from its beginning. */
  const ends = (text: MeasuredText, { size, bold = false }: TextStyle): { whole: string, ends: number[] } => {
    let em = 0
    let previous = ''
    const ends: number[] = []
    for (const run of runsOf(text)) {
      for (const char of run.text) {
        if (previous && isSpaced(previous, char))
          em += AUTOSPACE
        em += advance(char, bold || run.strong === true)
        previous = char
        for (let unit = 0; unit < char.length; unit++)
          ends.push(em * size)
      }
    }
    return { whole: runsOf(text).map(run => run.text).join(''), ends }
  }

  const wrap = (text: MeasuredText, style: TextStyle, width: number): string[] => {
    const most = width - ROUNDING
    const { whole, ends: at } = ends(text, style)
    const endOf = (index: number) => index > 0 ? at[index - 1]! : 0
    const lines: string[] = []
    let start = 0
    let from = 0
    for (const to of breaks(whole, style)) {
      const visible = from + whole.slice(from, to).trimEnd().length
      if (endOf(visible) - endOf(start) > most && from > start) {
        lines.push(whole.slice(start, from))
        start = from
      }
      // A word longer than the line breaks anywhere.
      while (endOf(visible) - endOf(start) > most) {
        let cut = start + 1
        while (cut < visible && endOf(cut + 1) - endOf(start) <= most)
          cut++
        if (cut >= visible)
          break
        lines.push(whole.slice(start, cut))
        start = cut
      }
      from = to
    }
    return [...lines, whole.slice(start)].map(line => line.trim())
  }

  const width = (text: MeasuredText, style: TextStyle): number => ends(text, style).ends.at(-1) ?? 0
  const height = (text: MeasuredText, style: TextStyle, most: number): number => wrap(text, style, most).length * style.size * style.leading

  return {
    width,
    lines: wrap,
    height,
    longestWord(text, style) {
      const { whole, ends: at } = ends(text, style)
      let [longest, from] = [0, 0]
      for (const to of breaks(whole, style)) {
        const visible = from + whole.slice(from, to).trimEnd().length
        longest = Math.max(longest, (at[visible - 1] ?? 0) - (at[from - 1] ?? 0))
        from = to
      }
      return longest
    },
    shorten(text, style, most, space, end) {
      const chars = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)
      const begin = (length: number) => `${chars.slice(0, length).join('').trimEnd()}${end ?? '…'}`
      if (end === undefined && height(text, style, most) <= space)
        return text
      let [fits, tooLong] = [0, chars.length]
      while (tooLong - fits > 1) {
        const middle = Math.floor((fits + tooLong) / 2)
        if (height(begin(middle), style, most) <= space)
          fits = middle
        else
          tooLong = middle
      }
      return begin(fits)
    },
  }
}

/** A mark of corrections is a dagger behind its text. */
function runsOf(text: MeasuredText): readonly { readonly text: string, readonly strong?: boolean }[] {
  return typeof text === 'string'
    ? [{ text }]
    : text.map(({ text, strong, corrections }) => ({ text: corrections?.length ? `${text}†` : text, ...(strong && { strong }) }))
}

function isSpaced(before: string, after: string): boolean {
  return (IDEOGRAPH.test(before) && ALPHANUMERIC.test(after)) || (ALPHANUMERIC.test(before) && IDEOGRAPH.test(after))
}

/**
 * Where a line of the text may end: after Unicode UAX #14, but between two ASCII characters where
 * Chromium ends it, which is after any hyphen and not within `and/or` or `a%b`.
 */
function* breaks(text: string, { phrases = false }: TextStyle): Generator<number> {
  const allowed = phrases ? new Set(phraseBreaks(text)) : undefined
  const breaker = new LineBreaker(text)
  let from = 0
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    for (let i = from + 1; i < next.position; i++) {
      if (text[i - 1] === '-' && isPrintedAscii(text[i]!) && text[i] !== '-')
        yield i
    }
    from = next.position
    const [before = '', after = ''] = text.slice(from - 1, from + 1)
    if (allowed && !allowed.has(from) && isKeptTogether(before, after))
      continue
    if (!isPrintedAscii(before) || !isPrintedAscii(after) || before === '-')
      yield from
  }
}

const isPrintedAscii = (char: string): boolean => char > ' ' && char < '\u007F'
