import type { Browser } from 'playwright-chromium'
import type { RunningServer } from './server.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { inspectDeck } from './inspect.ts'
import { startServer } from './server.ts'
import { BROKEN_DIAGRAM, CHART, COVER, DIAGRAM, message, removeDecks, ROOT, writeDeck } from './test-decks.ts'

const CROWDED = message('crowded', '每一项都注明在来源中的位置'.repeat(40))
const LOUD = `${message('loud', 'Loud')}\n<div style="position: absolute; left: 1200px; top: 600px; width: 200px; height: 50px">out</div>`
const BLANK = `${message('blank', 'Blank')}\n{{ $nothing.at.all }}\n`

/** What the console tells of it. */
const OF_THE_LAST = /\$nothing|Unhandled error during execution|Cannot read properties of undefined/

let entry: string
let browser: Browser
let server: RunningServer

beforeAll(async () => {
  entry = await writeDeck('inspect', [
    COVER,
    CHART,
    DIAGRAM,
    BROKEN_DIAGRAM,
    CROWDED,
    LOUD,
    BLANK,
  ])
  browser = await openBrowser()
  server = await startServer({
    entry,
    root: ROOT,
    port: 24030,
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
  await removeDecks(entry)
})

it('tells of every slide what is drawn and what is wrong, from this machine only', async () => {
  const page = await browser.newPage()
  const foreign: string[] = []
  await page.route(url => !['127.0.0.1', ''].includes(url.hostname), (route) => {
    foreign.push(route.request().url())
    return route.abort()
  })
  // On a busy machine, Slidev loads the slides that follow meanwhile, and the console tells of the last one's errors.
  const [cover, chart, diagram, broken, crowded, loud, blank] = await inspectDeck(page, server.url, 7)

  expect(foreign).toEqual([])
  expect(cover).toMatchObject({
    number: 1,
    id: 'cover',
    charts: [],
    diagrams: [],
    problems: [],
    overflow: [],
  })
  expect(cover?.consoleErrors.filter(text => !OF_THE_LAST.test(text))).toEqual([])
  expect(cover?.url).toBe(`${server.url}#/1`)
  expect(chart).toMatchObject({
    id: 'use-cases/counts',
    charts: [
      { ready: true, marks: 3 },
    ],
    problems: [],
    overflow: [],
  })
  expect(diagram).toMatchObject({
    diagrams: [
      { nodes: 3, clusters: 1 },
    ],
    problems: [],
    overflow: [],
  })
  expect(broken).toMatchObject({
    id: 'broken/diagram',
    diagrams: [
      {
        error: expect.stringContaining('Parse error'),
      },
    ],
  })
  expect(broken?.problems).toEqual([
    expect.stringContaining('diagram not drawn'),
  ])
  expect(crowded?.overflow).toContainEqual(expect.objectContaining({
    element: expect.stringContaining('h1'),
    kind: 'is too tall for its box',
  }))
  expect(crowded?.problems).toEqual([])
  expect(loud?.overflow).toContainEqual(expect.objectContaining({ text: 'out', kind: 'leaves the slide', pixels: 120 }))
  expect(blank?.problems).toEqual(['layout not drawn'])
  expect(blank?.consoleErrors).toContainEqual(expect.stringContaining('Cannot read properties of undefined'))
})

it('wants to know how many slides there are', async () => {
  const page = await browser.newPage()
  await expect(inspectDeck(page, server.url, 2)).rejects.toThrow('the deck has more than 2 slides')
  await page.close()
})
