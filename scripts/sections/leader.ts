/** Who comes first in a count, told so that it is true of any numbers. */
import type { View } from './view.ts'
import { titleNames } from './view.ts'

export interface Counted {
  readonly name: string
  /** The audience looks at it before all else. */
  readonly focus?: boolean | undefined
  readonly count: number
}

export interface Leader {
  /**
   * `none`: nothing to count; `one`: a single thing; `even`: all have the same;
   * `tie`: several share the first place; `other`: one leads; `double`, `triple`: and has exactly
   * so many times as much as any other.
   */
  readonly form: 'none' | 'one' | 'even' | 'tie' | 'double' | 'triple' | 'other'
  /** Those in first place, in the given order. */
  readonly leaders: readonly string[]
  readonly count: number
  readonly total: number
}

export function leader(counted: readonly Counted[]): Leader {
  const total = counted.reduce((sum, { count }) => sum + count, 0)
  const count = Math.max(0, ...counted.map(item => item.count))
  const leaders = counted.filter(item => item.count === count).map(({ name }) => name)
  return {
    form: formOf(counted, count, leaders.length),
    leaders,
    count,
    total,
  }
}

/** Who leads, as the messages of titles take it. */
export function leaderWords(view: View, counted: readonly Counted[]): Omit<Leader, 'leaders'> & { readonly names: string } {
  const { form, leaders, count, total } = leader(counted)
  return { form, names: titleNames(view, leaders), count, total }
}

/** How it is told that so many of so many things have the most. */
export function topForm(things: number, leaders: number): 'one' | 'even' | 'tie' | 'other' {
  if (things === 1)
    return 'one'
  if (leaders === things)
    return 'even'
  return leaders > 1 ? 'tie' : 'other'
}

function formOf(counted: readonly Counted[], count: number, leaders: number): Leader['form'] {
  if (count === 0)
    return 'none'
  const form = topForm(counted.length, leaders)
  if (form !== 'other')
    return form
  const second = Math.max(...counted.filter(item => item.count < count).map(item => item.count))
  return count === 2 * second
    ? 'double'
    : count === 3 * second
      ? 'triple'
      : 'other'
}

/** The largest first; equal ones keep their order. */
export function byCount<T extends { readonly count: number }>(counted: readonly T[]): T[] {
  return [...counted].sort((a, b) => b.count - a.count)
}
