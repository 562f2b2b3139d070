import type { SavedDeck } from './command.ts'
import { UserError } from '../dataset/errors.ts'
import { SETTLE_STALE, tellStale } from '../edits/tell-stale.ts'

/** What is stale in these decks, and what settles it; empty where nothing is. */
function staleText(decks: readonly Edited[]): string {
  const told = decks.flatMap(({ file, parts }) => tellStale(file, parts))
  return told.length ? [...told, SETTLE_STALE].join('\n') : ''
}

/** Tells what is stale in decks that are merged again and again, once as long as it stays the same. */
export function staleTeller(): (file: string, parts: Edited['parts']) => void {
  const told = new Map<string, string>()
  return (file, parts) => {
    const text = staleText([{ file, parts }])
    if (text !== '' && text !== told.get(file))
      console.error(text)
    told.set(file, text)
  }
}

/** A deck with what a person did to it. */
type Edited = Pick<SavedDeck, 'file' | 'parts'>

/**
 * Tells what a person wrote in these decks and the data no longer says, and that it goes out nevertheless.
 *
 * @param decks as they were merged
 * @param strict refuses instead
 * @returns whether there is such a part
 * @throws UserError that tells all of them, where `strict` is set
 */
export function tellStaleEdits(decks: readonly Edited[], strict = false): boolean {
  const text = staleText(decks)
  if (text === '')
    return false
  if (strict)
    throw new UserError(text)
  console.error(text)
  return true
}
