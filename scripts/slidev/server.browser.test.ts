import type { Browser, Page } from 'playwright-chromium'
import type { RunningServer } from './server.ts'
import { writeFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { UserError } from '../dataset/errors.ts'
import { writeWhole } from '../disk/write-file.ts'
import { openBrowser } from './browser.ts'
import { startServer } from './server.ts'
import { COVER, deckPath, deckText, message, removeDecks, ROOT, writeDeck } from './test-decks.ts'

const address = Object.values(networkInterfaces()).flat().find(entry => entry?.family === 'IPv4' && !entry.internal)?.address

let browser: Browser
let page: Page
let entry: string
const servers: RunningServer[] = []

beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
  })
})
afterEach(async () => {
  await page.goto('about:blank')
  await Promise.all(servers.splice(0).map(server => server.close()))
  await removeDecks(entry)
})
afterAll(() => browser.close())

async function serve(options: { port?: number } = {}): Promise<RunningServer> {
  const server = await startServer({
    entry,
    root: ROOT,
    port: 23030,
    ...options,
  })
  servers.push(server)
  return server
}

/** Waits until the slide on the screen has this title. */
async function expectTitle(title: string): Promise<void> {
  await page.waitForFunction(
    title => [
      ...document.querySelectorAll('#slideshow h1'),
    ].some(h1 => h1.checkVisibility() && h1.textContent === title),
    title,
    { timeout: 15_000 },
  )
}

it('has an icon of its own where a deck states none, and names no other server', async () => {
  entry = await writeDeck('icon', [COVER])
  const { url } = await serve()
  const html = await (await fetch(url)).text()
  expect(html).toContain('href="/favicon.svg"')
  expect(html).not.toMatch(/https?:\/\//)
  const icon = await fetch(`${url}favicon.svg`)
  expect(icon.headers.get('content-type')).toBe('image/svg+xml')
  expect(await icon.text()).toContain('<svg')
})

it('listens on this machine only, on the next free port', async () => {
  entry = await writeDeck('local', [COVER])
  const first = await serve()
  const second = await serve()
  expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  expect(second.url).not.toBe(first.url)
  expect((await fetch(first.url)).status).toBe(200)
  if (address)
    await expect(fetch(first.url.replace('127.0.0.1', address))).rejects.toThrow('fetch failed')
})

it('shows an edit of the deck, with more slides and with fewer', async () => {
  entry = await writeDeck('edit', [
    COVER,
    message('a', 'Second'),
  ])
  const { url } = await serve()
  await page.goto(`${url}#/2`)
  await expectTitle('Second')

  await writeFile(entry, deckText([
    COVER,
    message('a', 'Second, edited'),
    message('b', 'Third'),
  ]))
  await expectTitle('Second, edited')
  await page.keyboard.press('ArrowRight')
  await expectTitle('Third')

  await page.keyboard.press('ArrowLeft')
  await writeWhole(entry, deckText([
    message('a', 'First of one'),
  ]))
  await page.goto(`${url}#/1`)
  await expectTitle('First of one')
  expect((await fetch(`${url}__slidev/slides/2.json`)).status).toBe(404)
})

it('starts again on the same port when Slidev can not follow a change', async () => {
  entry = await writeDeck('restart', [COVER])
  const { url } = await serve()
  await page.goto(url)
  await expectTitle('生成式 AI 与云服务')
  await writeFile(entry, deckText([
    message('a', 'With new routes'),
  ]).replace('routerMode: hash', 'routerMode: history'))
  await expectTitle('With new routes')
  await page.goto(`${url}1`)
  await expectTitle('With new routes')
})

it('serves presenter, with the next slide and the notes of this one, and overview', async () => {
  entry = await writeDeck('presenter', [
    `${COVER}\n<!--\n- Welcome them **warmly**\n-->\n`,
    `${message('a', 'Next slide')}\n<!--\n- Say what comes next\n-->\n`,
  ])
  const { url } = await serve()
  await page.goto(`${url}#/presenter/1`)
  await page.getByRole('heading', { name: 'Next slide' }).waitFor({ timeout: 15_000 })
  await page.getByText('Welcome them warmly').waitFor({ timeout: 15_000 })
  await page.keyboard.press('ArrowRight')
  await page.getByText('Say what comes next').waitFor({ timeout: 15_000 })
  await page.goto(`${url}#/overview`)
  await page.getByRole('heading', { name: 'Next slide' }).waitFor({ timeout: 15_000 })
})

it('tells when there is no deck', async () => {
  entry = deckPath('none')
  await expect(startServer({ entry, root: ROOT })).rejects.toThrow(new UserError(`${entry}: there is no such deck`))
})
