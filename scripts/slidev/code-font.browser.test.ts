/** Code in a real browser and in a PDF: in the mono font that comes with the package, each letter as wide as the next, Chinese in the deck's own font. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../testing/data-folder.ts'
import { drawnFonts } from '../testing/drawn-fonts.ts'
import { readPdf } from '../testing/read-pdf.ts'
import { openTestStage } from '../testing/test-stage.ts'
import { printDeck } from './print.ts'
import { showDeck } from './show-deck.ts'
import { deckText, message } from './test-decks.ts'

const { show, page } = openTestStage()

const SLIDE = `${message('code', 'Code')}
Inline \`iiii\` and \`WWWW\`

\`\`\`ts
iiii = "一行"
WWWW ─├→
\`\`\`
`

it('is monospaced, and embedded', { timeout: 180_000 }, async () => {
  const { fonts, widths, pdf } = await showDeck(page(), await show(deckText([SLIDE])), { slides: 1 }, async (shown) => {
    const { finish } = await printDeck(shown)
    return {
      fonts: await drawnFonts(shown.page),
      widths: await shown.page.evaluate(() => {
        const widthOf = (element: Element, text: string) => {
          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = (node as Text).data.indexOf(text)
            if (at >= 0) {
              const range = document.createRange()
              range.setStart(node, at)
              range.setEnd(node, at + text.length)
              return Math.round(range.getBoundingClientRect().width * 10) / 10
            }
          }
          return Number.NaN
        }
        const [narrow, wide] = document.querySelectorAll(':not(pre) > code')
        const fence = document.querySelector('pre code')!
        return [[widthOf(narrow!, 'iiii'), widthOf(wide!, 'WWWW')], [widthOf(fence, 'iiii'), widthOf(fence, 'WWWW')]]
      }),
      pdf: await finish(),
    }
  })
  for (const [narrow, wide] of widths) {
    expect(narrow).toBeGreaterThan(20)
    expect(wide).toBe(narrow)
  }
  const familyOf = (part: string) => [...new Set(fonts.filter(({ text }) => text.includes(part)).map(({ family }) => family))].sort()
  expect(familyOf('iiii')).toEqual(['DejaVu Sans Mono'])
  expect(familyOf('─├→')).toEqual(['DejaVu Sans Mono'])
  expect(familyOf('一行')).toEqual(expect.arrayContaining([expect.stringContaining('Noto Sans SC')]))
  expect(fonts.filter(({ isOwn }) => !isOwn)).toEqual([])

  const file = join(await temporaryFolder(), 'code.pdf')
  await writeFile(file, pdf)
  expect((await readPdf(file)).fonts).toContainEqual({ name: expect.stringContaining('DejaVuSansMono'), type: 'CIDFontType2', embedded: true })
})
