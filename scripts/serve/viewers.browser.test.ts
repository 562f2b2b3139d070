/** What viewers on another machine see while someone presents, in a real browser. */
import type { Browser, Page } from 'playwright-chromium'
import type { Watcher } from './follow-changes.ts'
import type { Presentation } from './serve-decks.ts'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { planUnchecked } from '../commands/command.ts'
import { ROOT } from '../commands/root.ts'
import { openBrowser } from '../slidev/browser.ts'
import { followChanges } from './follow-changes.ts'
import { serveDecks } from './serve-decks.ts'

const address = Object.values(networkInterfaces()).flat().find(entry => entry?.family === 'IPv4' && !entry.internal)?.address

let browser: Browser
let folder: string
let presentation: Presentation
let watcher: Watcher
let viewer: Page
let presenter: Page
const wrong: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
  folder = await mkdtemp(join(tmpdir(), 'prismdeck-viewers-'))
  const data = join(folder, 'data')
  await cp(join(ROOT, 'template/data'), data, { recursive: true })
  presentation = await serveDecks({
    plan: () => planUnchecked([], { data }),
    out: join(folder, 'slides'),
    root: ROOT,
    port: 24730,
    hidden: [data],
    remote: { passwords: { viewer: 'open sesame', presenter: 'forty thieves' }, shares: ({ name }) => name.startsWith('full.'), onGuesses: () => {} },
    onTrouble: troubles => wrong.push(JSON.stringify(troubles)),
  })
  watcher = followChanges(data, presentation.refresh)
  await presentation.open('full.en')
  await presentation.prepare('full.en')
})
afterAll(async () => {
  await watcher?.close()
  await browser?.close()
  await presentation?.close()
  await rm(folder, { recursive: true, force: true })
})

async function open(url: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en' })).newPage()
  // The first page of a cold cache takes its time.
  page.setDefaultTimeout(120_000)
  page.on('pageerror', ({ message }) => {
    if (!message.includes('Wake Lock'))
      wrong.push(message)
  })
  await page.goto(url)
  return page
}

it.runIf(address)('lets a viewer in by the password, follow the presenter, see edits, and the decks that are shared', async () => {
  const far = presentation.url.replace('localhost', address!)
  viewer = await open(`${far}full.en/`)
  await viewer.getByLabel('Password').last().fill('open sesame')
  await viewer.getByRole('button').click()
  await viewer.locator('#slideshow h1:visible').first().waitFor()
  expect(viewer.url()).toBe(`${far}full.en/#/1`)

  presenter = await open(`${presentation.url}full.en/#/presenter/1`)
  await presenter.locator('h1:visible').first().waitFor()
  // A key that is pressed while the page still starts is nobody's.
  await expect.poll(async () => {
    await presenter.evaluate(() => (window as unknown as { __slidev__?: { nav: { go: (slide: number) => void } } }).__slidev__?.nav.go(2))
    return new URL(presenter.url()).hash
  }, { timeout: 60_000 }).toMatch(/^#\/presenter\/2/)
  await viewer.waitForURL(url => url.hash.startsWith('#/2'))

  // There is no presenter view, and nothing that a viewer does moves the presenter.
  await viewer.keyboard.press('ArrowRight')
  await viewer.waitForURL(url => url.hash.startsWith('#/3'))
  await presenter.waitForTimeout(300)
  expect(new URL(presenter.url()).hash).toMatch(/^#\/presenter\/2/)

  const deck = join(folder, 'slides/full.en.md')
  const text = await readFile(deck, 'utf8')
  const heading = await viewer.locator('#slideshow h1:visible').first().textContent()
  expect(text).toContain(`\n# ${heading}\n`)
  await writeFile(deck, text.replace(`\n# ${heading}\n`, '\n# Edited meanwhile\n'))
  await viewer.locator('#slideshow h1:visible', { hasText: 'Edited meanwhile' }).waitFor()
  expect(new URL(viewer.url()).hash).toMatch(/^#\/3/)

  await viewer.keyboard.press('s')
  const menu = viewer.locator('prismdeck-menu [data-deck]')
  await menu.first().waitFor()
  expect(await menu.evaluateAll(buttons => buttons.map(button => (button as HTMLElement).dataset.deck))).toEqual(['full.en', 'full.zh'])
  expect(wrong).toEqual([])
}, 400_000)

it.runIf(address)('leads viewers by their language to the decks that are shared, and tells nothing of the others', async () => {
  const far = presentation.url.replace('localhost', address!)
  const login = await fetch(`${far}login`, { method: 'POST', body: new URLSearchParams({ password: 'open sesame', to: '/' }), redirect: 'manual' })
  const cookie = login.headers.get('set-cookie')!.split(';')[0]!
  const ask = (path: string, headers: Readonly<Record<string, string>> = { cookie }) =>
    fetch(far + path, { redirect: 'manual', headers: { 'accept': 'text/html', 'accept-language': 'en', ...headers } })
  expect((await ask('full/')).headers.get('location')).toBe('/full.en/')
  expect((await ask('full/', { cookie, 'accept-language': 'zh-TW' })).headers.get('location')).toBe('/full.zh/')
  const [hidden, unknown] = await Promise.all([ask('brief/'), ask('nothing/')])
  expect(hidden.status).toBe(404)
  expect(await hidden.text()).toBe(await unknown.text())
  expect((await ask('full/', {})).status).toBe(401)
})
