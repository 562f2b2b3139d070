/** Some of a deck's slides, by their numbers: `2-5,8`. */
import { UserError } from '../dataset/errors.ts'

/** From one slide to another, both included, from 1. */
interface Span {
  readonly from: number
  /** Infinity where it goes on to the last. */
  readonly to: number
}

/** In the order of the deck; none touches another. */
export type Range = readonly Span[]

export const ALL: Range = [{ from: 1, to: Number.POSITIVE_INFINITY }]

/** What `2-5,8` or `12-` says; nothing where it says nothing. */
export function parseRange(text: string): Range | undefined {
  const spans = text.split(/[,，、]/).map((part): Span | undefined => {
    const [, from, dash, to] = /^\s*(\d+)\s*(?:([-–])\s*(?:(\d+)\s*)?)?$/.exec(part) ?? []
    const span = { from: Number(from), to: to === undefined ? (dash ? Number.POSITIVE_INFINITY : Number(from)) : Number(to) }
    return span.from >= 1 && span.to >= span.from ? span : undefined
  })
  return spans.every(span => span !== undefined)
    ? joined(spans.toSorted((a, b) => a.from - b.from))
    : undefined
}

function joined(spans: readonly Span[]): Range {
  return spans.reduce<Span[]>((before, span) => {
    const last = before.at(-1)
    return last && span.from <= last.to + 1
      ? [...before.slice(0, -1), { from: last.from, to: Math.max(last.to, span.to) }]
      : [...before, span]
  }, [])
}

/** `2-5,8`, as a part of a file's name, too. */
export function rangeName(range: Range): string {
  return range.map(({ from, to }) => from === to ? `${from}` : `${from}-${Number.isFinite(to) ? to : ''}`).join(',')
}

/**
 * The numbers of the slides, of so many.
 *
 * @throws UserError where a stated number is above them
 */
export function numbersIn(range: Range, count: number): number[] {
  const beyond = range.find(({ from, to }) => from > count || (Number.isFinite(to) && to > count))
  if (beyond)
    throw new UserError(`--range ${rangeName(range)} asks for slide ${Math.max(beyond.from, Number.isFinite(beyond.to) ? beyond.to : 0)}, and the last one is ${count}; ${beyond.from > count ? `state numbers from 1 to ${count}` : `${beyond.from}- is all from ${beyond.from} on`}`)
  return range.flatMap(({ from, to }) => Array.from({ length: Math.min(to, count) - from + 1 }, (_, i) => from + i))
}
