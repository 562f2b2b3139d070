/** A brand's own fonts in a real browser: used first, the program's for what they lack, and all text as it was measured. */
import { copyFile, cp, mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { saveFonts } from '../brand/font.ts'
import { loadDataset } from '../dataset/load.ts'
import { loadMessages } from '../locales/messages.ts'
import { makeDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { writeDeck } from '../slides/write-deck.ts'
import { ROOT, SHIPPED_DATA, temporaryFolder } from '../testing/data-folder.ts'
import { drawnFonts } from '../testing/drawn-fonts.ts'
import { findDrifts } from '../testing/set-texts.ts'
import { openBrowser } from './browser.ts'
import { lookAtDeck } from './print-look.ts'
import { showDeck } from './show-deck.ts'
import { openStage } from './stage.ts'

const require = createRequire(import.meta.url)

/** A serif with few letters beyond ASCII, and weights of a Chinese font that the program doesn't use. */
const FONTS = {
  'regular.woff2': 'katex/dist/fonts/KaTeX_Main-Regular.woff2',
  'bold.ttf': 'katex/dist/fonts/KaTeX_Main-Bold.ttf',
  'heiti.woff2': '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-300-normal.woff2',
  'heiti-black.woff2': '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-900-normal.woff2',
}

const BRAND = `fonts:
  latin: { regular: fonts/regular.woff2, bold: fonts/bold.ttf }
  chinese: { regular: fonts/heiti.woff2, bold: fonts/heiti-black.woff2 }
`

it('a brand sets its decks in its own fonts', { timeout: 120_000 }, async () => {
  const [data, decks] = [join(await temporaryFolder(), 'data'), await temporaryFolder()]
  await cp(SHIPPED_DATA, data, { recursive: true })
  await mkdir(join(data, 'fonts'))
  await writeFile(join(data, 'brand.yaml'), BRAND)
  for (const [to, from] of Object.entries(FONTS))
    await copyFile(require.resolve(from), join(data, 'fonts', to))

  const { dataset, audiences } = await loadDataset(data)
  const measure = createMeasure()
  const stage = openStage(ROOT)
  const browser = await openBrowser()
  try {
    for (const language of ['zh', 'en']) {
      const deck = makeDeck(dataset, audiences.find(({ id }) => id === 'executive')!, language, measure)
      await saveFonts(decks, deck.brand?.fonts)
      const file = join(decks, `${language}.md`)
      await writeFile(file, writeDeck(deck, loadMessages(language)))
      const staged = await stage.show(file)
      const { drift, looks, fonts } = await showDeck(await browser.newPage(), staged, { slides: deck.slides.length }, async shown => ({
        drift: await findDrifts(shown.page, deck.slides, measure.in({ language, fonts: deck.brand?.fonts })),
        looks: await lookAtDeck(shown),
        fonts: await drawnFonts(shown.page),
      }))
      expect(drift).toEqual([])
      expect(looks.flatMap(({ overflow, texts }) => [...overflow, ...texts])).toEqual([])
      expect(fonts.filter(({ isOwn }) => !isOwn)).toEqual([])
      const other = fonts.filter(({ text, family }) => /^[A-Z]+$/i.test(text) && family !== 'KaTeX_Main')
      expect(other).toEqual([])
      // The program's own weight of it: only for signs that neither of the brand's fonts has.
      expect(fonts.filter(({ family, text }) => family === 'Noto Sans SC Thin' && !/[→☆●]/.test(text)), language).toEqual([])
      expect(fonts.map(({ family }) => family)).toEqual(expect.arrayContaining(['KaTeX_Main', ...(language === 'zh' ? ['Noto Sans SC Thin Black', 'Noto Sans SC Thin Light'] : [])]))
    }
  }
  finally {
    await browser.close()
    await stage.close()
  }
})
