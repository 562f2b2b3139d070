import type { DeckLink } from './messages.ts'
import { bestLanguage } from '../locales/system-language.ts'

/**
 * The deck that an address without a language means, such as `/full/`: in the reader's language, or else in the
 * dataset's first.
 *
 * @param path `/full` or `/full/`
 * @param decks those that the reader may see, in the dataset's order
 * @param wanted language tags, the dearest first
 * @returns undefined where the address is a deck's own, or no audience of these decks is called so
 */
export function deckInLanguage(path: string, decks: readonly DeckLink[], wanted: readonly string[]): DeckLink | undefined {
  const [, audience] = /^\/([^/]+)\/?$/.exec(path) ?? []
  if (decks.some(({ name }) => name === audience))
    return undefined
  const named = decks.filter(({ name, language }) => name === `${audience}.${language}`)
  const language = bestLanguage(wanted, named.map(({ language }) => language))
  return named.find(deck => deck.language === language) ?? named[0]
}
