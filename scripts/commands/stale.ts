import type { SavedDeck } from './command.ts'
import { UserError } from '../dataset/errors.ts'
import { SETTLE_STALE, tellStale } from '../edits/tell-stale.ts'

/** Tells the same of decks that are merged again and again, each time that it is another; says nothing where it is as before. */
export function staleTeller(): (file: string, parts: SavedDeck['parts']) => void {
  const told = new Map<string, string>()
  return (file, parts) => {
    const lines = tellStale(file, parts)
    const text = lines.length ? [...lines, SETTLE_STALE].join('\n') : ''
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
  const told = decks.flatMap(({ file, parts }) => tellStale(file, parts))
  if (told.length === 0)
    return false
  const text = [...told, SETTLE_STALE].join('\n')
  if (strict)
    throw new UserError(text)
  console.error(text)
  return true
}
