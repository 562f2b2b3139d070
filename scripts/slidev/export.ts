/** Exporting decks to PDF with one server and one browser for all of them. */
import type { RunningServer } from './server.ts'
import type { Origins } from './slide-name.ts'
import { rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { UserError } from '../dataset/errors.ts'
import { writeWhole } from '../slides/write-file.ts'
import { openBrowser } from './browser.ts'
import { printDeck } from './print.ts'
import { startServer } from './server.ts'

export interface DeckToExport {
  /** Absolute path of the Markdown file. */
  readonly entry: string
  /** Absolute path of the PDF. */
  readonly output: string
  /** How many slides the deck has. */
  readonly slides: number
  /** Where the slides' data stands: named where a slide can't be drawn. */
  readonly origins?: Origins
}

export interface ExportOptions {
  /** Absolute path of the package with `layouts/` and `components/`. */
  readonly root: string
  /** Path of the browser to use. */
  readonly browser?: string
  readonly dark?: boolean
  /** Milliseconds in which a further slide must become ready. */
  readonly timeout?: number
  /** Called when a deck has been written, with how many have been and how long it took in milliseconds. */
  readonly onProgress?: (deck: DeckToExport, done: number, milliseconds: number) => void
}

/**
 * Writes a PDF for every deck, whole or not at all. The decks are in one folder, since Slidev
 * resolves files from the first deck's folder for as long as the process lives.
 *
 * @throws UserError naming each deck and its slides that can't be printed; the PDFs of the other
 * decks are written, and the last good PDF of that deck is left
 */
export async function exportDecks(
  decks: readonly DeckToExport[],
  { root, browser: browserPath, dark, timeout, onProgress }: ExportOptions,
): Promise<void> {
  const [first] = decks
  if (!first)
    return
  const folder = dirname(first.entry)
  const stranger = decks.find(deck => dirname(deck.entry) !== folder)
  if (stranger)
    throw new UserError(`${stranger.entry}: the decks of one export have to be in one folder, ${folder}`)

  const browser = await openBrowser({ browser: browserPath })
  const stage = openStage(folder, root)
  const failures: string[] = []
  let done = 0
  try {
    const page = await browser.newPage()
    for (const deck of decks) {
      const start = performance.now()
      try {
        const url = await stage.show(deck.entry)
        await writeWhole(deck.output, await printDeck(page, {
          url,
          slides: deck.slides,
          origins: deck.origins,
          dark,
          timeout,
        }))
        onProgress?.(deck, ++done, performance.now() - start)
      }
      catch (error) {
        if (!(error instanceof UserError))
          throw error
        failures.push(`${basename(deck.entry)}: ${error.message}`)
      }
    }
  }
  finally {
    // In this order: a page whose server has gone tries to reach it, and the browser hangs for 30 s.
    await browser.close()
    await stage.close()
  }
  if (failures.length > 0)
    throw new UserError(failures.join('\n'))
}

/**
 * One server that shows one deck after the other, under the name of a temporary file in the
 * folder: a server for each deck would read all the rest again.
 */
function openStage(folder: string, root: string) {
  const entry = join(folder, `.prismdeck-export-${process.pid}.md`)
  const remove = () => rmSync(entry, { force: true })
  // Playwright ends the process on Ctrl-C.
  process.once('exit', remove)
  let server: RunningServer | undefined

  return {
    async show(deck: string): Promise<string> {
      const text = await readFile(deck, 'utf8').catch(() => {
        throw new UserError('there is no such deck')
      })
      if (server) {
        await server.setEntryText(text)
        return server.url
      }
      await writeFile(entry, text)
      server = await startServer({
        entry,
        root,
        mode: 'export',
        port: 18724,
        // What is wrong is told with the slide's name.
        log: 'silent',
      })
      return server.url
    },
    async close(): Promise<void> {
      await server?.close()
      process.off('exit', remove)
      remove()
    },
  }
}
