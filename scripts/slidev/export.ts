/** Exporting decks with one server for all of them, and a browser for each core. */
import type { Browser } from 'playwright-chromium'
import type { Deck } from '../slides/model.ts'
import type { DrawOptions, ExportLook, FormatName } from './formats.ts'
import type { Origins } from './slide-name.ts'
import type { Stage } from './stage.ts'
import type { SturdyBrowser } from './sturdy-browser.ts'
import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename, dirname } from 'node:path'
import { UserError } from '../dataset/errors.ts'
import { removeLeftovers } from '../disk/leftovers.ts'
import { inWords } from '../disk/system-errors.ts'
import { openBrowserPool } from './browser-pool.ts'
import { deckInput } from './deck-input.ts'
import { formatOf } from './formats.ts'
import { assertOwn, hashOf, recorded } from './ledger.ts'
import { programHash } from './program-hash.ts'
import { showDeck } from './show-deck.ts'
import { openStage } from './stage.ts'
import { writeOutput } from './write-output.ts'

export interface DeckToExport {
  /** Absolute path of the Markdown file. */
  readonly entry: string
  /** Absolute path of the file, or of the folder for a format of many files. */
  readonly output: string
  /** Is made each time: beside it, in a folder of a person's own, no more is noted than that it is an export. */
  readonly unrecorded?: boolean
  /** How many slides the deck has; what the file says where it is missing. */
  readonly slides?: number
  /** Where the slides' data stands: named where a slide can't be drawn. */
  readonly origins?: Origins
  /** What the deck was written from; formats that don't come from the browser need it. */
  readonly model?: Deck
}

export interface ExportOptions extends ExportLook, DrawOptions {
  /** Absolute path of the package with `layouts/` and `components/`. */
  readonly root: string
  readonly format?: FormatName
  /** Path of the browser to use. */
  readonly browser?: string
  /** Exports decks that have not changed as well. */
  readonly force?: boolean
  /** Milliseconds in which a further slide must become ready. */
  readonly timeout?: number
  /** Called with each deck that is done. */
  readonly onProgress?: (result: ExportResult) => void
  /** Called with each browser that was started. */
  readonly onBrowser?: (browser: Browser) => void
}

export interface ExportResult {
  readonly deck: DeckToExport
  readonly state: 'written' | 'unchanged' | 'failed'
  /** Pages or pictures. */
  readonly pages: number
  readonly bytes: number
  readonly milliseconds: number
  /** Why it failed, in words. */
  readonly reason?: string
}

/** More browsers than this wait for the slides that one process compiles. */
const MOST_BROWSERS = 4

/**
 * Exports every deck, whole or not at all. The decks are in one folder, since Slidev resolves files
 * from the first deck's folder for as long as the process lives. A deck that fails leaves the file
 * that was there, and the others go on.
 *
 * @throws UserError where no browser starts or the decks are in several folders
 */
export async function exportDecks(decks: readonly DeckToExport[], options: ExportOptions): Promise<ExportResult[]> {
  const { root, force = false, onProgress } = options
  const [first] = decks
  if (!first)
    return []
  const folder = dirname(first.entry)
  const stranger = decks.find(deck => dirname(deck.entry) !== folder)
  if (stranger)
    throw new UserError(`${stranger.entry}: the decks of one export have to be in one folder, ${folder}`)

  const program = await programHash(root)
  const browsers = Math.min(MOST_BROWSERS, availableParallelism())
  // Opened for the first deck that has changed.
  let tools: Tools | undefined
  const open = () => tools ??= {
    // Both take a while to start, and need not wait for each other.
    browser: openBrowserPool(browsers, { browser: options.browser, scale: options.scale, onStart: options.onBrowser }),
    stage: openStage(root),
  }
  const results = new Map<DeckToExport, ExportResult>()
  const finish = async (deck: DeckToExport, start: number, drawn: Drawn) => {
    const done = await unlessUserError(drawn)
    const result = { deck, ...done, milliseconds: performance.now() - start }
    results.set(deck, result)
    onProgress?.(result)
  }
  const environment = hashOf(program, settings(options))
  /** Documents are finished one after the other, in the order of the decks, while others are drawn. */
  let finishing = Promise.resolve()
  const drawing = new Set<Promise<unknown>>()
  // A page shows one deck after the other without being loaded again where they look the same.
  const inTurn = decks.toSorted((a, b) => languageOf(a).localeCompare(languageOf(b)))
  try {
    let next = prepareDeck(inTurn[0]!, environment, force, open)
    for (const [i, deck] of inTurn.entries()) {
      const start = performance.now()
      const prepared = await next
      // Where no browser starts, that is told once, not of each deck.
      await tools?.browser
      // Its slides are compiled while this deck is drawn, and after those of this deck.
      const following = inTurn[i + 1]
      if (following)
        next = prepared.compiled.then(() => prepareDeck(following, environment, force, open))
      next.catch(() => {})
      const drawn = prepared.draw(options)
      const settled = drawn.finally(() => drawing.delete(settled))
      drawing.add(settled)
      finishing = finishing.then(async () => finish(deck, start, await drawn))
      // Thrown when it is awaited.
      finishing.catch(() => {})
      settled.catch(() => {})
      if (drawing.size === browsers)
        await Promise.race(drawing)
    }
    await finishing
  }
  finally {
    // A browser that is closed while it draws is taken for one that has died, and started again.
    await Promise.allSettled(drawing)
    // In this order: a page whose server has gone tries to reach it, and the browser hangs for 30 s.
    await tools?.browser.then(browser => browser.close(), () => {})
    await tools?.stage.close()
  }
  return decks.map(deck => results.get(deck)!)
}

const languageOf = ({ model }: DeckToExport) => model?.lang ?? ''

/** All options that show in a file. */
function settings({ format, dark, clicks, scale, notes, range, date, browser }: ExportOptions): string {
  return JSON.stringify({ format, dark, clicks, scale, notes, range, date, browser })
}

interface Tools {
  readonly browser: Promise<SturdyBrowser>
  readonly stage: Stage
}

type Done = Omit<ExportResult, 'deck' | 'milliseconds'>

/** What is left to do of a deck when the page isn't needed any more. */
type Drawn = () => Promise<Done>

async function unlessUserError(work: () => Promise<Done>): Promise<Done> {
  try {
    return await work()
  }
  catch (error) {
    if (!(error instanceof UserError))
      throw error
    return { state: 'failed', pages: 0, bytes: 0, reason: error.message }
  }
}

/** A deck that is served, or known to need no drawing. */
interface Prepared {
  /** Resolves when none of its slides has to be compiled any more. */
  readonly compiled: Promise<unknown>
  readonly draw: (options: ExportOptions) => Promise<Drawn>
}

const nothingToDraw = (drawn: Drawn): Prepared => ({ compiled: Promise.resolve(), draw: async () => drawn })

async function prepareDeck(deck: DeckToExport, environment: string, force: boolean, open: () => Tools): Promise<Prepared> {
  const name = basename(deck.output)
  const unlessMistaken = async <T>(work: () => Promise<T>, otherwise: (drawn: Drawn) => T): Promise<T> => {
    try {
      return await work()
    }
    catch (error) {
      if (!(error instanceof UserError))
        throw error
      return otherwise(() => Promise.reject(error))
    }
  }
  return unlessMistaken(async () => {
    const input = hashOf(environment, await deckInput(deck.entry))
    const old = force || deck.unrecorded ? undefined : await recorded(deck.output, name, input)
    if (old)
      return nothingToDraw(async () => ({ state: 'unchanged', pages: old.pages, bytes: old.bytes }))
    // Found out before the work, not after it.
    await assertOwn(deck.output, name)
    await assertFolder(dirname(deck.output))
    const { browser, stage } = open()
    const [{ withPage }, staged] = await both(browser, stage.show(deck.entry, deck.origins))
    return {
      compiled: staged.faults,
      draw: options => unlessMistaken<Drawn>(async () => {
        const format = formatOf(options.format ?? 'pdf')
        const { finish, pages } = await withPage(page => showDeck(page, staged, {
          slides: deck.slides,
          dark: options.dark,
          clicks: options.clicks,
          ...format.ofPage && options.range && { range: options.range },
          timeout: options.timeout,
          stay: true,
        }, shown => format.draw(shown, options, deck.model)))
        staged.remove()
        return async () => {
          const output = await finish()
          const bytes = await writeOutput(deck.output, name, output, { pages, ...!deck.unrecorded && { input } })
          return { state: 'written', pages, bytes }
        }
      }, drawn => drawn),
    }
  }, nothingToDraw)
}

/** Waits for both where one fails, too; the first one's error is the one that is thrown. */
async function both<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  const [first, second] = await Promise.allSettled([a, b])
  if (first.status === 'rejected')
    throw first.reason
  if (second.status === 'rejected')
    throw second.reason
  return [first.value, second.value]
}

async function assertFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  }
  catch (error) {
    throw inWords(error, folder, 'written')
  }
  await removeLeftovers(folder)
}
