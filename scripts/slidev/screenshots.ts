import type { Page } from 'playwright-chromium'
import type { ShownDeck } from './show-deck.ts'
import { SLIDE } from './show-deck.ts'

/** A PNG of every slide as the page shows it, by file name: `07.png`, or `07-2.png` for its second click. */
export async function takeScreenshots({ page, facts, pictures }: ShownDeck): Promise<Map<string, Uint8Array>> {
  const digits = Math.max(2, String(facts.slides.length).length)
  const files = new Map<string, Uint8Array>()
  for (const [i, { number, click }] of pictures.entries()) {
    const name = `${String(number).padStart(digits, '0')}${click > 1 ? `-${click}` : ''}.png`
    await bringToTop(page, i)
    files.set(name, await page.screenshot({ animations: 'disabled', clip: { x: 0, y: 0, ...SLIDE } }))
  }
  await bringToTop(page)
  return files
}

/**
 * Lays a slide over the top of the page. Scrolling to it would do for a person, but what a scroll
 * brings into view is painted a little later, and pictures were seen that lack their lower half.
 */
async function bringToTop(page: Page, index?: number): Promise<void> {
  await page.evaluate(async (index) => {
    window.scrollTo(0, 0)
    for (const [i, slide] of [...document.querySelectorAll<HTMLElement>('.print-slide-container')].entries()) {
      const isOnTop = i === index
      slide.style.position = isOnTop ? 'fixed' : ''
      slide.style.inset = isOnTop ? '0 auto auto 0' : ''
      slide.style.zIndex = isOnTop ? '1000' : ''
    }
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  }, index)
}
