/** Draws the pictures of the gallery, each with the same browser, and so the same pixels, on every machine. */
import type { Page } from 'playwright-chromium'
import type { Stage } from '../slidev/stage.ts'
import type { Shot } from './layouts.ts'
import { Buffer } from 'node:buffer'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { loadDataset } from '../dataset/load.ts'
import { loadMessages } from '../locales/messages.ts'
import { makeDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { writeDeck } from '../slides/write-deck.ts'
import { openBundledBrowser } from '../slidev/browser.ts'
import { takeScreenshots } from '../slidev/screenshots.ts'
import { showDeck } from '../slidev/show-deck.ts'
import { openStage } from '../slidev/stage.ts'
import { halved } from './halve.ts'
import { SHOTS } from './layouts.ts'

const ROOT = join(import.meta.dirname, '../..')
const DATA = join(ROOT, 'scripts/testing/every-layout')

/** Where the pictures are committed. */
export const GALLERY = join(ROOT, 'docs/gallery')

/**
 * The pictures of all layouts, 640 × 360, by file name.
 *
 * @throws Error where the Chromium from npm does not start, or the dataset has no slide of a layout
 */
export async function drawGallery(): Promise<ReadonlyMap<string, PNG>> {
  const folder = await mkdtemp(join(tmpdir(), 'prismdeck-gallery-'))
  const stage = openStage(ROOT)
  const browser = await openBundledBrowser()
  try {
    const page = await browser.newPage()
    const pictures = new Map<string, PNG>()
    // One deck for all shots that are alike.
    for (const shots of Object.values(Object.groupBy(SHOTS, ({ language, dark }) => `${language} ${dark}`))) {
      for (const [file, picture] of await drawDeck(page, stage, folder, shots!))
        pictures.set(file, picture)
    }
    return pictures
  }
  finally {
    // In this order, as for exports.
    await browser.close()
    await stage.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Draws a deck with one slide a shot; all have the same language and colours. */
async function drawDeck(page: Page, stage: Stage, folder: string, shots: readonly Shot[]): Promise<(readonly [file: string, picture: PNG])[]> {
  const { language, dark } = shots[0]!
  const { dataset, audiences } = await loadDataset(DATA)
  const deck = makeDeck(dataset, audiences[0]!, language, createMeasure())
  const slides = shots.map(({ layout }) => {
    const slide = deck.slides.find(slide => slide.layout === layout)
    if (!slide)
      throw new Error(`${DATA} has no slide with the layout "${layout}"`)
    return slide
  })
  const file = join(folder, 'gallery.md')
  await writeFile(file, writeDeck({ ...deck, slides }, loadMessages(language)))
  const staged = await stage.show(file)
  const screenshots = await showDeck(page, staged, { dark }, takeScreenshots)
  return [...screenshots.values()].map((png, i) => [shots[i]!.file, halved(PNG.sync.read(Buffer.from(png)))])
}
