/** Opens the pages of a built site, as from a USB stick, before it takes the place of an earlier one. */
import type { Page } from 'playwright-chromium'
import type { DeckAmongOthers } from '../slidev/deck-modules.ts'
import type { PageErrors } from '../slidev/page-errors.ts'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UserError } from '../dataset/errors.ts'
import { workFolder } from '../disk/leftovers.ts'
import { writeFolderWhole } from '../disk/write-file.ts'
import { deckFacts } from '../slidev/deck-facts.ts'
import { collectErrors } from '../slidev/page-errors.ts'
import { waitUntilReady } from '../slidev/readiness.ts'
import { SLIDE } from '../slidev/show-deck.ts'
import { tellFindings } from '../slidev/slide-name.ts'
import { openSturdyBrowser } from '../slidev/sturdy-browser.ts'
import { diagramsIn } from './lean-mermaid.ts'

/** Pixels of a picture for each pixel of a slide. */
const PICTURE_SCALE = 0.5

/** Ms in which a slide must become ready. */
const TIMEOUT = 20_000

/**
 * Draws the first slide of each deck and every one with a diagram: Mermaid loads what a kind of diagram
 * needs only when it draws one, and a site has only what its decks were found to need.
 *
 * @param files of the site by their names
 * @param decks of the site
 * @param browserPath of the browser to use
 * @returns pictures of the first slides, by file name
 * @throws UserError naming the slides that are not drawn, and why
 */
export async function tryDecks(files: ReadonlyMap<string, string | Uint8Array>, decks: readonly DeckAmongOthers[], browserPath: string | undefined): Promise<[string, Uint8Array][]> {
  const folder = await workFolder('site')
  const browser = await openSturdyBrowser({ browser: browserPath, scale: PICTURE_SCALE })
  try {
    await writeFolderWhole(join(folder, 'site'), files)
    const pictures: [string, Uint8Array][] = []
    for (const deck of decks) {
      const page = pathToFileURL(join(folder, 'site', `${deck.name}.html`)).href
      pictures.push([`${deck.name}.png`, await browser.withPage(open => tryDeck(open, page, deck))])
    }
    return pictures
  }
  finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function tryDeck(page: Page, url: string, deck: DeckAmongOthers): Promise<Uint8Array> {
  const errors = collectErrors(page)
  try {
    await page.setViewportSize(SLIDE)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    // Another part after the # is no other page to a browser.
    await page.goto('about:blank')
    await trySlide(page, url, deck, 1, errors)
    const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' })
    for (const number of numbersWithDiagrams(deck))
      await trySlide(page, url, deck, number, errors)
    return picture
  }
  finally {
    errors.stop()
  }
}

function numbersWithDiagrams({ data }: DeckAmongOthers): number[] {
  return data.slides.flatMap(({ content }, i) => i > 0 && diagramsIn(content).length > 0 ? [i + 1] : [])
}

async function trySlide(page: Page, url: string, { name, data }: DeckAmongOthers, number: number, errors: PageErrors): Promise<void> {
  await page.goto(`${url}#/${number}`)
  const lacking = await waitUntilReady(page, { selector: `#slideshow > [data-slidev-no="${number}"]`, slides: 1, timeout: TIMEOUT, failed: errors.any })
  const findings = [...lacking, ...errors.take().map(error => ({ slide: number, ...error }))]
  if (findings.length > 0)
    throw new UserError(`${name}.html does not show what it should: ${tellFindings(deckFacts(data), findings)}`)
}
