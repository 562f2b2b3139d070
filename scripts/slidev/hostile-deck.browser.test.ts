/**
 * Nasty texts in every place of a dataset, in a real browser: nothing of them runs, nothing is asked
 * of another machine, every slide is drawn, and charts and diagrams show the characters themselves.
 */
import type { Browser } from 'playwright-chromium'
import type { Deck } from '../slides/model.ts'
import type { RunningServer } from './server.ts'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadDataset } from '../dataset/load.ts'
import { loadMessages } from '../locales/messages.ts'
import { fit } from '../slides/fit.ts'
import { makeDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { writeDeck } from '../slides/write-deck.ts'
import { chartSlidesOf } from '../testing/chart-slides.ts'
import { ROOT, SHIPPED_DATA } from '../testing/data-folder.ts'
import { isShown, NASTY, withTexts } from '../testing/hostile-text.ts'
import { openBrowser } from './browser.ts'
import { inspectDeck } from './inspect.ts'
import { startServer } from './server.ts'
import { deckPath, removeDecks } from './test-decks.ts'

const { dataset, audiences } = await loadDataset(SHIPPED_DATA)
const texts = NASTY.filter(text => isShown(text))
let used = 0
const nasty = () => texts[used++ % texts.length]!
const measure = createMeasure()
const shipped = makeDeck(withTexts(dataset, nasty), audiences.find(({ id }) => id === 'full')!, 'en', measure)
const charts = chartSlidesOf(nasty).filter(({ chart }, i, all) => all.findIndex(other => other.chart.kind === chart.kind) === i)
/** The dataset's slides, and one of each kind of chart, whichever kinds the dataset has. */
const deck: Deck = { ...shipped, slides: [...shipped.slides, ...fit({ ...shipped, slides: charts.map(slide => ({ ...slide, minutes: 1 })) }, measure, loadMessages('en')).slides] }
const diagrams = deck.slides.flatMap(slide => 'diagram' in slide ? [slide.diagram] : [])

const entry = deckPath('nasty')
let browser: Browser
let server: RunningServer

beforeAll(async () => {
  await writeFile(entry, writeDeck(deck, loadMessages('en')))
  browser = await openBrowser()
  server = await startServer({ entry, root: ROOT, port: 24330, log: 'silent' })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await removeDecks(entry)
})

it('uses every nasty text', () => {
  expect(used).toBeGreaterThan(texts.length)
})

it('runs nothing, asks nothing of others, and draws every slide', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const called: string[] = []
  const foreign: string[] = []
  await page.exposeFunction('__probe', () => void called.push('probe'))
  page.on('dialog', dialog => void dialog.dismiss())
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (!['data:', 'blob:', 'about:'].includes(protocol) && hostname !== '127.0.0.1')
      foreign.push(request.url())
  })
  const reports = await inspectDeck(page, server.url, deck.slides.length)
  for (const [i, report] of reports.entries()) {
    const slide = deck.slides[i]!
    expect([...report.problems, ...report.consoleErrors], slide.id).toEqual([])
    expect(report.charts.map(({ ready }) => ready), slide.id).toEqual('chart' in slide ? [true] : [])
    expect(report.diagrams.map(({ nodes }) => nodes), slide.id).toEqual('diagram' in slide ? [slide.diagram.nodes] : [])
  }

  // What shows titles and notes: the overview, the presenter's view, and the list of slides.
  for (const route of ['#/overview', '#/presenter/1', '#/notes']) {
    await page.goto('about:blank')
    await page.goto(`${server.url}${route}`)
    await page.locator('h1, .slidev-note, .prose').first().waitFor({ state: 'attached', timeout: 60_000 })
    await page.waitForTimeout(500)
  }
  await page.goto('about:blank')
  await page.goto(`${server.url}#/1`)
  await page.locator('h1:visible').first().waitFor({ timeout: 60_000 })
  await page.keyboard.press('g')
  await page.waitForTimeout(500)
  expect(called).toEqual([])
  expect(foreign).toEqual([])
  await page.goto('about:blank')
})

it('makes diagrams that Mermaid itself can read, with as many nodes as were meant', async () => {
  const page = await browser.newPage()
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js') })
  const results = await page.evaluate(async (codes) => {
    const { mermaid } = globalThis as unknown as { mermaid: { parse: (code: string) => Promise<unknown> } }
    return Promise.all(codes.map(code => mermaid.parse(code).then(() => 'read', (error: Error) => `${error.message}\n${code}`)))
  }, diagrams.map(({ mermaid }) => mermaid))
  expect(diagrams.length).toBeGreaterThan(10)
  expect(results).toEqual(diagrams.map(() => 'read'))
})
