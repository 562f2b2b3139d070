/** Rare ideographs and signs in a real browser and in a PDF: each from the deck's own fonts, and as wide as it was measured. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import rareParts from '../../styles/rare-fonts.json' with { type: 'json' }
import { advanceOf } from '../slides/fonts.ts'
import { drawnFonts, findForeignFonts } from '../testing/drawn-fonts.ts'
import { readPdf } from '../testing/read-pdf.ts'
import { openBrowser } from './browser.ts'
import { exportDecks } from './export.ts'
import { showDeck } from './show-deck.ts'
import { openStage } from './stage.ts'
import { deckText, message, ROOT } from './test-decks.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prismdeck-rare-'))
})
afterAll(() => rm(folder, { recursive: true }))

const ALL = Object.values(rareParts).flatMap(range => range.split(', ').flatMap((part) => {
  const [from, to = from] = part.slice(2).split('-').map(hex => Number.parseInt(hex, 16)) as [number, number?]
  return Array.from({ length: to! - from + 1 }, (_, i) => String.fromCodePoint(from + i))
}))

/** Markdown takes none of these as its own. */
const SIZE = 400
const SLIDES = Array.from({ length: Math.ceil(ALL.length / SIZE) }, (_, i) => ALL.slice(i * SIZE, (i + 1) * SIZE).join(''))

it('a browser draws every character that the packages have with the deck\'s fonts, as wide as it was measured', { timeout: 120_000 }, async () => {
  expect(ALL.length).toBeGreaterThan(7000)
  const file = join(folder, 'all.md')
  await writeFile(file, deckText(SLIDES.map((text, i) => message(`all/${i}`, text))))
  const stage = openStage(ROOT)
  const browser = await openBrowser()
  try {
    const seen = await showDeck(await browser.newPage(), await stage.show(file), { slides: SLIDES.length }, async ({ page }) => ({
      foreign: await findForeignFonts(page),
      widths: await page.evaluate(async (chars) => {
        const context = document.createElement('canvas').getContext('2d')!
        const family = getComputedStyle(document.querySelector('.slidev-layout h1')!).fontFamily
        return Promise.all([400, 700].map(async (weight) => {
          const font = `${weight} 100px ${family}`
          await document.fonts.load(font, chars.join(''))
          context.font = font
          return chars.map(char => context.measureText(char).width / 100)
        }))
      }, ALL),
    }))
    expect(seen.foreign).toEqual([])
    const wrong = [400, 700].flatMap((weight, i) => ALL.filter((char, at) => Math.abs(advanceOf(char, weight as 400 | 700)! - seen.widths[i]![at]!) > 0.005).map(char => `${char} ${weight}`))
    expect(wrong).toEqual([])
  }
  finally {
    await browser.close()
    await stage.close()
  }
})

it('a PDF has them as embedded TrueType, and a page reads only the parts that it needs', { timeout: 60_000 }, async () => {
  const text = '賒帳、謄本與㈱'
  const entry = join(folder, 'few.md')
  await writeFile(entry, deckText([message('few', text)]))
  const output = join(folder, 'few.pdf')
  await exportDecks([{ entry, output, slides: 1 }], { root: ROOT })
  const { pages, fonts } = await readPdf(output)
  expect(pages[0]!.text).toContain(text)
  expect(fonts.map(({ type, embedded }) => ({ type, embedded })).filter(({ type, embedded }) => !embedded || type === 'Type3')).toEqual([])

  const stage = openStage(ROOT)
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    const read = new Set<string>()
    page.on('request', request => /noto-sans-[st]c-\d+-/.test(request.url()) && read.add(request.url()))
    const fonts = await showDeck(page, await stage.show(entry), { slides: 1 }, ({ page }) => drawnFonts(page))
    expect(fonts.filter(({ isOwn }) => !isOwn)).toEqual([])
    expect(read.size).toBeGreaterThan(0)
    expect(read.size).toBeLessThanOrEqual(4)
  }
  finally {
    await browser.close()
    await stage.close()
  }
})
