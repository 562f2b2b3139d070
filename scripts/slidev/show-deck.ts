/** A deck in the browser with all its slides below each other, drawn and checked. */
import type { Page } from 'playwright-chromium'
import type { Range } from './range.ts'
import type { Finding } from './readiness.ts'
import type { StagedDeck } from './stage.ts'
import { UserError } from '../dataset/errors.ts'
import { showDeckNamed } from './deck-modules.ts'
import { freshDrawings } from './kept-drawings.ts'
import { collectErrors } from './page-errors.ts'
import { ALL, numbersIn } from './range.ts'
import { isReload, waitUntilReady } from './readiness.ts'
import { tellFindings } from './slide-name.ts'

export interface ShowOptions {
  /** How many slides the deck must have; what it says of itself where this is missing. */
  readonly slides?: number | undefined
  readonly dark?: boolean
  /** Shows a slide once for each of its clicks. */
  readonly clicks?: boolean
  /** Leaves these slides alone on the page while it is drawn, with the numbers that they have. */
  readonly range?: Range
  /** Milliseconds in which a further slide must become ready. */
  readonly timeout?: number
  /** Leaves the deck in the page, where the next one may take its place; the browser has to be closed before the server. */
  readonly stay?: boolean
}

/** A picture of a slide: the whole slide, or what one of its clicks shows. */
export interface Picture {
  /** Of the slide, from 1. */
  readonly number: number
  /** Of its pictures, from 1. */
  readonly click: number
  readonly title: string
}

/** A deck whose slides are all there; `facts` and `pictures` are of those that are on the page. */
export interface ShownDeck extends Pick<StagedDeck, 'url' | 'offset' | 'facts'> {
  readonly page: Page
  /** In the order in which they stand on the page, each in a `.print-slide-container`. */
  readonly pictures: readonly Picture[]
}

/** The canvas in CSS pixels. */
export const SLIDE = { width: 1280, height: 720 } as const

const CONTAINER = '.print-slide-container'

/**
 * Shows all slides, and draws what comes of them; again where the page was loaded anew meanwhile.
 *
 * @throws UserError naming the slides that can't be drawn, and why
 */
export async function showDeck<T>(
  page: Page,
  { url, name, look, keepDrawings, offset, facts, faults, origins }: StagedDeck,
  { slides = facts.slides.length, dark = false, clicks = false, range = ALL, timeout, stay = false }: ShowOptions,
  draw: (shown: ShownDeck) => Promise<T>,
): Promise<T> {
  const throwIfAny = (wrong: readonly Finding[]) => {
    if (wrong.length > 0)
      throw new UserError(tellFindings(facts, wrong, origins))
  }
  const numbers = numbersIn(range, facts.slides.length)
  const browser = page.context().browser()?.version() ?? ''
  const errors = collectErrors(page, offset)
  const shown = look && `${look} ${dark} ${clicks}`
  const replaced = shown !== undefined && looks.get(page) === shown
  looks.delete(page)
  let isDrawn = false
  try {
    await page.setViewportSize(SLIDE)
    await page.emulateMedia({
      colorScheme: dark ? 'dark' : 'light',
      media: 'screen',
      reducedMotion: 'reduce',
    })
    const load = () => page.goto(`${url}&print=${clicks ? 'clicks' : 'true'}&browser=${browser}`, { waitUntil: 'domcontentloaded' })
    if (!replaced)
      await load()
    throwIfAny(await faults)
    if (replaced)
      await page.evaluate(showDeckNamed, name).catch(load)
    for (;;) {
      const findings = await waitUntilReady(page, {
        selector: CONTAINER,
        slides,
        offset,
        timeout,
        failed: errors.any,
      })
      const drawn = await unlessReloaded(page, async () => {
        // The console often knows why a slide isn't there.
        throwIfAny([...findings, ...errors.take()])
        await page.evaluate(leaveOnly, numbers)
        try {
          const left = { ...facts, slides: facts.slides.filter(({ number }) => numbers.includes(number)) }
          return { result: await draw({ page, url, offset, facts: left, pictures: await page.evaluate(listPictures, CONTAINER) }) }
        }
        finally {
          await page.evaluate(leaveOnly, undefined)
        }
      })
      if (drawn) {
        const drawings = await page.evaluate(freshDrawings)
        if (Object.keys(drawings).length > 0)
          await keepDrawings(browser, drawings)
        isDrawn = true
        return drawn.result
      }
    }
  }
  finally {
    errors.stop()
    if (stay && isDrawn && shown !== undefined)
      looks.set(page, shown)
    // Left open, it would look for its server when that has gone.
    else
      await page.goto('about:blank').catch(() => {})
  }
}

/** Runs in the page: takes all slides but these out of sight and out of mind, or brings them all back. */
function leaveOnly(numbers: readonly number[] | undefined): void {
  for (const slide of document.querySelectorAll<HTMLElement>('.print-slide-container, .print-slide-left-out')) {
    const number = Number(slide.querySelector<HTMLElement>('[data-slidev-no]')?.dataset.slidevNo)
    const stays = !numbers || Number.isNaN(number) || numbers.includes(number)
    slide.classList.toggle('print-slide-container', stays)
    slide.classList.toggle('print-slide-left-out', !stays)
    slide.style.display = stays ? '' : 'none'
  }
  // A link that leads to none of them leads nowhere.
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#"], a[data-left-out]')) {
    const href = link.dataset.leftOut ?? link.getAttribute('href')!
    const leads = !document.getElementById(href.slice(1))?.matches('.print-slide-left-out')
    link.toggleAttribute('data-left-out', !leads)
    if (leads) {
      link.setAttribute('href', href)
    }
    else {
      link.dataset.leftOut = href
      link.removeAttribute('href')
    }
  }
}

/** How pages draw whose deck another one may replace. */
const looks = new WeakMap<Page, string>()

/** Runs in the page. Marks of corrections are no part of a title. */
function listPictures(selector: string): Picture[] {
  const counts = new Map<number, number>()
  return [...document.querySelectorAll<HTMLElement>(selector)].map((slide, i) => {
    const number = Number(slide.querySelector<HTMLElement>('[data-slidev-no]')?.dataset.slidevNo ?? i + 1)
    const click = (counts.get(number) ?? 0) + 1
    counts.set(number, click)
    const heading = slide.querySelector('h1, h2')?.cloneNode(true) as HTMLElement | undefined
    heading?.querySelectorAll('sup').forEach(mark => mark.remove())
    return { number, click, title: (heading?.textContent ?? '').replace(/\s+/g, ' ').trim() }
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

/** Lets the last styles be applied, and tells when the page was loaded. */
async function settle(page: Page): Promise<number> {
  await page.evaluate(APPLY_UTILITIES)
  return page.evaluate(async () => {
    // Mermaid's workshop would add a page.
    document.querySelector<HTMLElement>('#mermaid-rendering-container')?.style.setProperty('display', 'none')
    // Where links from slide to slide lead, `#12`.
    for (const slide of document.querySelectorAll<HTMLElement>('.print-slide-container')) {
      const number = slide.querySelector<HTMLElement>('[data-slidev-no]')?.dataset.slidevNo
      if (number && !document.getElementById(number))
        slide.id = number
    }
    // A footer is read after its slide.
    for (const footer of document.querySelectorAll('.print-slide-container .slide-bottom'))
      footer.parentElement!.append(footer)
    await document.fonts.ready
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return performance.timeOrigin
  })
}
