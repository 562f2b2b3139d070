/** What visitors of a built site get around and besides the slides, from a disk, with a slide of every layout. */
import type { Browser, Page } from 'playwright-chromium'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadDataset } from '../dataset/load.ts'
import { writeFolderWhole } from '../disk/write-file.ts'
import { generateDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { openBrowser } from '../slidev/browser.ts'
import { deckPath, removeDecks, ROOT } from '../slidev/test-decks.ts'
import { readPdf } from '../testing/read-pdf.ts'
import { buildSite } from './build-site.ts'
import { describeDeck } from './deck-entry.ts'
import { POLICY } from './deck-page.ts'
import { LANGUAGE_FIRST } from './language-first.ts'
import { missingPage } from './missing-page.ts'
import { startPage } from './start-page.ts'

const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 720 }

let folder: string
let entries: string[]
let browser: Browser
/** The names of the decks, Chinese and English, and how many slides each has. */
let zh: string
let en: string
let slides: number
let ids: string[]
const pages: Page[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prismdeck-pages-'))
  const { dataset, audiences: [board] } = await loadDataset(join(ROOT, 'scripts/testing/every-layout'))
  const measure = createMeasure()
  const decks = dataset.languages.map(language => generateDeck(dataset, { ...board!, minutes: 30 }, language, measure))
  entries = decks.map(({ language }) => deckPath(`pages-${language}`))
  await Promise.all(decks.map(({ markdown }, i) => writeFile(entries[i]!, markdown)))
  const names = entries.map(entry => basename(entry, '.md'))
  zh = names[decks.findIndex(({ language }) => language === 'zh')]!
  en = names[decks.findIndex(({ language }) => language === 'en')]!
  const english = decks.find(({ language }) => language === 'en')!
  slides = english.slides
  ids = english.model.slides.map(({ id }) => id)

  const about = new Map(decks.map((deck, i) => [names[i]!, { ...describeDeck(deck), picture: `${names[i]}.png`, pdf: `${names[i]}.pdf`, baseUrl: 'https://example.com/decks/' }]))
  const { files } = await buildSite(entries, { root: ROOT, about })
  files.set('first.js', LANGUAGE_FIRST)
  files.set('index.html', startPage({
    decks: decks.map((deck, i) => ({ ...describeDeck(deck), href: `./${names[i]}.html`, title: dataset.title.in(deck.language), slides: deck.slides })),
    policy: POLICY,
    script: './first.js',
  }))
  files.set('404.html', missingPage({ languages: dataset.languages, policy: POLICY, script: 'first.js' }))
  await writeFolderWhole(join(folder, 'site'), files)
  browser = await openBrowser()
  // The Chromium that comes from npm ends with its last page.
  await browser.newPage()
}, 400_000)
afterAll(async () => {
  await browser.close()
  await removeDecks(...entries)
  await rm(folder, { recursive: true })
})

type Look = NonNullable<Parameters<Browser['newContext']>[0]>

const addressOf = (path: string) => pathToFileURL(join(folder, 'site')).href + path

/** A page of the site, in a context of its own. */
async function open(path: string, look: Look = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: DESKTOP, locale: 'en-US', reducedMotion: 'reduce', ...look })
  const page = await context.newPage()
  pages.push(page)
  await page.goto(addressOf(path))
  return page
}

const onScreen = (page: Page, no: number) => page.locator(`#slideshow > [data-slidev-no="${no}"]:visible h1`).first()

/** What axe finds against WCAG 2 A and AA, but for Slidev's own bar and dialogs. */
async function axe(page: Page): Promise<string[]> {
  await page.evaluate(`${await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')};undefined`)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (root: unknown, options: object) => Promise<{ violations: { id: string, nodes: { html: string, failureSummary: string }[] }[] }> } }
    const { violations } = await axe.run({ include: [['html']], exclude: [['nav:has(.slidev-icon-btn)'], ['#slidev-goto-dialog']] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  })
}

it('has its own title, description and picture for each deck', async () => {
  const [chinese, english] = await Promise.all([zh, en].map(name => readFile(join(folder, 'site', `${name}.html`), 'utf8')))
  expect(english).toContain('<title>Electric vans for city deliveries · Board</title>')
  expect(chinese).toContain('<title>给同城配送选电动货车 · 董事会</title>')
  expect(english).toContain('<meta name="description" content="Four vans, three ways to charge them, and a plan">')
  expect(english).toContain(`<meta property="og:image" content="https://example.com/decks/${en}.png">`)
})

it('lists the decks in the visitor\'s language first, and without scripts in the dataset\'s order', async () => {
  const first = (page: Page) => page.locator('main > section').first().getAttribute('lang')
  const english = await open('/index.html', { locale: 'en-GB' })
  expect(await first(english)).toBe('en')
  expect(await english.title()).toBe('Electric vans for city deliveries')
  expect(await first(await open('/index.html', { locale: 'zh-TW' }))).toBe('zh')
  expect(await first(await open('/index.html', { locale: 'en-GB', javaScriptEnabled: false }))).toBe('zh')
})

it('says in the visitor\'s language where there is no page, and leads to all decks', async () => {
  const page = await open('/404.html', { locale: 'en-GB' })
  expect(await page.title()).toBe('There is no such page here.')
  await page.locator('main > section').first().getByRole('link', { name: 'To all decks' }).click()
  await page.waitForURL(url => url.pathname.endsWith('/index.html') && url.hash === '#en')
  expect(await page.getByRole('listitem').count()).toBeGreaterThan(0)
})

it('leads from each deck to the start page and to the same slide of another, by keys and by Slidev\'s bar', async () => {
  const no = ids.indexOf('choice') + 1
  const page = await open(`/${en}.html#/${no}`)
  await onScreen(page, no).waitFor()
  await page.keyboard.press('s')
  await page.locator(`prismdeck-menu [data-deck="${zh}"]`).click()
  await page.waitForURL(url => url.pathname.endsWith(`${zh}.html`) && url.hash === `#/${no}`)
  await onScreen(page, no).waitFor()

  await page.keyboard.press('?')
  const help = page.getByRole('dialog')
  await help.waitFor()
  expect(await help.textContent()).toMatch(/快捷键[\s\S]*切换演示文稿/)
  expect(await help.getByRole('link', { name: 'PDF' }).getAttribute('href')).toBe(`./${zh}.pdf`)
  await page.keyboard.press('ArrowRight')
  expect(new URL(page.url()).hash).toBe(`#/${no}`)
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'hidden' })

  await page.mouse.move(40, 700)
  await page.locator('.slidev-icon-btn[title="全部演示文稿"]').click()
  await page.waitForURL(url => url.pathname.endsWith('/index.html'))
})

it('tells of a slide that there is not, with a way back', async () => {
  const page = await open(`/${en}.html#/3`)
  await onScreen(page, 3).waitFor()
  for (const unknown of ['999', 'nonsense', 'presenter/0', 'no/where']) {
    await page.goto(addressOf(`/${en}.html#/${unknown}`))
    await page.getByRole('heading', { name: `There is no slide “${unknown}”` }).waitFor()
    expect(await page.locator('.unknown-slide').textContent()).toContain(`This deck has ${slides} slides`)
  }
  await page.getByRole('link', { name: 'To the first slide' }).click()
  await onScreen(page, 1).waitFor()
})

it('prints all slides, one a page, from any of them and from the presenter\'s view', async () => {
  for (const view of ['2', 'presenter/2']) {
    const page = await open(`/${en}.html#/${view}`)
    // As long as Slidev takes to have all slides there.
    await expect.poll(() => page.locator('#slideshow > .slidev-page > .slidev-layout').count(), { timeout: 20_000 }).toBe(slides)
    await expect.poll(() => page.evaluate(() => [...document.querySelectorAll('#slideshow .mermaid')].every(({ shadowRoot }) => shadowRoot?.querySelector('svg'))), { timeout: 20_000 }).toBe(true)
    const path = join(folder, 'printed.pdf')
    await page.pdf({ path, preferCSSPageSize: true, printBackground: true })
    const pdf = await readPdf(path)
    expect(pdf.pages.length).toBe(slides)
    for (const [i, { text }] of pdf.pages.entries())
      expect(text, ids[i]).toMatch(i === 0 ? /Electricvans/ : /\S{3}/)
    // The chart of a slide that was never on the screen.
    const chart = ids.findIndex(id => id === 'fleet/values')
    expect(pdf.pages[chart]!.text).toMatch(/\d/)
    expect(await page.evaluate(() => document.documentElement.className)).not.toContain('pd-printing')
  }
})

it('prints after Ctrl+P once all slides are there', async () => {
  const page = await open(`/${en}.html#/1`)
  await page.evaluate(() => Object.assign(window, { print: () => Object.assign(window, { printed: document.querySelectorAll('#slideshow > .slidev-page > .slidev-layout').length }) }))
  await onScreen(page, 1).waitFor()
  await page.keyboard.press('Control+p')
  await expect.poll(() => page.evaluate(() => (window as { printed?: number }).printed), { timeout: 30_000 }).toBe(slides)
})

it('can be read on a phone that is held upright: no text below 12 px, nothing cut off, and the address follows', async () => {
  for (const name of [en, zh]) {
    const page = await open(`/${name}.html#/1`, { viewport: PHONE, hasTouch: true, isMobile: true })
    for (let no = 1; no <= slides; no++) {
      const slide = page.locator(`.reading [data-no="${no}"]`)
      await slide.scrollIntoViewIfNeeded()
      await slide.locator('h1').first().waitFor()
    }
    await expect.poll(() => page.locator('.chart-figure:not([data-ready])').count(), { timeout: 20_000 }).toBe(0)
    const faults = await page.evaluate(() => {
      const found: string[] = []
      const scaleOf = (element: Element | null): number => element ? (element as Element & { currentCSSZoom: number }).currentCSSZoom : 1
      for (const article of document.querySelectorAll<HTMLElement>('.reading [data-no]')) {
        const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const text = node.textContent!.trim()
          const parent = node.parentElement!
          const range = document.createRange()
          range.selectNodeContents(node)
          const box = range.getBoundingClientRect()
          if (text === '' || box.width === 0 || getComputedStyle(parent).visibility === 'hidden')
            continue
          const svg = parent.closest('svg')
          const drawn = svg && svg.viewBox.baseVal.width > 0 ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : scaleOf(parent)
          const size = Number.parseFloat(getComputedStyle(parent).fontSize) * drawn
          if (size < 11.9)
            found.push(`${article.dataset.no}: ${size.toFixed(1)} px: ${text.slice(0, 40)}`)
          if (!svg && box.left < article.getBoundingClientRect().left - 1 - article.scrollLeft)
            found.push(`${article.dataset.no}: cut off: ${text.slice(0, 40)}`)
        }
        if (article.scrollHeight > article.clientHeight + 1)
          found.push(`${article.dataset.no}: higher than its place`)
      }
      if (document.documentElement.scrollWidth > innerWidth)
        found.push('the page scrolls sideways')
      return found
    })
    expect(faults).toEqual([])
    await page.locator('.reading [data-no="4"]').evaluate(article => article.scrollIntoView())
    await page.waitForURL(url => url.hash.startsWith('#/4'))
  }
})

it('has a way to the other decks within reach of a thumb', async () => {
  for (const viewport of [PHONE, { width: 844, height: 390 }]) {
    const page = await open(`/${en}.html#/3`, { viewport, hasTouch: true, isMobile: true })
    const opener = page.locator('prismdeck-menu .open')
    await opener.waitFor()
    const box = (await opener.boundingBox())!
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44)
    expect(box.y + box.height).toBeGreaterThan(viewport.height * 0.6)
    expect(await opener.evaluate(button => getComputedStyle(button).opacity)).toBe('1')
    await opener.tap()
    for (const entry of await page.locator('prismdeck-menu li > *').all())
      expect((await entry.boundingBox())!.height).toBeGreaterThanOrEqual(44)
    await page.locator(`prismdeck-menu [data-deck="${zh}"]`).tap()
    await page.waitForURL(url => url.pathname.endsWith(`${zh}.html`) && url.hash.startsWith('#/3'))
  }
})

it('is accessible: the start page, every slide, light and dark, the keys, and what is read on a phone', { timeout: 400_000 }, async () => {
  const faults: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    const add = (where: string, found: readonly string[]) => faults.push(...found.map(fault => `${colorScheme} ${where}: ${fault}`))
    add('start', await axe(await open('/index.html', { colorScheme })))
    add('404', await axe(await open('/404.html', { colorScheme })))
    const page = await open(`/${en}.html#/1`, { colorScheme })
    for (let no = 1; no <= slides; no++) {
      await page.goto(addressOf(`/${en}.html#/${no}`))
      await onScreen(page, no).waitFor()
      add(ids[no - 1]!, await axe(page))
    }
    await page.keyboard.press('?')
    add('help', await axe(page))
    await page.goto(addressOf(`/${en}.html#/999`))
    await page.locator('.unknown-slide').waitFor()
    add('unknown', await axe(page))
    const reading = await open(`/${en}.html#/1`, { colorScheme, viewport: PHONE })
    await reading.locator('.reading h1').first().waitFor()
    add('reading', await axe(reading))
  }
  expect(faults).toEqual([])
})
