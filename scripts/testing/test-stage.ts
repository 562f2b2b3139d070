/** A stage, and a page of a real browser, for the tests of a file. */
import type { Browser, Page } from 'playwright-chromium'
import type { Stage, StagedDeck } from '../slidev/stage.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser } from '../slidev/browser.ts'
import { openStage } from '../slidev/stage.ts'
import { ROOT } from './data-folder.ts'

export interface TestStage {
  /** Serves a deck with this Markdown. */
  readonly show: (markdown: string) => Promise<StagedDeck>
  /** One for all tests: the Chromium that comes from npm ends with its last page. */
  readonly page: () => Page
}

/** Opens both before the first test of the file, and closes them after the last. */
export function openTestStage(): TestStage {
  let stage: Stage
  let browser: Browser
  let page: Page
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prismdeck-stage-'))
    stage = openStage(ROOT)
    browser = await openBrowser()
    page = await browser.newPage()
  })
  afterAll(async () => {
    await browser.close()
    await stage.close()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    async show(markdown) {
      const file = join(folder, 'deck.md')
      await writeFile(file, markdown)
      return stage.show(file)
    },
    page: () => page,
  }
}
