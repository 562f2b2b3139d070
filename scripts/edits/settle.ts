import type { PartReport } from './merge-deck.ts'
/** What a person names on the command line to have it settled: ids, or patterns such as `use-cases/*`. */
import type { Change, Settle } from './merge-list.ts'
import { UserError } from '../dataset/errors.ts'
import { suggestion } from '../dataset/suggest.ts'

export interface SettleOptions {
  readonly theirs?: readonly string[]
  readonly ours?: readonly string[]
  readonly restore?: readonly string[]
}

/** What each choice can settle. */
const SETTLES: { readonly [Choice in keyof SettleOptions]-?: readonly Change[] } = {
  theirs: ['edited', 'newer', 'orphaned'],
  ours: ['edited', 'newer', 'orphaned'],
  restore: ['deleted'],
}

const CHOICES = Object.keys(SETTLES) as (keyof SettleOptions)[]

/**
 * @param options the patterns of each choice
 * @param parts all parts of the decks as they are now
 * @throws UserError where a pattern, other than `*`, names nothing that can be settled so
 */
export function settleBy(options: SettleOptions, parts: readonly PartReport[]): Settle {
  const mistakes = CHOICES.flatMap((choice) => {
    const able = parts.filter(({ change }) => SETTLES[choice].includes(change)).flatMap(({ id }) => id ?? [])
    return (options[choice] ?? []).filter(pattern => pattern !== '*' && !able.some(matching(pattern))).map(pattern => parts.some(({ id }) => id === pattern)
      ? `--${choice} ${pattern}: there is nothing to settle; it is ${parts.find(({ id }) => id === pattern)!.change}`
      : `--${choice} ${pattern}: no slide that is ${either(SETTLES[choice])} has this id${suggestion(pattern, new Set(able))}`)
  })
  if (mistakes.length > 0)
    throw new UserError(mistakes.join('\n'))
  const chooser = (choice: keyof SettleOptions) => {
    const tests = (options[choice] ?? []).map(matching)
    return (id: string) => tests.some(test => test(id))
  }
  return { theirs: chooser('theirs'), ours: chooser('ours'), restore: chooser('restore') }
}

function matching(pattern: string): (id: string) => boolean {
  const source = pattern.replaceAll(/[^\w*]/gu, char => `\\u{${char.codePointAt(0)!.toString(16)}}`).replaceAll('*', '.*')
  const expression = new RegExp(`^${source}$`, 'u')
  return id => expression.test(id)
}

function either(changes: readonly Change[]): string {
  return changes.includes('deleted') ? 'deleted' : 'edited'
}
