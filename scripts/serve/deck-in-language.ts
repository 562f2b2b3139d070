import type { DeckLink } from './messages.ts'
import { bestLanguage } from '../locales/system-language.ts'

/**
 * The deck that an address without a language means, such as `/full/`: in the reader's language, or else in the
 * dataset's first.
 *
 * @param path `/full` or `/full/`
 * @param list tells the decks that the reader may see, in the dataset's order; asked for such an address alone
 * @param wanted language tags, the dearest first
 * @returns undefined where the address is a deck's own, or no audience of these decks is called so
 */
export function deckInLanguage(path: string, list: () => readonly DeckLink[], wanted: readonly string[]): DeckLink | undefined {
  const audience = /^\/([^/]+)\/?$/.exec(path)?.[1]
  if (audience === undefined)
    return undefined
  const decks = list()
  if (decks.some(({ name }) => name === audience))
    return undefined
  const named = decks.filter(({ name, language }) => name === `${audience}.${language}`)
  const language = bestLanguage(wanted, named.map(({ language }) => language))
  return named.find(deck => deck.language === language) ?? named[0]
}
