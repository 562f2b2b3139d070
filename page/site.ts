/** In each page of a built site: leads to the other decks, which a script beside the page lists. */
import type { SiteDeck } from '../scripts/site/decks-script.ts'
import { useNav } from '@slidev/client'
import { nearestSlide } from '../scripts/serve/nearest-slide.ts'
import { otherDecks, sameView } from './decks.ts'

interface Move {
  readonly from: string
  readonly to: string
  readonly slide: number
}

export function offerSiteDecks(): void {
  const decks = (window as { prismdeckDecks?: readonly SiteDeck[] }).prismdeckDecks
  const here = document.documentElement.dataset.deck
  const shown = decks?.find(({ name }) => name === here)
  if (!decks || !shown)
    return
  const { currentSlideNo, isPresenter } = useNav()
  const others = new BroadcastChannel('prismdeck')

  const go = ({ to, slide }: Move) => location.assign(sameView(`./${encodeURIComponent(to)}.html#/`, slide, location.hash.slice(1)))
  // Who presents takes the pages along that follow.
  others.addEventListener('message', ({ data }: MessageEvent<Move>) => {
    if (data.from === here && !isPresenter.value)
      go(data)
  })
  otherDecks.value = {
    here: shown.name,
    decks,
    start: './index.html',
    ...shown.pdf !== undefined && { pdf: `./${encodeURI(shown.pdf)}` },
    lead(to) {
      const target = decks.find(({ name }) => name === to)!
      const move = { from: shown.name, to, slide: nearestSlide(known(shown.ids), currentSlideNo.value - 1, known(target.ids)) + 1 }
      if (isPresenter.value)
        others.postMessage(move)
      go(move)
    },
  }
}

const known = (ids: SiteDeck['ids']) => ids.map(id => id ?? undefined)
