/** Which deck is shown first where none is named. */
import type { DeckPlan } from './command.ts'
import { bestLanguage } from '../locales/system-language.ts'

/** The audience that sees everything, by what it is called in most datasets. */
const EVERYTHING = 'full'

/**
 * The deck of the audience that the dataset states as the `first`, or of `full`, or else of the first one there
 * is; in the first of a person's languages that it is in.
 *
 * @param plans the decks that there are, one at least
 * @param wanted language tags, the dearest first
 */
export function firstDeck(plans: readonly DeckPlan[], wanted: readonly string[]): DeckPlan {
  const { first } = plans[0]!.dataset
  const of = (id: string | undefined) => plans.filter(({ audience }) => audience.id === id)
  const decks = [of(first), of(EVERYTHING), of(plans[0]!.audience.id)].find(found => found.length)!
  const language = bestLanguage(wanted, decks.map(({ language }) => language))
  return decks.find(deck => deck.language === language) ?? decks[0]!
}
