import type { Command } from 'commander'
import type { GeneratedDeck } from '../slides/generate.ts'
import type { DeckToExport, ExportResult } from '../slidev/export.ts'
import type { DeckOptions, SavedDeck } from './command.ts'
import type { Variant } from './results.ts'
import { readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import process from 'node:process'
import { Option } from 'commander'
import { CONFIG_FILES } from '../config.ts'
import { UserError } from '../dataset/errors.ts'
import { staleEdits } from '../edits/tell-stale.ts'
import { formatNames } from '../slidev/formats.ts'
import { hashFile, hashOf, recordedRun, recordRun } from '../slidev/ledger.ts'
import { programHash } from '../slidev/program-hash.ts'
import { browserOption, deckOptions, scaleNumber, shardOf, slideRange, strictOption } from './options.ts'
import { showProgress, size } from './progress.ts'
import { checkVariant, formatIn, resultsOf } from './results.ts'
import { ROOT } from './root.ts'
import { tellStaleEdits } from './stale.ts'

interface ExportOptions extends DeckOptions, Variant {
  readonly out: string
  readonly browser?: string
  readonly force?: boolean
  readonly strict?: boolean
}

/** As the command line names them. */
interface Typed extends Omit<ExportOptions, 'clicks'> {
  readonly withClicks?: boolean
}

/** What is told of each file. */
interface Exported {
  readonly file: string
  /** The Markdown file. */
  readonly deck: string
  readonly state: ExportResult['state']
  readonly pages: number
  readonly bytes: number
  readonly seconds: number
  readonly reason?: string
  /** What a person wrote in the deck and the data no longer says. */
  readonly stale?: ReturnType<typeof staleEdits>
}

export function addExport(program: Command): void {
  deckOptions(program.command('export'), { says: 'the folder to write into, or a file\'s name for one deck: talk.pdf', otherwise: 'dist' })
    .summary('write PDFs or pictures')
    .description('Generate decks and export each: as a PDF with one page a slide, or as pictures of each slide.\nA deck that has not changed since is not exported again.')
    .argument('[audience...]', 'audiences whose decks to export (default: all)')
    .addOption(new Option('--format <name>', 'what to write').choices(formatNames).default('pdf', 'pdf, or what --out ends with'))
    .addOption(browserOption('to print with'))
    .option('--dark', 'in the dark colour scheme')
    .option('--notes', 'with the speaker notes on pages of their own (PDF)')
    .option('--with-clicks', 'a page or picture for each click')
    .option('--range <list>', 'these slides alone, such as 2-5,8 or 12-', slideRange)
    .option('--scale <number>', 'pixels of a picture for each of the 1280 × 720 of a slide (PNG)', scaleNumber)
    .option('--shard <i/n>', 'only the i-th of n shares of the decks, such as 2/5', shardOf)
    .addOption(strictOption())
    .option('--force', 'export decks that have not changed, too')
    .addHelpText('after', '\nExamples:\n  prismdeck export\n  prismdeck export full --lang zh --notes\n  prismdeck export full --lang en -o talk.pdf\n  prismdeck export full --lang en --range 2-5,8\n  prismdeck export --format png --scale 2\n  prismdeck export --format pptx\n  prismdeck export --shard 2/5')
    .action(exportFiles)
}

async function exportFiles(audiences: string[], typed: Typed, command: Command): Promise<void> {
  // Playwright and this process end what they have started, and remove what is half done.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143))

  const start = performance.now()
  const { withClicks: clicks, ...others } = typed
  const named = formatIn(typed.out)
  const format = named && command.getOptionValueSource('format') === 'default' ? named : typed.format
  const options: ExportOptions = { ...others, format, ...clicks && { clicks } }
  checkVariant(options)

  const folder = resolve(options.out)
  const stamp = await runStamp(audiences, options)
  const before = options.force || named ? undefined : await recordedRun<Exported[]>(folder, stamp)
  const unchanged = before?.map(entry => ({ ...entry, state: 'unchanged' as const, seconds: 0 }))
  const { report, isStale } = unchanged ? { report: unchanged, isStale: false } : await run(audiences, options)
  const failed = report.filter(({ state }) => state === 'failed')

  if (options.json)
    console.log(JSON.stringify(report, null, 2))
  else
    summarize(report, (performance.now() - start) / 1000)
  // What is stale is told each time.
  if (!before && !named && failed.length === 0 && !isStale)
    await recordRun(folder, stamp, report.flatMap(({ file, deck }) => [resolve(file), resolve(deck)]), report)
  if (failed.length > 0) {
    // The report has told which, where it is JSON.
    console.error(failed.map(({ deck, reason }) => `${deck}: ${reason}`).join('\n'))
    process.exitCode = 1
  }
}

async function run(audiences: readonly string[], options: ExportOptions): Promise<{ readonly report: readonly Exported[], readonly isStale: boolean }> {
  // Loaded late: where nothing has changed, none of it is needed.
  const { makeDecks, saveDecks } = await import('./command.ts')
  const decks = await makeDecks(audiences, options)
  const outputs = resultsOf(decks.map(({ file }) => file), options.out, options)
  const saved = await saveDecks(decks, options.slides)
  const isStale = tellStaleEdits(saved, options.strict)
  const entries = saved.map(({ path }) => path)
  if (options.format === 'pptx')
    await tellEdited(decks, entries)
  // Loaded late: other commands start faster without Slidev.
  const { exportDecks } = await import('../slidev/export.ts')
  const jobs = decks.map((deck, i): DeckToExport => ({
    entry: entries[i]!,
    output: outputs[i]!,
    ...formatIn(options.out) && { unrecorded: true },
    origins: deck.origins,
    model: deck.model,
  }))
  const progress = showProgress(jobs.length, options.json ?? false)
  try {
    const results = await exportDecks(jobs, {
      ...options,
      root: ROOT,
      date: sourceDate(),
      onProgress: result => progress.step(tell(result, saved)),
    })
    return { report: results.map(result => tell(result, saved)), isStale }
  }
  finally {
    progress.stop()
  }
}

/** A presentation is made from the data: what a person changed in the Markdown isn't in it. */
async function tellEdited(decks: readonly GeneratedDeck[], entries: readonly string[]): Promise<void> {
  for (const [i, entry] of entries.entries()) {
    if (await readFile(entry, 'utf8') !== decks[i]!.markdown)
      console.error(`${relative(process.cwd(), entry)} was edited by hand; the presentation is made from the data, and lacks the edits`)
  }
}

function tell({ deck, state, pages, bytes, milliseconds, reason }: ExportResult, saved: readonly SavedDeck[]): Exported {
  const stale = staleEdits(saved.find(({ path }) => path === deck.entry)!.parts)
  return {
    file: relative(process.cwd(), deck.output),
    deck: relative(process.cwd(), deck.entry),
    state,
    pages,
    bytes,
    seconds: Math.round(milliseconds / 100) / 10,
    ...(reason !== undefined && { reason }),
    ...(stale.length > 0 && { stale }),
  }
}

/** A hash of all that decides what a run of the command writes, made without reading the dataset. */
async function runStamp(audiences: readonly string[], { force: _, json: __, ...options }: ExportOptions): Promise<string> {
  return hashOf(
    await programHash(ROOT),
    ...await Promise.all(CONFIG_FILES.map(async name => await hashFile(resolve(name)) ?? '')),
    await hashFile(resolve(options.data)) ?? '',
    JSON.stringify([audiences, options, sourceDate() ?? null, resolve(options.data), resolve(options.slides)]),
  )
}

/** When the documents say that they were made, as in https://reproducible-builds.org/specs/source-date-epoch/. */
function sourceDate(): Date | undefined {
  const seconds = process.env.SOURCE_DATE_EPOCH
  if (seconds === undefined || seconds === '')
    return undefined
  if (!/^\d+$/.test(seconds))
    throw new UserError(`SOURCE_DATE_EPOCH is a number of seconds since 1970, not "${seconds}"`)
  return new Date(Number(seconds) * 1000)
}

function summarize(report: readonly Exported[], seconds: number): void {
  const count = (state: Exported['state']) => report.filter(entry => entry.state === state).length
  const pages = report.reduce((sum, entry) => sum + entry.pages, 0)
  const bytes = report.reduce((sum, entry) => sum + entry.bytes, 0)
  const parts = [
    `${count('written')} written`,
    ...(count('unchanged') ? [`${count('unchanged')} unchanged`] : []),
    ...(count('failed') ? [`${count('failed')} failed`] : []),
  ]
  console.log(`${parts.join(', ')}: ${pages} pages, ${size(bytes)}, ${seconds.toFixed(1)} s`)
}
