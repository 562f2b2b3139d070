/** Number formats of Excel by which PowerPoint writes values as the slide does: their unit, decimals, grouping and minus sign. */
import { decimalsOf, formatOf } from '../../charts/numbers.ts'

/** A value, and how the slide writes it; null where it doesn't. */
export interface Labelled {
  readonly value: number
  readonly label: string | null
}

/** The format of a series, and those of its points, by their places, that differ. */
export interface SeriesFormat {
  readonly code: string
  readonly points: ReadonlyMap<number, string>
}

/** What stands around the digits of a label. */
interface Form {
  readonly before: string
  readonly decimals: number
  readonly after: string
}

const MOST_DECIMALS = 6

/** Zeros without a label have none in the presentation either. */
export function seriesFormat(entries: readonly (Labelled | null)[], language: string): SeriesFormat {
  const labelled = entries.flatMap((entry, at) => entry && entry.label !== null ? [{ at, value: entry.value, label: entry.label }] : [])
  const codes = labelled.map(({ at, value, label }) => {
    const form = formOf(value, label, language)
    return { at, value, code: form ? codeOf(form) : literal(label) }
  })
  const zero = entries.some(entry => entry?.value === 0 && entry.label === null) ? ';' : ''
  const [one, ...otherOnes] = [...new Set(codes.filter(({ value }) => value === 1).map(({ code }) => code))]
  const [most, ...others] = byCount(codes.filter(({ value }) => value !== 1).map(({ code }) => code))
  const main = most ?? one ?? codeOf({ before: '', decimals: decimalsOf(entries.flatMap(entry => entry?.value ?? [])), after: '' })
  const minus = `"\u2212"${main}`
  // Such as “1 service” among “8 services”.
  if (one !== undefined && one !== main && !otherOnes.length && !others.length && !zero)
    return { code: `[=1]${one};[<0]${minus};${main}`, points: new Map() }
  return {
    code: `${main};${minus}${zero}`,
    points: new Map(codes.filter(({ code }) => code !== main).map(({ at, value, code }) => [at, value < 0 ? `${code};"\u2212"${code}` : code])),
  }
}

/** Each once, the one that there are most of first. */
function byCount(codes: readonly string[]): string[] {
  const count = (code: string) => codes.filter(other => other === code).length
  return [...new Set(codes)].sort((a, b) => count(b) - count(a))
}

/** The format of the numbers at an axis. */
export function axisFormat(ticks: readonly number[]): string {
  const code = codeOf({ before: '', decimals: decimalsOf(ticks), after: '' })
  return `${code};"\u2212"${code}`
}

/** How a label writes its value; undefined where it says something else. */
function formOf(value: number, label: string, language: string): Form | undefined {
  const text = value < 0 ? label.replace(/^[-\u2212]/, '') : label
  const least = decimalsOf([value])
  for (let decimals = Math.max(MOST_DECIMALS, least); decimals >= least; decimals--) {
    const digits = formatOf(language, decimals).format(Math.abs(value))
    const at = text.indexOf(digits)
    if (at >= 0 && !/^\d/.test(text.slice(at + digits.length)))
      return { before: text.slice(0, at), decimals, after: text.slice(at + digits.length) }
  }
  return undefined
}

const codeOf = ({ before, decimals, after }: Form): string => `${literal(before)}#,##0${decimals ? `.${'0'.repeat(decimals)}` : ''}${literal(after)}`

/** A text that stands for itself in a format; within quotes nothing stands for a quote. */
const literal = (text: string): string => text.split('"').map(part => part && `"${part}"`).join('\\"')
