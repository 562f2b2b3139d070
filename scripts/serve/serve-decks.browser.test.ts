/** Presenting while the data changes, in a real browser: what presenter and audience see. */
import type { Browser, BrowserContext, Page } from 'playwright-chromium'
import type { Watcher } from './follow-changes.ts'
import type { Presentation } from './serve-decks.ts'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { planUnchecked } from '../commands/command.ts'
import { ROOT } from '../commands/root.ts'
import { openBrowser } from '../slidev/browser.ts'
import { SHIPPED_DATA } from '../testing/data-folder.ts'
import { readPdf } from '../testing/read-pdf.ts'
import { followChanges } from './follow-changes.ts'
import { serveDecks } from './serve-decks.ts'

/** A deck of a few slides, charts and diagrams among them: each page of it fetches all that there are. */
const TALK = `name: { zh: 演讲, en: Talk }
minutes: 20
appendix: false
sections:
  - introduction
  - { id: use-cases, depth: summary, titles: { counts: { zh: 用例, en: Use cases } } }
  - { id: cloud-services, depth: summary, titles: { by-category: { zh: 云服务, en: Cloud services } } }
`

let browser: Browser
/** Presenter and audience are windows of one browser. */
let context: BrowserContext
let folder: string
let data: string
let presentation: Presentation
let watcher: Watcher
/** ms until a page shows what it should, and until a test has seen several of them do so. */
const PATIENCE = 100_000
vi.setConfig({ testTimeout: 3 * PATIENCE })

const pages: Page[] = []
const told: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
  context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en' })
  // On a busy machine it takes a while until the first pages of a deck are there.
  context.setDefaultTimeout(PATIENCE)
  // The Chromium that comes from npm ends with its last page.
  await context.newPage()
  folder = await mkdtemp(join(tmpdir(), 'prismdeck-serve-'))
  data = join(folder, 'data')
  await cp(SHIPPED_DATA, data, { recursive: true })
  await writeFile(join(data, 'audiences/talk.yaml'), TALK)
  presentation = await serveDecks({
    plan: () => planUnchecked(['talk'], { data }),
    out: join(folder, 'slides'),
    root: ROOT,
    port: 24030,
    onTrouble: troubles => told.push(troubles.map(trouble => 'file' in trouble ? `${trouble.file}:${trouble.line} ${trouble.message}` : trouble.message).join('\n')),
  })
  watcher = followChanges(data, presentation.refresh)
  await presentation.open('talk.en')
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

const slideOf = (page: Page) => Number(/(\d+)(?:\?.*)?$/.exec(new URL(page.url()).hash)?.[1])

it('shows a change of the data to presenter and audience, without a reload and on the slide they were on', async () => {
  const number = await numberOf('talk.en', 'introduction')
  const [audience, presenter] = [await open(`talk.en/#/${number}`), await open(`talk.en/#/presenter/${number}`)]
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
  const before = await numberOf('talk.en', 'use-cases/counts')
  const page = await open(`talk.en/#/${before}`)
  await heading(page, 'Use cases').waitFor()
  const path = join(folder, 'slides', 'talk.en.md')
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
  const page = await open('talk.en/#/3')
  const shown = await page.locator('h1:visible').first().textContent()
  const alert = page.getByRole('alert')
  await change('sections/cloud-services.yaml', 'vendor: azure', 'vendor: azzure')
  await alert.waitFor()
  expect(await alert.textContent()).toMatch(/cloud-services\.yaml:\d+:\d+ "azzure" is no vendor; did you mean "azure"\?/)
  expect(told.at(-1)).toMatch(/cloud-services\.yaml:\d+ "azzure" is no vendor/)
  expect(await page.locator('h1:visible').first().textContent()).toBe(shown)

  const later = await open('talk.en/#/3')
  await later.getByRole('alert').waitFor()

  await change('sections/cloud-services.yaml', 'vendor: azzure', 'vendor: azure')
  await alert.waitFor({ state: 'detached' })
  expect(told.at(-1)).toBe('')
  expect(await wasNotReloaded(page)).toBe(true)
})

it('shows what is wrong with a deck that was edited by hand, until it is mended', async () => {
  const page = await open(`talk.en/#/${await numberOf('talk.en', 'introduction')}`)
  const alert = page.getByRole('alert')
  const path = join(folder, 'slides', 'talk.en.md')
  const text = await readFile(path, 'utf8')
  const line = text.slice(0, text.indexOf('id: introduction\n')).split('\n').length
  await writeFile(path, text.replace('id: introduction\n', 'id: [introduction\n'))
  await alert.waitFor()
  expect(await alert.textContent()).toMatch(new RegExp(`talk\\.en\\.md:(?:${line}|${line + 1}):\\d+ the frontmatter is no YAML`))
  await change('sections/introduction.yaml', 'en: Introduction', 'en: Meanwhile')
  await writeFile(path, text)
  await alert.waitFor({ state: 'detached' })
  await heading(page, 'Meanwhile').waitFor()
  expect(await wasNotReloaded(page)).toBe(true)
  await change('sections/introduction.yaml', 'en: Meanwhile', 'en: Introduction')
  await heading(page, 'Introduction').waitFor()
})

/** What the presenter's clock shows, in seconds. */
async function secondsLeft(presenter: Page): Promise<number> {
  const [, minutes, seconds] = /(\d+):(\d+)/.exec((await clock(presenter).locator('.font-mono').textContent())!.replaceAll(/\s/g, '')) ?? []
  return Number(minutes) * 60 + Number(seconds)
}
const clock = (presenter: Page) => presenter.locator('.group:has(> .font-mono)')

it('leads to the same slide of another deck by key; the presenter takes the audience along, and the time goes on', async () => {
  const number = await numberOf('talk.en', 'cloud-services/by-category')
  const [audience, presenter] = [await open(`talk.en/#/${number}`), await open(`talk.en/#/presenter/${number}`)]
  const whole = await secondsLeft(presenter)
  expect(whole).toBeGreaterThan(60)
  await clock(presenter).hover()
  await clock(presenter).locator('.op-80').first().click()
  await expect.poll(() => secondsLeft(presenter), { timeout: PATIENCE }).toBeLessThan(whole)
  const before = await secondsLeft(presenter)

  await presenter.locator('prismdeck-menu').waitFor({ state: 'attached' })
  await presenter.keyboard.press('s')
  const menu = presenter.locator('prismdeck-menu [data-deck]')
  await menu.first().waitFor()
  expect(await menu.allTextContents()).toEqual(expect.arrayContaining([expect.stringContaining('English'), expect.stringContaining('中文')]))
  await presenter.locator('prismdeck-menu [data-deck="talk.zh"]').press('Enter')
  for (const page of [presenter, audience]) {
    await page.waitForURL(url => url.pathname === '/talk.zh/', { waitUntil: 'commit' })
    await heading(page, '云服务').waitFor()
  }
  const there = await numberOf('talk.zh', 'cloud-services/by-category')
  expect(new URL(presenter.url()).hash).toBe(`#/presenter/${there}`)
  expect(new URL(audience.url()).hash).toBe(`#/${there}`)
  await expect.poll(() => secondsLeft(presenter), { timeout: PATIENCE }).toBeLessThan(before)
})

it('prints all slides, one a page, by Ctrl+P', async () => {
  const text = await readFile(join(folder, 'slides', 'talk.en.md'), 'utf8')
  const titles = [...text.matchAll(/^# (.*)$/gm)].map(([, title]) => title!.replaceAll(' ', ''))
  const page = await open('talk.en/#/2')
  await page.evaluate(() => Object.assign(window, { print: () => Object.assign(window, { isPrinted: true }) }))
  await page.keyboard.press('Control+p')
  await page.waitForFunction(() => 'isPrinted' in window)
  const path = join(folder, 'printed.pdf')
  await page.pdf({ path, preferCSSPageSize: true, printBackground: true })
  const printed = await readPdf(path)
  expect(printed.pages.map(({ text }, i) => text.includes(titles[i]!) ? titles[i] : text)).toEqual(titles)
})

it('follows whoever goes on, and takes no presenter back to where a slow page still is', async () => {
  const presenter = await open('talk.en/#/presenter/4')
  const audience = await open('talk.en/#/1')
  // Slides that follow load more slowly than the presenter presses keys.
  await audience.route(/\/slides\/[567]\/md/, async (route) => {
    await audience.waitForTimeout(500)
    await route.continue()
  })
  for (const number of [5, 6, 7]) {
    await presenter.keyboard.press('ArrowRight')
    await presenter.waitForURL(url => url.hash.startsWith(`#/presenter/${number}`))
  }
  await audience.waitForURL(url => url.hash.startsWith('#/7'))
  expect(slideOf(presenter)).toBe(7)

  await audience.locator('.slidev-page-7 h1:visible').waitFor()
  await audience.keyboard.press('ArrowRight')
  await audience.waitForURL(url => url.hash.startsWith('#/8'))
  await presenter.waitForURL(url => url.hash.startsWith('#/presenter/8'))
})

it('leads to another deck by a click, and leaves the arrow keys to the slides', async () => {
  const page = await open('talk.en/#/2')
  await page.locator('prismdeck-menu').waitFor({ state: 'attached' })
  await page.keyboard.press('ArrowRight')
  await page.waitForURL(url => url.hash === '#/3')
  await page.mouse.move(1270, 10)
  await page.locator('prismdeck-menu .open').click()
  await page.locator('prismdeck-menu [data-deck="talk.zh"]').click()
  await page.waitForURL(url => url.pathname === '/talk.zh/' && url.hash === '#/3', { waitUntil: 'commit' })
})

it('lists the decks on its start page', async () => {
  const page = await context.newPage()
  pages.push(page)
  await page.goto(presentation.url)
  expect(await page.getByRole('listitem').count()).toBe(2)
  await page.getByRole('link', { name: 'Talk' }).click()
  await page.waitForURL(url => url.pathname === '/talk.en/', { waitUntil: 'commit' })
  await page.locator('h1:visible').first().waitFor()
})

it('leads from an address without a language to the deck in the reader\'s', async () => {
  const ask = async (path: string, language: string) => {
    const { status, headers } = await fetch(presentation.url + path, { redirect: 'manual', headers: { 'accept-language': language } })
    return `${status} ${headers.get('location')}`
  }
  expect(await ask('talk/', 'en-GB,en;q=0.9,zh;q=0.8')).toBe('302 /talk.en/')
  expect(await ask('talk', 'fr,zh-TW;q=0.5')).toBe('302 /talk.zh/')
  expect(await ask('talk/', 'fr')).toBe('302 /talk.zh/')
})

it.each(['nowhere/', 'talk.en/nonsense', 'talk.en/no/where.html', '%3Cb%3E/', 'talk.en/%3Cb%3E'])('has a page in the reader\'s language where there is none: %s', async (path) => {
  const answer = await fetch(presentation.url + path, { headers: { 'accept': 'text/html', 'accept-language': 'zh-CN' } })
  expect(answer.status).toBe(404)
  const page = await answer.text()
  expect(page).toMatch(/<html lang="zh">[\s\S]*没有这个页面[\s\S]*<a href="\/">返回演示文稿<\/a>/)
  expect(page).not.toContain('<b>')
})
