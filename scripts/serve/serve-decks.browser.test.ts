/** Presenting while the data changes, in a real browser: what presenter and audience see. */
import type { Browser, Page } from 'playwright-chromium'
import type { Watcher } from './follow-changes.ts'
import type { Presentation } from './serve-decks.ts'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { planUnchecked } from '../commands/command.ts'
import { ROOT } from '../commands/root.ts'
import { openBrowser } from '../slidev/browser.ts'
import { SHIPPED_DATA } from '../testing/data-folder.ts'
import { followChanges } from './follow-changes.ts'
import { serveDecks } from './serve-decks.ts'

let browser: Browser
let folder: string
let data: string
let presentation: Presentation
let watcher: Watcher
const pages: Page[] = []
const told: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
  folder = await mkdtemp(join(tmpdir(), 'prismdeck-serve-'))
  data = join(folder, 'data')
  await cp(SHIPPED_DATA, data, { recursive: true })
  presentation = await serveDecks({
    plan: () => planUnchecked(['full'], { data }),
    out: join(folder, 'slides'),
    root: ROOT,
    port: 24030,
    onTrouble: troubles => told.push(troubles.map(trouble => 'file' in trouble ? `${trouble.file}:${trouble.line} ${trouble.message}` : trouble.message).join('\n')),
  })
  watcher = followChanges(data, presentation.refresh)
  await presentation.open('full.en')
})
afterEach(async () => {
  await Promise.all(pages.splice(0).map(page => page.close()))
})
afterAll(async () => {
  await watcher?.close()
  await presentation?.close()
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

async function open(path: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
  })
  const page = await context.newPage()
  pages.push(page)
  await page.goto(presentation.url + path)
  await page.locator('h1:visible').first().waitFor()
  // A page that is loaded again has lost this.
  await page.evaluate(() => Object.assign(window, { loadedOnce: true }))
  return page
}

const wasNotReloaded = (page: Page) => page.evaluate(() => 'loadedOnce' in window)
const heading = (page: Page, text: string) => page.locator('h1:visible', { hasText: new RegExp(`^${text}$`) }).first()

/** Replaces a text that must be there, in a file of the dataset. */
async function change(file: string, from: string, to: string): Promise<void> {
  const path = join(data, file)
  const text = await readFile(path, 'utf8')
  if (!text.includes(from))
    throw new Error(`${file} has no ${JSON.stringify(from)}`)
  await writeFile(path, text.replace(from, to))
}

/** The number of the slide with this id in the deck as it is now. */
async function numberOf(deck: string, id: string): Promise<number> {
  const text = await readFile(join(folder, 'slides', `${deck}.md`), 'utf8')
  return [...text.matchAll(/^id: (.*)$/gm)].findIndex(([, found]) => found === id) + 1
}

const slideOf = (page: Page) => Number(/(\d+)$/.exec(new URL(page.url()).hash)?.[1])

it('shows a change of the data to presenter and audience, without a reload and on the slide they were on', async () => {
  const number = await numberOf('full.en', 'introduction')
  const [audience, presenter] = [await open(`full.en/#/${number}`), await open(`full.en/#/presenter/${number}`)]
  await change('sections/introduction.yaml', 'en: Introduction', 'en: A new beginning')
  for (const page of [audience, presenter]) {
    await heading(page, 'A new beginning').waitFor()
    expect(slideOf(page)).toBe(number)
    expect(await wasNotReloaded(page)).toBe(true)
  }
  await change('sections/introduction.yaml', 'en: A new beginning', 'en: Introduction')
  await heading(audience, 'Introduction').waitFor()
})

it('stays on a slide that gets another number', async () => {
  const before = await numberOf('full.en', 'use-cases')
  const page = await open(`full.en/#/${before}`)
  await heading(page, 'Use cases').waitFor()
  const path = join(folder, 'slides', 'full.en.md')
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace('---\nlayout: section\nid: introduction\n', '---\n\n# Two words before\n\n$&'))
  await page.waitForURL(url => url.hash === `#/${before + 1}`)
  await heading(page, 'Use cases').waitFor()
  expect(await wasNotReloaded(page)).toBe(true)

  await writeFile(path, text)
  await page.waitForURL(url => url.hash === `#/${before}`)
  await heading(page, 'Use cases').waitFor()
})

it('shows what is wrong with the data over the last good deck, until it is mended', async () => {
  const page = await open('full.en/#/3')
  const shown = await page.locator('h1:visible').first().textContent()
  const alert = page.getByRole('alert')
  await change('sections/cloud-services.yaml', 'vendor: azure', 'vendor: azzure')
  await alert.waitFor()
  expect(await alert.textContent()).toMatch(/cloud-services\.yaml:\d+:\d+ "azzure" is no vendor; did you mean "azure"\?/)
  expect(told.at(-1)).toMatch(/cloud-services\.yaml:\d+ "azzure" is no vendor/)
  expect(await page.locator('h1:visible').first().textContent()).toBe(shown)

  const later = await open('full.en/#/3')
  await later.getByRole('alert').waitFor()

  await change('sections/cloud-services.yaml', 'vendor: azzure', 'vendor: azure')
  await alert.waitFor({ state: 'detached' })
  expect(told.at(-1)).toBe('')
  expect(await wasNotReloaded(page)).toBe(true)
})

it('shows what is wrong with a deck that was edited by hand, until it is mended', async () => {
  const page = await open(`full.en/#/${await numberOf('full.en', 'introduction')}`)
  const alert = page.getByRole('alert')
  const path = join(folder, 'slides', 'full.en.md')
  const text = await readFile(path, 'utf8')
  const line = text.slice(0, text.indexOf('id: introduction\n')).split('\n').length
  await writeFile(path, text.replace('id: introduction\n', 'id: [introduction\n'))
  await alert.waitFor()
  expect(await alert.textContent()).toMatch(new RegExp(`full\\.en\\.md:(?:${line}|${line + 1}):\\d+ the frontmatter is no YAML`))
  await change('sections/introduction.yaml', 'en: Introduction', 'en: Meanwhile')
  await writeFile(path, text)
  await alert.waitFor({ state: 'detached' })
  await heading(page, 'Meanwhile').waitFor()
  expect(await wasNotReloaded(page)).toBe(true)
  await change('sections/introduction.yaml', 'en: Meanwhile', 'en: Introduction')
  await heading(page, 'Introduction').waitFor()
})

it('leads to the same slide of another deck by key, and the presenter takes the audience along', async () => {
  const number = await numberOf('full.en', 'cloud-services')
  const [audience, presenter] = [await open(`full.en/#/${number}`), await open(`full.en/#/presenter/${number}`)]
  await presenter.locator('prismdeck-menu').waitFor({ state: 'attached' })
  await presenter.keyboard.press('s')
  const menu = presenter.locator('prismdeck-menu [data-deck]')
  await menu.first().waitFor()
  expect(await menu.allTextContents()).toEqual(expect.arrayContaining([expect.stringContaining('English'), expect.stringContaining('中文')]))
  await presenter.keyboard.press('ArrowDown')
  await presenter.keyboard.press('Enter')
  await presenter.waitForURL(url => url.pathname === '/full.zh/')
  const there = await numberOf('full.zh', 'cloud-services')
  expect(new URL(presenter.url()).hash).toBe(`#/presenter/${there}`)
  await audience.waitForURL(url => url.pathname === '/full.zh/')
  expect(new URL(audience.url()).hash).toBe(`#/${there}`)
  await heading(audience, '云服务').waitFor()
})

it('leads to another deck by a click, and leaves the arrow keys to the slides', async () => {
  const page = await open('full.en/#/2')
  await page.locator('prismdeck-menu').waitFor({ state: 'attached' })
  await page.keyboard.press('ArrowRight')
  await page.waitForURL(url => url.hash === '#/3')
  await page.mouse.move(1270, 10)
  await page.locator('prismdeck-menu .open').click()
  await page.locator('prismdeck-menu [data-deck="full.zh"]').click()
  await page.waitForURL(url => url.pathname === '/full.zh/' && url.hash === '#/3')
})

it('lists the decks on its start page', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  pages.push(page)
  await page.goto(presentation.url)
  expect(await page.getByRole('listitem').count()).toBe(2)
  await page.getByRole('link', { name: 'Complete' }).click()
  await page.waitForURL(url => url.pathname === '/full.en/')
  await page.locator('h1:visible').first().waitFor()
})
