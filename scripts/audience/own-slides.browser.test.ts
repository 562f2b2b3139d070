/** Own slides of a dataset from somebody else, in a real browser: while they are served, in the built site, and on the pages that are exported. */
import type { Browser, Page } from 'playwright-chromium'
import { Buffer } from 'node:buffer'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeDecks, planUnchecked, saveDecks } from '../commands/command.ts'
import { writeFolderWhole } from '../disk/write-file.ts'
import { serveDecks } from '../serve/serve-decks.ts'
import { buildSite } from '../site/build-site.ts'
import { openBrowser } from '../slidev/browser.ts'
import { openStage } from '../slidev/stage.ts'
import { ROOT, SHIPPED_DATA } from '../testing/data-folder.ts'
import { NASTY } from '../testing/hostile-text.ts'

const DECK = 'board.en'

const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==', 'base64')

const MARKDOWN = `
![The plan](plan.png)

{{ constructor.constructor('globalThis.__probe = 1')() }}

<script setup>
globalThis.__probe = 2
fetch('https://evil.example/from-script')
</script>

![beacon](https://evil.example/beacon.png)

<img src="https://evil.example/beacon2.png" onerror="globalThis.__probe = 3">

::right::

${NASTY.slice(0, 30).join('\n\n').replaceAll('__probe()', '__probe = 4').replaceAll(/^(?:::|---).*$/gm, '')}
`

let browser: Browser
let folder: string
let data: string

beforeAll(async () => {
  browser = await openBrowser()
  folder = await mkdtemp(join(tmpdir(), 'prismdeck-own-'))
  data = join(folder, 'data')
  await mkdir(join(data, 'audiences'), { recursive: true })
  await mkdir(join(data, 'sections'))
  for (const file of ['dataset.yaml', 'corrections.yaml', ...(await readdir(join(SHIPPED_DATA, 'sections'))).map(name => `sections/${name}`)])
    await writeFile(join(data, file), await readFile(join(SHIPPED_DATA, file)))
  await writeFile(join(data, 'plan.png'), PICTURE)
  await writeFile(join(data, 'audiences/board.yaml'), JSON.stringify({
    name: 'Board',
    languages: ['en'],
    sections: ['use-cases'],
    slides: [{ id: 'mine', before: 'use-cases', title: { en: 'Mine' }, layout: 'two-cols', frontmatter: { background: 'plan.png' }, markdown: { en: MARKDOWN } }],
  }))
})
afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Opens a page and looks at the own slide on it, and at what the page asked for and ran. */
async function look(address: string, slide: (page: Page) => Promise<unknown>) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage()
  page.setDefaultTimeout(150_000)
  const asked: string[] = []
  await page.route(/evil\.example|example\.invalid/, route => route.abort())
  page.on('request', request => asked.push(request.url()))
  const missing: string[] = []
  page.on('response', response => void (response.status() >= 400 && missing.push(response.url())))
  await page.goto(address)
  await slide(page)
  const own = page.locator('.slidev-layout.two-columns:visible').first()
  await own.getByRole('heading', { name: 'Mine' }).waitFor()
  const picture = own.locator('img[alt="The plan"]')
  await picture.evaluate((image: HTMLImageElement) => image.complete || new Promise(resolve => image.addEventListener('load', resolve)))
  const seen = {
    width: await picture.evaluate((image: HTMLImageElement) => image.naturalWidth),
    background: await own.evaluate((element) => {
      const image = element.closest('.slidev-page')!.querySelector<HTMLImageElement>(':scope > .slide-background')!
      return [image.naturalWidth, image.getBoundingClientRect().width === element.getBoundingClientRect().width]
    }),
    // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- what is seen
    text: await own.innerText(),
    probe: await page.evaluate(() => (globalThis as { __probe?: unknown }).__probe),
    foreign: asked.filter(url => !/^(?:file|data|blob|about):|^http:\/\/(?:localhost|127\.0\.0\.1)[:/]/.test(url)),
    missing,
  }
  return seen
}

function expectHarmless(seen: Awaited<ReturnType<typeof look>>): void {
  expect(seen).toMatchObject({ width: 2, background: [2, true], probe: undefined, foreign: [] })
  for (const text of ['{{ constructor.constructor(\'globalThis.__probe = 1\')() }}', '<script setup>', 'onerror="globalThis.__probe = 3"', '{{ $slidev.nav.next() }}'])
    expect(seen.text).toContain(text)
}

it('run nothing, ask for nothing, and show their pictures while they are served', async () => {
  const presentation = await serveDecks({ plan: () => planUnchecked([], { data }), out: join(folder, 'served'), root: ROOT, port: 24_430, onTrouble: () => {}, hidden: [data] })
  try {
    const address = await presentation.open(DECK)
    const number = (await readFile(join(folder, `served/${DECK}.md`), 'utf8')).split('\nlayout: ').findIndex(text => text.includes('id: own/mine'))
    expectHarmless(await look(`${address}#/${number}`, page => page.locator('.slidev-layout.two-columns:visible').first().waitFor()))
  }
  finally {
    await presentation.close()
  }
}, 400_000)

it('run nothing, ask for nothing, and show their pictures in the site and when they are printed', async () => {
  const slides = join(folder, 'slides')
  const [saved] = await saveDecks(await makeDecks([], { data }), slides)
  const number = saved!.markdown.split('\nlayout: ').findIndex(text => text.includes('id: own/mine'))
  await writeFile(join(slides, 'public/pictures/of-another-deck.png'), PICTURE)
  const { files } = await buildSite([saved!.path], { root: ROOT })
  expect([...files.keys()].filter(name => name.includes('pictures/'))).toEqual([expect.stringMatching(/^pictures\/plan-[\da-f]{8}\.png$/)])
  await writeFolderWhole(join(folder, 'site'), files)
  expectHarmless(await look(`${pathToFileURL(join(folder, 'site', `${DECK}.html`)).href}#/${number}`, page => page.locator('.slidev-layout.two-columns:visible').first().waitFor()))

  const stage = openStage(ROOT)
  try {
    const { url } = await stage.show(saved!.path)
    expectHarmless(await look(`${url}&print=true`, page => page.locator('.slidev-layout.two-columns').first().waitFor()))
  }
  finally {
    await stage.close()
  }
}, 400_000)
