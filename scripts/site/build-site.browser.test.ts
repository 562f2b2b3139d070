import type { Browser, Page } from 'playwright-chromium'
import type { DeckAmongOthers } from '../slidev/deck-modules.ts'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeFolderWhole } from '../disk/write-file.ts'
import { openBrowser } from '../slidev/browser.ts'
import { CHART, COVER, DIAGRAM, message, removeDecks, ROOT, writeDeck } from '../slidev/test-decks.ts'
import { drawnFonts } from '../testing/drawn-fonts.ts'
import { buildSite } from './build-site.ts'
import { tryDecks } from './try-decks.ts'

const NOTE = '一个不外传的想法'

let folder: string
let entries: string[]
let files: Map<string, string | Uint8Array>
let decks: readonly DeckAmongOthers[]
let names: string[]
let browser: Browser
let page: Page
let url: string
let close: () => void
let asked: string[] = []
let problems: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prismdeck-site-'))
  entries = [
    await writeDeck('site-a', [COVER, CHART, `${DIAGRAM}\n<!--\n${NOTE}\n-->\n`], 'themeConfig:\n  corrected: 已更正\n'),
    await writeDeck('site-b', [message('b/first', 'The other **deck**'), message('b/second', '[back](1)')], 'title: Other\n'),
  ]
  const site = await buildSite(entries, { root: ROOT })
  files = site.files
  decks = site.decks
  names = decks.map(({ name }) => name)
  await writeFolderWhole(join(folder, 'any', 'where'), files)

  const server = createServer((request, response) => {
    const path = join(folder, decodeURI(new URL(request.url!, 'http://site').pathname))
    asked.push(path.slice(folder.length))
    void stat(path).then(
      () => createReadStream(path).pipe(response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream')),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  close = () => server.close()
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}/any/where`

  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  page.on('request', request => new URL(request.url()).hostname !== '127.0.0.1' && !/^(?:file|data|blob|about):/.test(request.url()) && problems.push(request.url()))
  // A browser with windows asks for the icon, and drops that where the page has gone on.
  page.on('requestfailed', request => request.failure()?.errorText !== 'net::ERR_ABORTED' && problems.push(request.url()))
  page.on('response', response => response.status() >= 400 && problems.push(`${response.status()} ${response.url()}`))
  page.on('console', line => line.type() === 'error' && problems.push(line.text()))
  page.on('pageerror', error => !/Wake Lock/.test(error.message) && problems.push(error.message))
})
afterAll(async () => {
  await browser.close()
  close()
  await removeDecks(...entries)
  await rm(folder, { recursive: true })
})

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' }

const onScreen = '#slideshow > [data-slidev-no]:visible'

it('tells nothing of the machine that built it, and has no code for developing', () => {
  for (const [name, content] of files) {
    // With what stands around it; a warning is Vue's to those who develop.
    const at = Math.max(String(content).indexOf(ROOT), String(content).indexOf('[Vue warn]'))
    expect(at < 0 ? '' : String(content).slice(at - 80, at + 80), name).toBe('')
  }
})

it('passes on the licences of what it is made of, and of what that contains', () => {
  const told = String(files.get('assets/licenses.txt'))
  // ECharts asks for its notice, too; Mermaid's files contain D3, which contains others.
  for (const part of ['This product includes software developed at\nThe Apache Software Foundation', '\nvue 3.', '\nzrender ', '\nmermaid ', '\nd3 ', '\ninternmap ', '\nsystemjs ', 'Permission is hereby granted, free of charge'])
    expect(told).toContain(part)
  expect(told).not.toMatch(/^(?:vite|vitest|@types\/d3) /m)
})

it('tries every slide with a diagram, and refuses a site that does not draw one', async () => {
  expect((await tryDecks(files, decks, undefined)).map(([name]) => name)).toEqual(names.map(name => `${name}.png`))
  const broken = [...files.keys()].filter(name => name.includes('flowDiagram-'))
  expect(broken).toHaveLength(1)
  const without = new Map([...files, ...broken.map(name => [name, 'throw new Error("this part was left out")'] as const)])
  await expect(tryDecks(without, decks, undefined)).rejects.toThrow(/^\S*site-a\S*\.html does not show what it should: slide 3/)
}, 60_000)

/** Walks through the decks, whose pages are below an address. */
async function walk(base: string): Promise<void> {
  problems = []
  await page.goto('about:blank')
  await page.goto(`${base}/${names[0]}.html`)
  await page.getByRole('heading', { name: '生成式 AI 与云服务' }).waitFor()
  expect(await page.title()).toBe('测试')
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
  await page.keyboard.press('ArrowRight')
  await page.locator('#slideshow > [data-slidev-no="2"] .chart-figure[data-ready="true"]').waitFor()
  expect(await page.locator('#slideshow > [data-slidev-no="2"] .slide-bottom').textContent()).toContain('2 / 3')
  await page.keyboard.press('ArrowRight')
  await page.locator('#slideshow > [data-slidev-no="3"] .mermaid svg .node').first().waitFor()
  expect(await page.evaluate(() => document.fonts.check('700 20px "Noto Sans SC"', '生成'))).toBe(true)

  await page.goto('about:blank')
  await page.goto(`${base}/${names[1]}.html#/2`)
  await page.locator(onScreen).getByRole('link', { name: 'back' }).click()
  await page.locator(onScreen).getByRole('heading', { name: 'The other deck' }).waitFor()
  expect(await page.title()).toBe('Other')
  expect(problems).toEqual([])
}

it('works from a sub-folder of any web server, with nothing from elsewhere', async () => {
  asked = []
  await walk(url)
  expect(asked.filter(path => !path.startsWith('/any/where/'))).toEqual([])
  // What only other decks need isn't loaded.
  expect(asked.length).toBeGreaterThan(5)
})

it('works from a disk, with no server', async () => {
  await walk(pathToFileURL(join(folder, 'any', 'where')).href)
})

it('has the fonts that its decks need, and no others', async () => {
  const fonts = [...files.keys()].filter(name => name.endsWith('.woff2')).join()
  expect(fonts).toContain('inter-latin-400')
  expect(fonts).toContain('noto-sans-sc-chinese-simplified-700')
  expect(fonts).not.toContain('noto-emoji')
  expect(fonts).not.toMatch(/noto-sans-tc|noto-sans-sc-[2-7]\d-/)
  const korean = await writeDeck('site-korean', [message('korean', '한국어 🎉 賒帳')])
  const { files: more } = await buildSite([korean], { root: ROOT })
  await removeDecks(korean)
  expect([...more.keys()].join()).toContain('noto-emoji')
  expect([...more.keys()].join()).toContain('noto-sans-kr')
  // Of the rare ones the parts that have these two, each in two weights.
  expect([...more.keys()].filter(name => /noto-sans-[st]c-\d+-/.test(name)).length).toBeLessThanOrEqual(fonts.split(',').filter(name => /noto-sans-[st]c-\d+-/.test(name)).length + 4)
  await writeFolderWhole(join(folder, 'more'), more)
  await page.goto(`${pathToFileURL(join(folder, 'more', [...more.keys()].find(name => name.endsWith('.html'))!)).href}#/1`)
  await page.getByRole('heading', { name: '賒帳' }).first().waitFor()
  await page.evaluate(() => document.fonts.ready)
  // Slidev's own buttons are in the machine's font.
  expect((await drawnFonts(page)).filter(({ text }) => text.includes('賒')).map(({ isOwn }) => isOwn)).not.toContain(false)
})

it('shows the overview and the presenter view', async () => {
  problems = []
  await page.goto('about:blank')
  await page.goto(`${url}/${names[1]}.html#/overview`)
  await page.getByText('The other deck').first().waitFor()
  await page.goto('about:blank')
  await page.goto(`${url}/${names[1]}.html#/presenter/1`)
  await page.getByRole('heading', { name: 'The other deck' }).first().waitFor()
  expect(problems).toEqual([])
})

it('lets the presenter\'s time go on when a page of the audience opens, and in another deck', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  const presenter = await context.newPage()
  const clock = presenter.locator('.group:has(> .font-mono)')
  const time = async () => (await clock.locator('.font-mono').textContent())!.replaceAll(/\s/g, '')
  await presenter.goto(`${url}/${names[1]}.html#/presenter/1`)
  await expect.poll(time, { timeout: 30_000 }).toBe('-:--')
  await clock.hover()
  await clock.locator('.op-80').first().click()
  await expect.poll(time, { timeout: 30_000 }).toMatch(/^\d+:\d+$/)

  const listener = await context.newPage()
  await listener.goto(`${url}/${names[1]}.html#/2`)
  // Both are on one slide as soon as they have heard of each other.
  await presenter.waitForURL(url => url.hash.startsWith('#/presenter/2'))
  expect(await time()).toMatch(/^\d+:\d+$/)

  await presenter.goto(`${url}/${names[0]}.html#/presenter/1`)
  await expect.poll(time, { timeout: 30_000 }).toMatch(/^\d+:\d+$/)
  await Promise.all([presenter.close(), listener.close()])
})

it('leaves the speaker notes out, and what no deck needs', () => {
  const texts = [...files].map(([, content]) => typeof content === 'string' ? content : new TextDecoder().decode(content))
  expect(texts.filter(text => text.includes(NOTE) || text.includes(JSON.stringify(NOTE).replace(/[^\x20-\x7E]/g, char => `\\u${char.charCodeAt(0).toString(16)}`)))).toEqual([])
  expect([...files.keys()].filter(name => /monaco|katex|sequenceDiagram|elk-|mindmap/i.test(name))).toEqual([])
})

it('keeps the notes where it is asked to, and shares all but the slides between decks', async () => {
  const withNotes = await buildSite(entries, { root: ROOT, notes: true })
  expect([...withNotes.files.values()].some(content => typeof content === 'string' && content.includes(NOTE))).toBe(true)
  const alone = await buildSite(entries.slice(0, 1), { root: ROOT })
  const bytes = (all: ReadonlyMap<string, string | Uint8Array>) => [...all.values()].reduce((sum, { length }) => sum + length, 0)
  expect(bytes(files) - bytes(alone.files)).toBeLessThan(20_000)
})

it('tells what does not compile', async () => {
  const bad = await writeDeck('site-bad', [COVER, '---\n\n<div v-if="(">unfinished</div>\n'])
  entries.push(bad)
  await expect(buildSite([bad], { root: ROOT })).rejects.toThrow(/the site can't be built: .*/)
})
