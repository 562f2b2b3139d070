/** The kinds of chart that a dataset seldom needs, in a real browser: every mark is drawn, every text can be read. */
import type { Browser, Page } from 'playwright-chromium'
import type { Deck } from '../slides/model.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chartMarks } from '../charts/index.ts'
import { loadMessages } from '../locales/messages.ts'
import { fit } from '../slides/fit.ts'
import { createMeasure } from '../slides/measure.ts'
import { writeDeck } from '../slides/write-deck.ts'
import { chartSlides } from '../testing/chart-slides.ts'
import { openBrowser } from './browser.ts'
import { lookAtDeck } from './print-look.ts'
import { showDeck } from './show-deck.ts'
import { openStage } from './stage.ts'
import { ROOT } from './test-decks.ts'

const measure = createMeasure()

let folder: string
let stage: ReturnType<typeof openStage>
let browser: Browser
let page: Page
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prismdeck-charts-'))
  stage = openStage(ROOT)
  browser = await openBrowser()
  page = await browser.newPage()
})
afterAll(async () => {
  await browser.close()
  await stage.close()
  await rm(folder, { recursive: true, force: true })
})

describe.each([
  ['zh', 'plain'],
  ['en', 'mixed'],
  ['en', 'unbroken'],
] as const)('charts with names in %s, %s', (lang, style) => {
  it('are drawn whole and can be read, in both colour schemes', async () => {
    const slides = chartSlides(lang, style).map(slide => ({ ...slide, minutes: 1 }))
    const deck: Deck = { audience: 'all', name: 'all', lang, title: 'charts', author: '', minutes: slides.length, sections: [], cut: [], slides }
    const fitted = fit(deck, measure, loadMessages(lang))
    const file = join(folder, 'deck.md')
    await writeFile(file, writeDeck(fitted, loadMessages(lang)))
    const staged = await stage.show(file)
    for (const dark of [false, true]) {
      const looks = await showDeck(page, staged, { slides: fitted.slides.length, dark }, lookAtDeck)
      const faults = fitted.slides.flatMap((slide, i) => {
        const { overflow, texts, charts } = looks[i]!
        const marks = 'chart' in slide ? chartMarks(slide.chart) : 0
        return [...overflow, ...texts, ...charts.filter(chart => !chart.ready || chart.marks < marks).map(chart => `${chart.marks} of ${marks} marks`)]
          .map(fault => ({ slide: slide.id, fault }))
      })
      expect(faults, dark ? 'dark' : 'light').toEqual([])
    }
  })
})
