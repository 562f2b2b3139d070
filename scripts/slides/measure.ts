import type { BrandFonts } from '../brand/font.ts'
import type { Rich } from './model.ts'
import { advanceOf, ideographicAdvanceOf } from './fonts.ts'
import { endsWithSpace, lineBreaks } from './line-breaks.ts'
import { createTextCache } from './text-cache.ts'

/** How text of one style is set. */
export interface TextStyle {
  /** px */
  readonly size: number
  readonly bold?: boolean
  /** Figures are as wide as each other. */
  readonly tabular?: boolean
  /** Line height as a multiple of the size. */
  readonly leading: number
  /** em between letters, in one language only where it is stated. */
  readonly tracking?: { readonly em: number, readonly only?: string }
}

/** Text of one weight, or with strong runs and marks that take room, too. */
export type MeasuredText = string | Rich

/** How a deck sets its text. */
export interface Setting {
  /** BCP 47 */
  readonly language: string
  /** The brand's own. */
  readonly fonts?: BrandFonts | undefined
}

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
  /** Measures as text is set in such a deck. */
  readonly in: (setting: Setting) => Measure
}

/** What CSS `text-autospace: normal` puts between ideographs and Latin letters or digits, in em. */
const AUTOSPACE = 0.125

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const ALPHANUMERIC = /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{Nd}]/u

/** In Chinese, these too: East_Asian_Spacing=Conditional, https://www.unicode.org/reports/tr59/ */
const SPACED_IN_CHINESE = /[!#%&,.:;?@\\¡§¶¿]/

/** In a Chinese deck these come from the Chinese font, as wide as an ideograph. */
const WIDE_IN_CHINESE = /[…“”‘’—]/

/** Makes an emoji of the sign before it. */
const EMOJI_STYLE = '\uFE0F'

/** px: a text as wide as its box may break after all, since browsers round. */
const ROUNDING = 1

/** em: what is set for a character that none of the deck's fonts has. */
const UNKNOWN = 1.2

/** Reads the fonts' widths, each when it is first needed; where no language is stated, text is set as in Chinese, which is wider. */
export function createMeasure(setting: Setting = { language: 'zh' }): Measure {
  const { language, fonts } = setting
  const [primary = language] = language.split('-')
  const others = new Map<string, Measure>()
  const known = [false, true].map(() => ({ regular: new Map<string, number>(), bold: new Map<string, number>() }))

  const advance = (char: string, bold: boolean, tabular: boolean): number => {
    const of = known[Number(tabular)]![bold ? 'bold' : 'regular']
    let em = of.get(char)
    if (em === undefined) {
      const weight = bold ? 700 : 400
      em = primary === 'zh' && WIDE_IN_CHINESE.test(char) ? ideographicAdvanceOf(char, weight, fonts) : advanceOf(char, weight, fonts, tabular) ?? UNKNOWN
      of.set(char, em)
    }
    return em
  }

  const measured = (text: MeasuredText, { bold = false, tabular = false, tracking }: TextStyle): Measured => {
    const between = trackingIn(primary, tracking)
    const runs = runsOf(text)
    const whole = runs.map(run => run.text).join('')
    const ends = new Float64Array(whole.length)
    let em = 0
    let previous = ''
    let at = 0
    for (const run of runs) {
      const chars = [...run.text]
      for (const [i, char] of chars.entries()) {
        if (previous && isSpaced(previous, char, primary === 'zh'))
          em += AUTOSPACE
        em += advance(chars[i + 1] === EMOJI_STYLE ? char + EMOJI_STYLE : char, bold || run.strong === true, tabular) + between
        previous = char
        for (let unit = 0; unit < char.length; unit++)
          ends[at++] = em
      }
    }
    return { whole, ends }
  }

  const cache = createTextCache<Measured>(MOST_REMEMBERED)

  const remembered = (text: MeasuredText, style: TextStyle): Measured => {
    const key = `${trackingIn(primary, style.tracking)}${style.tabular ? 't' : ''}${keyOf(text, style.bold ?? false)}`
    return cache.get(key) ?? cache.set(key, measured(text, style))
  }

  const wrap = (of: Measured, style: TextStyle, width: number): string[] => {
    // All in em: the same text is asked for in several sizes.
    const most = (width - ROUNDING) / style.size
    const { whole, ends: at } = of
    const endOf = (index: number) => index > 0 ? at[index - 1]! : 0
    const lines: string[] = []
    let start = 0
    let from = 0
    for (const { to, visible, end } of breaksOf(of)) {
      if (end - endOf(start) > most && from > start) {
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

  const heightOf = (of: Measured, style: TextStyle, most: number): number => wrap(of, style, most).length * style.size * style.leading
  const height = (text: MeasuredText, style: TextStyle, most: number): number => heightOf(remembered(text, style), style, most)

  const measure: Measure = {
    in(other) {
      const key = JSON.stringify(other)
      const known = key === JSON.stringify(setting) ? measure : others.get(key) ?? createMeasure(other)
      others.set(key, known)
      return known
    },
    width: (text, style) => (remembered(text, style).ends.at(-1) ?? 0) * style.size,
    lines: (text, style, width) => wrap(remembered(text, style), style, width),
    height,
    longestWord(text, style) {
      const of = remembered(text, style)
      let [longest, from] = [0, 0]
      for (const { to, visible } of breaksOf(of)) {
        longest = Math.max(longest, (of.ends[visible - 1] ?? 0) - (of.ends[from - 1] ?? 0))
        from = to
      }
      return longest * style.size
    },
    shorten(text, style, most, space, end) {
      const chars = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)
      const begin = (length: number) => `${chars.slice(0, length).join('').trimEnd()}${end ?? '…'}`
      if (end === undefined && height(text, style, most) <= space)
        return text
      let [fits, tooLong] = [0, chars.length]
      while (tooLong - fits > 1) {
        const middle = Math.floor((fits + tooLong) / 2)
        // Beginnings are asked for once: they are not worth remembering.
        if (heightOf(measured(begin(middle), style), style, most) <= space)
          fits = middle
        else
          tooLong = middle
      }
      return begin(fits)
    },
  }
  return measure
}

/** em between letters in a language. */
const trackingIn = (language: string, tracking: TextStyle['tracking']): number => tracking && (tracking.only ?? language) === language ? tracking.em : 0

/** What is known of a text of one weight, or with strong runs. */
interface Measured {
  readonly whole: string
  /** Where each UTF-16 unit ends, in em from the beginning. */
  readonly ends: Float64Array
  /** Where lines may end, found when it is first needed. */
  breaks?: readonly Break[]
}

/** A line may end before the index `to`; the last that is seen of it ends before `visible`, and the line's width at `end`. */
interface Break {
  readonly to: number
  readonly visible: number
  /** em from the beginning; a space between Chinese and Latin is set at the end of a line, too. */
  readonly end: number
}

/** Characters of the texts that are remembered at once, about 30 bytes each. */
const MOST_REMEMBERED = 1_000_000

/** The same for all texts that measure the same. */
function keyOf(text: MeasuredText, bold: boolean): string {
  const weight = (strong: boolean) => bold || strong ? 'b' : 'r'
  return typeof text === 'string'
    ? `${weight(false)}${text}`
    : runsOf(text).map(({ text, strong = false }) => `${weight(strong)}${text}`).join('\0')
}

function breaksOf(measured: Measured): readonly Break[] {
  const find = () => {
    let from = 0
    return [...lineBreaks(measured.whole)].map((to) => {
      const visible = from + measured.whole.slice(from, to).trimEnd().length
      const gap = visible === to && endsWithSpace(measured.whole, to) ? AUTOSPACE : 0
      from = to
      return { to, visible, end: (measured.ends[visible - 1] ?? 0) + gap }
    })
  }
  return measured.breaks ??= find()
}

/** A mark of corrections is a dagger behind its text; what is in focus is bold. */
function runsOf(text: MeasuredText): readonly { readonly text: string, readonly strong?: boolean | undefined }[] {
  return typeof text === 'string'
    ? [{ text }]
    : text.map(({ text, strong, focus, corrections }) => ({ text: corrections?.length ? `${text}†` : text, strong: strong || focus }))
}

/** Below the first ideograph no two characters are spaced. */
const FIRST_IDEOGRAPH = '\u2E80'

function isSpaced(before: string, after: string, isChinese: boolean): boolean {
  if (before < FIRST_IDEOGRAPH && after < FIRST_IDEOGRAPH)
    return false
  const isOther = (char: string) => ALPHANUMERIC.test(char) || (isChinese && SPACED_IN_CHINESE.test(char))
  return (IDEOGRAPH.test(before) && isOther(after)) || (IDEOGRAPH.test(after) && isOther(before))
}
