import type { ShownDeck } from './show-deck.ts'
import type { SlideLook } from './slide-look.ts'
import { lookAtSlide } from './slide-look.ts'

/** What is drawn on each slide of a deck that is shown, in order, and what doesn't fit or can't be read. */
export async function lookAtDeck({ page, pictures }: ShownDeck): Promise<SlideLook[]> {
  const looks: SlideLook[] = []
  for (const { number } of pictures) {
    const selector = `.print-slide-container:has([data-slidev-no="${number}"])`
    // What lies under a text is only known of what is in view. A locator would wait for a frame of the page.
    await page.evaluate(selector => document.querySelector(selector)!.scrollIntoView({ block: 'start', behavior: 'instant' }), selector)
    looks.push(await lookAtSlide(page, selector))
  }
  return looks
}
