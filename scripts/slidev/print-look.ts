/** Looking at all slides of a deck on its print page: quicker than walking through them. */
import type { Page } from 'playwright-chromium'
import type { SlideLook } from './slide-look.ts'
import { UserError } from '../dataset/errors.ts'
import { collectErrors } from './page-errors.ts'
import { waitUntilReady } from './readiness.ts'
import { lookAtSlide } from './slide-look.ts'
import { tellFindings } from './slide-name.ts'

export interface PrintLookOptions {
  /** Address of a server in the mode `export`. */
  readonly url: string
  /** How many slides the deck has. */
  readonly slides: number
  readonly dark?: boolean
  /** Milliseconds in which a further slide must become ready. */
  readonly timeout?: number
}

/**
 * What is drawn on each slide of a deck, in order, and what doesn't fit or can't be read.
 *
 * @throws UserError naming the slides that can't be drawn, and why
 */
export async function lookAtPrint(page: Page, { url, slides, dark = false, timeout }: PrintLookOptions): Promise<SlideLook[]> {
  const errors = collectErrors(page)
  try {
    await page.setViewportSize({ width: 1280, height: 720 })
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', media: 'screen', reducedMotion: 'reduce' })
    await page.goto(new URL('print?print=true', url).href, { waitUntil: 'domcontentloaded' })
    const findings = await waitUntilReady(page, { selector: '.print-slide-container', slides, timeout, failed: errors.any })
    const wrong = [...findings, ...errors.take()]
    if (wrong.length > 0)
      throw new UserError(await tellFindings(url, wrong))
    const looks: SlideLook[] = []
    for (let number = 1; number <= slides; number++) {
      const selector = `.print-slide-container:has([data-slidev-no="${number}"])`
      await page.locator(selector).evaluate(slide => slide.scrollIntoView({ block: 'start', behavior: 'instant' }))
      looks.push(await lookAtSlide(page, selector))
    }
    return looks
  }
  finally {
    errors.stop()
    await page.goto('about:blank').catch(() => {})
  }
}
