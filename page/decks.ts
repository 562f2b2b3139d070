/** Which decks a page can lead to; `serve` and the built site tell. A deck that Slidev shows alone knows of none. */
import type { DeckLink } from '../scripts/serve/messages.ts'
import { shallowRef } from 'vue'

export interface OtherDecks {
  /** The name of the deck that the page shows. */
  readonly here: string
  /** All decks, this one included. */
  readonly decks: readonly DeckLink[]
  /** Address of the page that lists them. */
  readonly start: string
  /** Address of this deck as a PDF. */
  readonly pdf?: string
  /** Goes to the slide of another deck that belongs to this one's. */
  readonly lead: (to: string) => void
}

export const otherDecks = shallowRef<OtherDecks>()

/** The address of the same view of another deck, whose page is at `base`. */
export function sameView(base: string, slide: number, route: string): string {
  const view = /^\/(presenter|notes|overview)\b/.exec(route)?.[1]
  return base + [
    ...view === undefined ? [] : [view],
    ...view === 'notes' || view === 'overview' ? [] : [slide],
  ].join('/')
}
