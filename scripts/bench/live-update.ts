/** From saving a change of the data to the changed text on the screens of presenter and audience. */
import type { Page } from 'playwright-chromium'
import type { Figure } from './bench.ts'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { nameOf, planDecks, planUnchecked } from '../commands/command.ts'
import { ROOT } from '../commands/root.ts'
import { followChanges } from '../serve/follow-changes.ts'
import { serveDecks } from '../serve/serve-decks.ts'
import { openBrowser } from '../slidev/browser.ts'

const ROUNDS = 25

export async function benchLiveUpdate(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'prismdeck-bench-'))
  const data = join(folder, 'data')
  await cp(join(ROOT, 'data'), data, { recursive: true })
  const browser = await openBrowser()
  const presentation = await serveDecks({ plan: () => planUnchecked(['full'], { data }), out: join(folder, 'slides'), root: ROOT, port: 26030, onTrouble: console.error })
  const watcher = followChanges(data, presentation.refresh)
  try {
    const [plan] = await planDecks(['full'], { data, lang: 'en' })
    const url = await presentation.open(nameOf(plan!))
    const deck = await readFile(join(folder, 'slides/full.en.md'), 'utf8')
    const number = [...deck.matchAll(/^id: (.*)$/gm)].findIndex(([, id]) => id === 'introduction') + 1
    const pages = await Promise.all([`#/${number}`, `#/presenter/${number}`].map(async (route) => {
      const page = await (await browser.newContext()).newPage()
      await page.goto(url + route)
      await page.locator('h1:visible', { hasText: 'Introduction' }).first().waitFor({ timeout: 120_000 })
      return page
    }))
    const file = join(data, 'sections/introduction.yaml')
    const text = await readFile(file, 'utf8')
    const times: number[][] = pages.map(() => [])
    for (let round = 0; round < ROUNDS; round++) {
      const title = `Round ${round}`
      const seen = pages.map(page => whenShown(page, title))
      await Promise.all(pages.map(page => page.evaluate(() => 0)))
      const start = performance.timeOrigin + performance.now()
      await writeFile(file, text.replace('en: Introduction', `en: ${title}`))
      ;(await Promise.all(seen)).forEach((at, i) => times[i]!.push(at - start))
      // What Slidev does after an update is not the next one's.
      await setTimeout(500)
    }
    return times.map((all, i) => ({ name: `change of the data to ${i === 0 ? 'audience' : 'presenter'}`, unit: 'ms', values: all.slice(1) }))
  }
  finally {
    await watcher.close()
    await browser.close()
    await presentation.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The time at which the page shows a heading, in ms since 1970. */
function whenShown(page: Page, title: string): Promise<number> {
  return page.evaluate(title => new Promise<number>((resolve) => {
    const look = () => {
      const shown = [...document.querySelectorAll('h1')].some(h1 => h1.textContent === title && h1.checkVisibility())
      if (shown)
        resolve(performance.timeOrigin + performance.now())
      else
        requestAnimationFrame(look)
    }
    look()
  }), title)
}
