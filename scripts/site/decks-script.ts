/** The script that tells each page of a site which decks there are; see `page/site.ts`. */
import type { DeckLink } from '../serve/messages.ts'
import type { DeckAmongOthers } from '../slidev/deck-modules.ts'
import type { DeckAbout } from './deck-page.ts'
import { hashText } from '../edits/hash-text.ts'
import { deckFacts } from '../slidev/deck-facts.ts'
import { languageName } from './deck-entry.ts'

/** A deck of a site. */
export interface SiteDeck extends DeckLink {
  /** Of its slides, in their order; `null` where a slide has none. */
  readonly ids: readonly (string | null)[]
  /** The file of the deck as a PDF. */
  readonly pdf?: string
}

export function decksScript(decks: readonly DeckAmongOthers[], about: ReadonlyMap<string, DeckAbout>): { readonly file: string, readonly content: string } {
  const list = decks.map(({ name, data }): SiteDeck => {
    const { title, language = 'en', slides } = deckFacts(data)
    const { name: audience = title, pdf } = about.get(name) ?? {}
    return { name, title: audience, language, languageName: languageName(language), ids: slides.map(({ id }) => id ?? null), ...pdf !== undefined && { pdf } }
  })
  const content = `window.prismdeckDecks = ${JSON.stringify(list)}\n`
  return { file: `assets/decks-${hashText(content)}.js`, content }
}
