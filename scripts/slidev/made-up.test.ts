/** Decks of datasets that nobody would write, printed in a real browser: every slide fits and can be read. */
import type { Browser, Page } from 'playwright-chromium'
import type { RunningServer } from './server.ts'
import { rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chartMarks } from '../charts/index.ts'
import { loadDataset } from '../dataset/load.ts'
import { loadMessages } from '../locales/messages.ts'
import { makeDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { writeDeck } from '../slides/write-deck.ts'
import { MADE_UP, madeUpFolder } from '../testing/made-up-dataset.ts'
import { openBrowser } from './browser.ts'
import { lookAtPrint } from './print-look.ts'
import { startServer } from './server.ts'
import { deckPath, ROOT } from './test-decks.ts'

const measure = createMeasure()
const entry = deckPath('made-up')

let browser: Browser
let page: Page
let server: RunningServer | undefined
beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage()
})
afterAll(async () => {
  await browser.close()
  await server?.close()
  await rm(entry, { force: true })
})

/** One server shows one deck after the other. */
async function show(text: string): Promise<string> {
  if (server) {
    await server.setEntryText(text)
    return server.url
  }
  await writeFile(entry, text)
  server = await startServer({ entry, root: ROOT, mode: 'export', port: 24090 })
  return server.url
}

// Larger ones follow as diagrams learn to split.
describe.each(MADE_UP.filter(({ items }) => items < 3).flatMap(madeUp => madeUp.languages.map(language => ({ ...madeUp, language }))))('a dataset of $name in $language', (madeUp) => {
  it('fits on slides that can be read, in both colour schemes, with every chart and diagram', async () => {
    const { dataset, audiences } = await loadDataset(await madeUpFolder(madeUp))
    const deck = makeDeck(dataset, audiences[0]!, madeUp.language, measure)
    const url = await show(writeDeck(deck, loadMessages(madeUp.language)))
    for (const dark of [false, true]) {
      const looks = await lookAtPrint(page, { url, slides: deck.slides.length, dark })
      const wrong = deck.slides.flatMap((slide, i) => {
        const { overflow, texts, charts, diagrams } = looks[i]!
        const marks = 'chart' in slide ? chartMarks(slide.chart) : 0
        const nodes = 'diagram' in slide ? slide.diagram.nodes : 0
        return [
          ...overflow.map(({ element, text, kind, pixels }) => `${slide.id}: "${text}" ${kind} by ${pixels} px (${element})`),
          ...texts.map(({ text, kind, detail }) => `${slide.id}: "${text}" ${kind}: ${detail}`),
          ...charts.filter(chart => !chart.ready || chart.marks < marks).map(chart => `${slide.id}: ${chart.marks} of ${marks} marks`),
          ...('chart' in slide && charts.length !== 1 ? [`${slide.id}: no chart`] : []),
          ...diagrams.filter(diagram => diagram.nodes !== nodes).map(diagram => `${slide.id}: ${diagram.nodes} of ${nodes} nodes`),
          ...('diagram' in slide && diagrams.length !== 1 ? [`${slide.id}: no diagram`] : []),
        ]
      })
      expect(wrong, dark ? 'dark' : 'light').toEqual([])
    }
  })
})
