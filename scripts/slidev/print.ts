/** Printing a running deck from one's own page, at the size of a slide. */
import type { Page } from 'playwright-chromium'
import type { Origins } from './slide-name.ts'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { UserError } from '../dataset/errors.ts'
import { collectErrors } from './page-errors.ts'
import { isReload, waitUntilReady } from './readiness.ts'
import { tellFindings } from './slide-name.ts'

export interface PrintOptions {
  /** Address of a server in the mode `export`; no other has the print route. */
  readonly url: string
  /** How many slides the deck has. */
  readonly slides: number
  /** Where the slides' data stands: named where a slide can't be drawn. */
  readonly origins?: Origins
  /** The canvas in CSS pixels: 1280 × 720. */
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  /** Milliseconds in which a further slide must become ready. */
  readonly timeout?: number
}

/**
 * Prints every slide to a page of a tagged PDF with bookmarks.
 *
 * @throws UserError naming the slides that can't be drawn, and why
 */
export async function printDeck(
  page: Page,
  { url, slides, origins, width = 1280, height = 720, dark = false, timeout }: PrintOptions,
): Promise<Uint8Array> {
  const errors = collectErrors(page)
  try {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({
      colorScheme: dark ? 'dark' : 'light',
      media: 'screen',
      reducedMotion: 'reduce',
    })
    await page.goto(new URL('print?print=true', url).href, { waitUntil: 'domcontentloaded' })

    let pdf: Uint8Array | undefined
    while (!pdf) {
      const findings = await waitUntilReady(page, {
        selector: '.print-slide-container',
        slides,
        timeout,
        failed: errors.any,
      })
      pdf = await unlessReloaded(page, async () => {
        // The console often knows why a slide isn't there.
        const wrong = [
          ...findings,
          ...errors.take(),
        ]
        if (wrong.length > 0)
          throw new UserError(await tellFindings(url, wrong, origins))
        return printPage(page, width, height)
      })
    }
    await checkPages(pdf, slides)
    return pdf
  }
  finally {
    errors.stop()
    // An open page would get the server's next deck as an update on top of this one, and a
    // browser that navigates in the midst of that was seen to hang for 30 s.
    await page.goto('about:blank').catch(() => {})
  }
}

async function printPage(page: Page, width: number, height: number): Promise<Uint8Array> {
  return page.pdf({
    width: `${width}px`,
    height: `${height}px`,
    printBackground: true,
    tagged: true,
    outline: true,
    preferCSSPageSize: false,
  })
}

/**
 * UnoCSS finds utilities while the slides are being served, and sends its style sheets again some
 * time later; importing them now applies them. A string, since Vitest rewrites `import` in code.
 */
const APPLY_UTILITIES = `Promise.all(
  [...document.querySelectorAll('style[data-vite-dev-id*="__uno"]')]
    .map(style => '/@id/__x00__' + style.dataset.viteDevId.replace('\\0', ''))
    .map(url => import(url + '?t=' + Date.now()))
).then(() => {})`

/** Settles the page and runs; nothing comes back where the page was loaded again meanwhile. */
async function unlessReloaded<T>(page: Page, run: () => Promise<T>): Promise<T | undefined> {
  try {
    const loaded = await settle(page)
    const result = await run()
    return loaded === await page.evaluate(() => performance.timeOrigin)
      ? result
      : undefined
  }
  catch (error) {
    if (!isReload(error))
      throw error
  }
}

/** Lets the last styles be applied, hides Mermaid's workshop, which would add a page, and tells when the page was loaded. */
async function settle(page: Page): Promise<number> {
  await page.evaluate(APPLY_UTILITIES)
  return page.evaluate(async () => {
    document.querySelector<HTMLElement>('#mermaid-rendering-container')?.style.setProperty('display', 'none')
    await document.fonts.ready
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return performance.timeOrigin
  })
}

/** A page too many or too few means that a slide is missing or has run over. */
async function checkPages(pdf: Uint8Array, slides: number): Promise<void> {
  // pdf.js takes possession of the bytes, and takes no Buffer.
  const loading = getDocument({
    data: new Uint8Array(pdf),
    verbosity: 0,
  })
  try {
    const { numPages } = await loading.promise
    if (numPages !== slides)
      throw new UserError(`the PDF has ${numPages} pages for ${slides} slides`)
  }
  finally {
    await loading.destroy()
  }
}
