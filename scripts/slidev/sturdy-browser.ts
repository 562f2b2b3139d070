import type { Browser, Page } from 'playwright-chromium'
import { UserError } from '../dataset/errors.ts'
import { openBrowser } from './browser.ts'

/** A browser that is started again where it dies. */
export interface SturdyBrowser {
  /** Runs with a page of the browser; where the browser dies of it, runs again in a new one. */
  readonly withPage: <T>(run: (page: Page) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export interface SturdyOptions {
  /** Path of the browser to use. */
  readonly browser?: string
  /** Pixels of the screen for each pixel of a slide. */
  readonly scale?: number
  /** Called with each browser that was started. */
  readonly onStart?: (browser: Browser) => void
}

/** How often something may bring the browser down. */
const TRIES = 3

/** Starts a browser, which throws a UserError where none starts. */
export async function openSturdyBrowser({ browser: path, scale = 1, onStart }: SturdyOptions = {}): Promise<SturdyBrowser> {
  let browser = await start()
  let page: Page | undefined

  async function start(): Promise<Browser> {
    const started = await openBrowser({ browser: path })
    onStart?.(started)
    return started
  }

  // One page for all: the Chromium that comes from npm ends with its last page.
  async function openPage(): Promise<Page> {
    if (!browser.isConnected())
      browser = await start()
    if (!page || page.isClosed())
      page = await browser.newPage({ deviceScaleFactor: scale })
    return page
  }

  return {
    async withPage(run) {
      for (let tries = 1; ; tries++) {
        let crashed = false
        try {
          const page = await openPage()
          const crash = new Promise<never>((_, reject) => page.once('crash', () => reject(new Error('the page crashed'))))
          crash.catch(() => crashed = true)
          return await Promise.race([run(page), crash])
        }
        catch (error) {
          // Playwright hears of the end of the process a little later than the page does.
          await new Promise(resolve => setTimeout(resolve, 100))
          if (browser.isConnected() && !page?.isClosed() && !crashed)
            throw error
          if (error instanceof UserError && !/has been closed/.test(error.message))
            throw error
          if (tries === TRIES)
            throw new UserError(`the browser ended ${TRIES} times; is there enough memory? (${String(error).split('\n')[0]})`)
          await page?.close().catch(() => {})
          page = undefined
          await browser.close().catch(() => {})
        }
      }
    },
    close: () => browser.close(),
  }
}
