/** Where lines of a text may end, as Chromium sets it with the rules of `styles/base.css`. */
import LineBreaker from 'linebreak'
import { compoundsOf, isKeptTogether, phraseBreaks, phraseGap } from './phrases.ts'

/**
 * Where a line of the text may end: after Unicode UAX #14, but in Chinese and Japanese between phrases alone, and between
 * two ASCII characters where Chromium ends it, which is after any hyphen but those of short compounds, and not within `and/or` or `a%b`.
 */
export function* lineBreaks(text: string): Generator<number> {
  const allowed = new Set(phraseBreaks(text))
  const compounds = compoundsOf(text)
  const isWithin = (at: number) => compounds.some(({ from, to }) => at > from && at < to)
  const breaker = new LineBreaker(text)
  let from = 0
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    for (let i = from + 1; i < next.position; i++) {
      if (text[i - 1] === '-' && isPrintedAscii(text[i]!) && text[i] !== '-' && !isWithin(i))
        yield i
    }
    from = next.position
    const [before = '', after = ''] = text.slice(from - 1, from + 1)
    if (isWithin(from) || (!allowed.has(from) && isKeptTogether(before, after)))
      continue
    if (!isPrintedAscii(before) || !isPrintedAscii(after) || before === '-')
      yield from
  }
}

const isPrintedAscii = (char: string): boolean => char > ' ' && char < '\u007F'

/** Whether a line that ends there ends with what spaces Chinese and Latin. */
export function endsWithSpace(text: string, at: number): boolean {
  return at < text.length && isKeptTogether(text[at - 1]!, text[at]!) && phraseGap(text, at) === 'space'
}
