import type { SturdyBrowser } from '../slidev/sturdy-browser.ts'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UserError } from '../dataset/errors.ts'
import { workFolder } from '../disk/leftovers.ts'
import { writeFolderWhole } from '../disk/write-file.ts'
import { collectErrors } from '../slidev/page-errors.ts'
import { waitUntilReady } from '../slidev/readiness.ts'
import { SLIDE } from '../slidev/show-deck.ts'
import { openSturdyBrowser } from '../slidev/sturdy-browser.ts'

/** Pixels of a picture for each pixel of a slide. */
const PICTURE_SCALE = 0.5

/**
 * Pictures of the first slides of decks, which show that the site works from a disk.
 *
 * @param files of the site by their names
 * @param names of the decks
 * @param browserPath of the browser to use
 * @returns the pictures by file name
 */
export async function takePictures(files: ReadonlyMap<string, string | Uint8Array>, names: readonly string[], browserPath: string | undefined): Promise<[string, Uint8Array][]> {
  const folder = await workFolder('site')
  const browser = await openSturdyBrowser({ browser: browserPath, scale: PICTURE_SCALE })
  try {
    await writeFolderWhole(join(folder, 'site'), files)
    const pictures: [string, Uint8Array][] = []
    for (const name of names)
      pictures.push([`${name}.png`, await takePicture(browser, join(folder, 'site', `${name}.html`))])
    return pictures
  }
  finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Opens the page of a deck as from a USB stick, and takes a picture of its first slide.
 *
 * @param browser with a scale that makes the picture's size of the slide's
 * @param path of the built page
 * @throws UserError where the slide isn't drawn
 */
async function takePicture(browser: SturdyBrowser, path: string): Promise<Uint8Array> {
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
