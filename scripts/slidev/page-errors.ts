import type { Frame, Page } from 'playwright-chromium'
import type { Finding } from './readiness.ts'

/** What went wrong in a page, as its console tells it. */
export interface PageErrors {
  /** Whether there are errors to take. */
  readonly any: () => boolean
  /** The errors since the last call. */
  readonly take: () => Finding[]
  readonly stop: () => void
}

/** What a headless browser can't do, and a deck doesn't need. */
const EXPECTED = /Wake Lock/

/**
 * Listens for errors in the page's console, uncaught ones, failed requests, and Vue's warnings.
 *
 * @param page any page with slides
 * @param offset how many slides the server counts before those of the page
 */
export function collectErrors(page: Page, offset = 0): PageErrors {
  const errors: Finding[] = []
  const add = (reason: string, url = '') => {
    if (!EXPECTED.test(reason)) {
      errors.push({
        slide: slideIn(`${url} ${reason}`, offset),
        reason: reason.split('\n')[0] ?? '',
      })
    }
  }

  const listeners = {
    console: (message: { type: () => string, text: () => string, location: () => { url: string } }) => {
      const text = message.text()
      if (message.type() === 'error' && !text.startsWith('Failed to load resource'))
        add(text, message.location().url)
      // An unknown component is dropped from the slide with no more than this warning.
      else if (/^\[Vue warn\]: (?:Failed to resolve|Property|Unhandled error)/.test(text))
        add(text.replace('[Vue warn]: ', ''), text)
    },
    pageerror: (error: Error) => add(error.message, error.stack),
    request: (request: { isNavigationRequest: () => boolean, frame: () => Frame }) => {
      // What went wrong before Vite has loaded the page again is of the past.
      if (request.isNavigationRequest() && request.frame() === page.mainFrame())
        errors.splice(0)
    },
    response: (response: { status: () => number, url: () => string }) => {
      if (response.status() >= 400)
        add(`${new URL(response.url()).pathname} is answered with ${response.status()}`, response.url())
    },
  }
  page.on('console', listeners.console)
  page.on('pageerror', listeners.pageerror)
  page.on('request', listeners.request)
  page.on('response', listeners.response)
  return {
    any: () => errors.length > 0,
    take: () => errors.splice(0),
    stop: () => {
      page.off('console', listeners.console)
      page.off('pageerror', listeners.pageerror)
      page.off('request', listeners.request)
      page.off('response', listeners.response)
    },
  }
}

/** The slide whose module or element is named: `…/deck.md__slidev_12.md`, `/@slidev/slides/12/md` or `slidev-page-12`. */
function slideIn(text: string, offset: number): number | undefined {
  const no = /__slidev_(\d+)\.|\/@slidev\/slides\/(\d+)\/|slidev-page-(\d+)/.exec(text)
  const module = no?.[1] ?? no?.[2]
  if (module !== undefined)
    return Number(module) - offset
  return no
    ? Number(no[3])
    : undefined
}
