/** The start page of a branded dataset in a real browser, light and dark, as `serve` shows it. */
import { copyFile, cp, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { planUnchecked } from '../commands/command.ts'
import { serveDecks } from '../serve/serve-decks.ts'
import { openBrowser } from '../slidev/browser.ts'
import { ROOT, SHIPPED_DATA, temporaryFolder } from '../testing/data-folder.ts'
import { drawnFonts } from '../testing/drawn-fonts.ts'

const require = createRequire(import.meta.url)

const BRAND = `colors:
  light: { accent: "#a8431b", surface: "#fffdf8", text: "#2b211b" }
  dark: { accent: "#ffb48a", surface: "#241009" }
logo: light.svg
logo-dark: dark.svg
footer: { zh: 内部资料, en: Internal }
fonts:
  latin: { regular: regular.woff2, bold: bold.woff2 }
`

const logo = (width: number) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="40"><circle cx="20" cy="20" r="20"/></svg>`

it('has the brand\'s colours, logo, fonts and footer, and all of it can be read', { timeout: 120_000 }, async () => {
  const [data, out] = [join(await temporaryFolder(), 'data'), await temporaryFolder()]
  await cp(SHIPPED_DATA, data, { recursive: true })
  await writeFile(join(data, 'brand.yaml'), BRAND)
  await writeFile(join(data, 'light.svg'), logo(40))
  await writeFile(join(data, 'dark.svg'), logo(80))
  await copyFile(require.resolve('katex/dist/fonts/KaTeX_Main-Regular.woff2'), join(data, 'regular.woff2'))
  await copyFile(require.resolve('katex/dist/fonts/KaTeX_Main-Bold.woff2'), join(data, 'bold.woff2'))
  const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8')

  const presentation = await serveDecks({ plan: () => planUnchecked(['executive'], { data }), out, root: ROOT, port: 24930, onTrouble: () => {} })
  const browser = await openBrowser()
  try {
    const seen = []
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ colorScheme })
      const failed: string[] = []
      page.on('response', response => response.status() >= 400 && failed.push(response.url()))
      await page.goto(presentation.url)
      await page.evaluate(() => document.fonts.ready)
      await page.evaluate(`${axe};undefined`)
      const look = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: { run: (root: object, options: object) => Promise<{ violations: { nodes: { html: string }[] }[] }> } }
        const { violations } = await axe.run(document, { runOnly: ['color-contrast'] })
        return {
          surface: getComputedStyle(document.body).backgroundColor,
          accent: getComputedStyle(document.querySelector('header')!).borderTopColor,
          logo: document.querySelector<HTMLImageElement>('.logo')!.naturalWidth,
          footers: [...document.querySelectorAll('footer')].map(({ textContent }) => textContent),
          pale: violations.flatMap(({ nodes }) => nodes.map(({ html }) => html)),
        }
      })
      seen.push(look)
      const heading = (await drawnFonts(page)).filter(({ text }) => text === 'Generative AI and Cloud Services')
      expect(heading.map(({ family, isOwn }) => `${family} ${isOwn}`)).toContain('KaTeX_Main true')
      expect(failed).toEqual([])
    }
    // The browser's language stands first.
    const footers = ['Internal', '内部资料']
    expect(seen).toEqual([
      { surface: 'rgb(255, 253, 248)', accent: 'rgb(168, 67, 27)', logo: 40, footers, pale: [] },
      { surface: 'rgb(36, 16, 9)', accent: 'rgb(255, 180, 138)', logo: 80, footers, pale: [] },
    ])
  }
  finally {
    await browser.close()
    await presentation.close()
  }
})
