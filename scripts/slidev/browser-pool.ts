import type { SturdyBrowser, SturdyOptions } from './sturdy-browser.ts'
import { openSturdyBrowser } from './sturdy-browser.ts'

/**
 * Opens a first browser; others start when all are busy, up to so many. Each has one page at a time: it
 * draws on one core.
 *
 * @throws UserError where none starts
 */
export async function openBrowserPool(most: number, options: SturdyOptions): Promise<SturdyBrowser> {
  const all: Promise<SturdyBrowser>[] = [openSturdyBrowser(options)]
  const free = [await all[0]!]
  const waiting: ((browser: SturdyBrowser) => void)[] = []

  async function take(): Promise<SturdyBrowser> {
    const browser = free.pop()
    if (browser)
      return browser
    if (all.length >= most)
      return new Promise(resolve => waiting.push(resolve))
    const started = openSturdyBrowser(options)
    all.push(started)
    return started
  }

  function giveBack(browser: SturdyBrowser): void {
    const next = waiting.shift()
    if (next)
      next(browser)
    else
      free.push(browser)
  }

  return {
    async withPage(run) {
      const browser = await take()
      try {
        return await browser.withPage(run)
      }
      finally {
        giveBack(browser)
      }
    },
    close: async () => void await Promise.all(all.map(started => started.then(browser => browser.close(), () => {}))),
  }
}
