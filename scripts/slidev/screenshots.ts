import type { ShownDeck } from './show-deck.ts'

/** A PNG of every slide as the page shows it, by file name: `07.png`, or `07-2.png` for its second click. */
export async function takeScreenshots({ page, facts, pictures }: ShownDeck): Promise<Map<string, Uint8Array>> {
  const digits = Math.max(2, String(facts.slides.length).length)
  const slides = await page.locator('.print-slide-container').all()
  const files = new Map<string, Uint8Array>()
  for (const [i, { number, click }] of pictures.entries()) {
    const name = `${String(number).padStart(digits, '0')}${click > 1 ? `-${click}` : ''}.png`
    files.set(name, await slides[i]!.screenshot({ animations: 'disabled' }))
  }
  return files
}
