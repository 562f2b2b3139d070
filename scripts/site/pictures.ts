import type { SturdyBrowser } from '../slidev/sturdy-browser.ts'
import { pathToFileURL } from 'node:url'
import { UserError } from '../dataset/errors.ts'
import { collectErrors } from '../slidev/page-errors.ts'
import { waitUntilReady } from '../slidev/readiness.ts'
import { SLIDE } from '../slidev/show-deck.ts'

/**
 * Opens the page of a deck as from a USB stick, and takes a picture of its first slide.
 *
 * @param browser with a scale that makes the picture's size of the slide's
 * @param path of the built page
 * @throws UserError where the slide isn't drawn
 */
export async function takePicture(browser: SturdyBrowser, path: string): Promise<Uint8Array> {
  return browser.withPage(async (page) => {
    const errors = collectErrors(page)
    await page.setViewportSize(SLIDE)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    // Another part after the # is no other page to a browser.
    await page.goto('about:blank')
    await page.goto(`${pathToFileURL(path).href}#/1`)
    const findings = await waitUntilReady(page, { selector: '#slideshow > [data-slidev-no="1"]', slides: 1, timeout: 20_000, failed: errors.any })
    const wrong = [...findings, ...errors.take()]
    errors.stop()
    if (wrong.length > 0)
      throw new UserError(`the built deck does not show: ${wrong.map(({ reason }) => reason).join('; ')}`)
    return page.screenshot({ animations: 'disabled', caret: 'hide' })
  })
}
