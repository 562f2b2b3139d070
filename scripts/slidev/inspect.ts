/** Looking at every slide of a running deck as an audience sees it. */
import type { Page } from 'playwright-chromium'
import type { SlideLook } from './slide-look.ts'
import { UserError } from '../dataset/errors.ts'
import { collectErrors } from './page-errors.ts'
import { isReload, waitUntilReady } from './readiness.ts'
import { lookAtSlide } from './slide-look.ts'

export interface SlideReport extends SlideLook {
  /** From 1. */
  readonly number: number
  readonly id?: string
  readonly url: string
  /** What isn't drawn, and why: empty on a good slide. */
  readonly problems: readonly string[]
  /** Errors in the browser's console that came with this slide. */
  readonly consoleErrors: readonly string[]
}

export interface InspectOptions {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  /** Milliseconds in which each slide must become ready. */
  readonly timeout?: number
  readonly onProgress?: (slide: number) => void
}

/**
 * Walks through the presentation with the right arrow key, from the first slide to the last.
 *
 * @param page a page of one's own
 * @param url address of a running server
 * @param slides how many slides the deck has
 * @throws UserError where the walk gets stuck, or the deck has another number of slides
 */
export async function inspectDeck(
  page: Page,
  url: string,
  slides: number,
  { width = 1280, height = 720, dark = false, timeout = 60_000, onProgress }: InspectOptions = {},
): Promise<SlideReport[]> {
  const errors = collectErrors(page)
  const found: { slide?: number, reason: string, console: boolean, seen: number }[] = []
  const looks: (SlideLook & { url: string })[] = []
  try {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({
      colorScheme: dark ? 'dark' : 'light',
      media: 'screen',
      reducedMotion: 'reduce',
    })
    await page.goto(url, { waitUntil: 'domcontentloaded' })
    for (let number = 1; number <= slides; number++) {
      if (number > 1)
        await goOn(page, number)
      const selector = `#slideshow > [data-slidev-no="${number}"]`
      const failed = () => errors.any() || found.some(entry => entry.slide === number)
      const { findings, look } = await untilStable(async () => ({
        findings: await waitUntilReady(page, { selector, slides: 1, timeout, failed }),
        look: await lookAtSlide(page, selector),
      }))
      looks.push({
        ...look,
        url: page.url(),
      })
      found.push(...findings.map(finding => ({ ...finding, console: false, seen: number })))
      found.push(...errors.take().map(error => ({ ...error, console: true, seen: number })))
      // Vite's overlay stays over the slides that come after it.
      await untilStable(() => page.evaluate(() => document.querySelector('vite-error-overlay')?.remove()))
      onProgress?.(number)
    }
  }
  finally {
    errors.stop()
    // The server may have another deck for the next page, and this one must not get it.
    await page.goto('about:blank').catch(() => {})
  }
  if (await slideExists(url, slides + 1))
    throw new UserError(`the deck has more than ${slides} slides`)

  return Promise.all(looks.map(async (slide, index) => {
    const number = index + 1
    // Slidev loads the next slide ahead, so that an error may be seen before its slide.
    const own = found.filter(entry => (entry.slide ?? entry.seen) === number)
    const reasons = (console: boolean) => [
      ...new Set(own.filter(entry => entry.console === console).map(entry => entry.reason)),
    ]
    return {
      number,
      id: await slideId(url, number),
      ...slide,
      problems: reasons(false),
      consoleErrors: reasons(true),
    }
  }))
}

/** Runs again where Vite has loaded the page again meanwhile, which shows the same slide. */
async function untilStable<T>(run: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await run()
    }
    catch (error) {
      if (!isReload(error))
        throw error
    }
  }
}

/** Presses the right arrow key, through the clicks of this slide, until the slide is there. */
async function goOn(page: Page, number: number): Promise<void> {
  for (;;) {
    const before = page.url()
    await page.keyboard.press('ArrowRight')
    const moved = await page.waitForURL(url => url.href !== before, { timeout: 5000, waitUntil: 'commit' }).then(() => true, () => false)
    if (!moved)
      throw new UserError(`slide ${number} can't be reached from the slide before with the right arrow key`)
    if (slideOf(page.url()) >= number)
      return
  }
}

/** The number of the slide that an address shows, with either kind of route. */
function slideOf(address: string): number {
  const { hash, pathname } = new URL(address)
  const route = hash.startsWith('#/')
    ? hash.slice(1)
    : pathname
  return Number(/\/(\d+)(?:\?.*)?$/.exec(route)?.[1] ?? 1)
}

async function slideExists(url: string, slide: number): Promise<boolean> {
  const response = await fetch(new URL(`__slidev/slides/${slide}.json`, url))
  await response.body?.cancel()
  return response.ok
}

/** The id in the frontmatter of the slide, counted from 1. */
async function slideId(url: string, slide: number): Promise<string | undefined> {
  const response = await fetch(new URL(`__slidev/slides/${slide}.json`, url))
  if (!response.ok)
    return undefined
  const { frontmatter } = await response.json() as { frontmatter?: { id?: unknown } }
  return typeof frontmatter?.id === 'string'
    ? frontmatter.id
    : undefined
}
