/** A built site shows each layout as the presentation and the PDF do, pixel by pixel. */
import type { Browser } from 'playwright-chromium'
import { Buffer } from 'node:buffer'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadDataset } from '../dataset/load.ts'
import { writeFolderWhole } from '../disk/write-file.ts'
import { loadMessages } from '../locales/messages.ts'
import { makeDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { writeDeck } from '../slides/write-deck.ts'
import { openBrowser } from '../slidev/browser.ts'
import { waitUntilReady } from '../slidev/readiness.ts'
import { takeScreenshots } from '../slidev/screenshots.ts'
import { showDeck, SLIDE } from '../slidev/show-deck.ts'
import { openStage } from '../slidev/stage.ts'
import { ROOT } from '../testing/data-folder.ts'
import { buildSite } from './build-site.ts'

/** How far a colour may be off, from 0 to 1, and how many pixels may be off further. */
const THRESHOLD = 0.04
const MOST_PIXELS = 30

let folder: string
let browser: Browser
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prismdeck-looks-'))
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

it('looks as presented', async () => {
  const { dataset, audiences } = await loadDataset(join(ROOT, 'scripts/testing/every-layout'))
  const deck = makeDeck(dataset, audiences[0]!, 'en', createMeasure())
  const entry = join(folder, 'deck.md')
  await writeFile(entry, writeDeck(deck, loadMessages('en')))

  const stage = openStage(ROOT)
  const printed = await browser.newPage()
  const staged = await stage.show(entry)
  const pictures = await showDeck(printed, staged, { slides: deck.slides.length }, takeScreenshots)
  await stage.close()

  const site = join(folder, 'site')
  await writeFolderWhole(site, (await buildSite([entry], { root: ROOT })).files)
  const page = await browser.newPage({ viewport: SLIDE, colorScheme: 'light', reducedMotion: 'reduce' })
  const layouts = deck.slides.map(({ layout }) => layout)
  expect(new Set(layouts).size).toBeGreaterThan(10)
  const differences: string[] = []
  for (const [i, layout] of layouts.entries()) {
    // One slide of each layout.
    if (layouts.indexOf(layout) !== i)
      continue
    const number = i + 1
    await page.goto('about:blank')
    await page.goto(`${pathToFileURL(join(site, 'deck.html')).href}#/${number}`)
    expect(await waitUntilReady(page, { selector: `#slideshow > [data-slidev-no="${number}"]`, slides: 1 }), layout).toEqual([])
    const seen = PNG.sync.read(await page.screenshot({ animations: 'disabled' }))
    const expected = PNG.sync.read(Buffer.from([...pictures.values()][i]!))
    const pixels = pixelmatch(expected.data, seen.data, undefined, seen.width, seen.height, { threshold: THRESHOLD })
    if (pixels > MOST_PIXELS)
      differences.push(`slide ${number} (${layout}): ${pixels} pixels differ`)
  }
  expect(differences).toEqual([])
}, 240_000)
