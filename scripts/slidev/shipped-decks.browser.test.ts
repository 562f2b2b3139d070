/** The shipped decks in a real browser: walked through with the arrow keys, every slide looked at; in both schemes, nothing is found. */
import type { Browser, Page } from 'playwright-chromium'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chartMarks } from '../charts/index.ts'
import { tellFinding } from '../check/finding.ts'
import { loadDataset } from '../dataset/load.ts'
import { makeDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { ROOT, SHIPPED_DATA, SHIPPED_DECKS } from '../testing/data-folder.ts'
import { openBrowser } from './browser.ts'
import { checkDecks } from './check-decks.ts'
import { inspectDeck } from './inspect.ts'
import { startServer } from './server.ts'

const { dataset, audiences } = await loadDataset(SHIPPED_DATA)
const measure = createMeasure()
const decks = audiences.flatMap(audience => dataset.languages.map(language => ({
  ...makeDeck(dataset, audience, language, measure),
  name: `${audience.id}.${language}`,
})))

// One page for all: the Chromium that comes from npm ends with its last page.
let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage()
})
afterAll(() => browser.close())

describe.each(decks)('the deck $name', ({ name, slides }) => {
  it('shows every slide, with its chart and its diagram, and nothing overflows', async () => {
    const server = await startServer({
      entry: join(SHIPPED_DECKS, `${name}.md`),
      root: ROOT,
      port: 24080,
    })
    try {
      const reports = await inspectDeck(page, server.url, slides.length)
      expect(reports.map(({ id }) => id)).toEqual(slides.map(({ id }) => id))
      for (const [i, report] of reports.entries()) {
        const slide = slides[i]!
        expect([
          ...report.problems,
          ...report.consoleErrors,
        ], slide.id).toEqual([])
        expect(report.overflow, slide.id).toEqual([])
        expect(report.charts.map(({ ready }) => ready), slide.id).toEqual('chart' in slide
          ? [true]
          : [])
        if ('chart' in slide)
          expect(report.charts[0]!.marks, slide.id).toBeGreaterThanOrEqual(chartMarks(slide.chart))
        expect(report.diagrams.map(({ nodes }) => nodes), slide.id).toEqual('diagram' in slide
          ? [slide.diagram.nodes]
          : [])
      }
    }
    finally {
      await server.close()
    }
  })
})

it.each(audiences.map(({ id }) => id))('check finds nothing in the decks for %s, in light and in dark', async (audience) => {
  const findings = await checkDecks(decks.filter(deck => deck.audience === audience).map(({ name, slides, minutes, budget, brand }) => ({
    entry: join(SHIPPED_DECKS, `${name}.md`),
    slides,
    fonts: brand?.fonts,
    minutes,
    ...(budget !== undefined && { budget }),
  })), { root: ROOT })
  expect(findings.map(tellFinding)).toEqual([])
}, 300_000)
