import type { Command } from 'commander'
import type { DeckToExport } from '../slidev/export.ts'
import type { DeckOptions } from './command.ts'
import { relative, resolve } from 'node:path'
import process from 'node:process'
import { makeDecks, ROOT, saveDecks } from './command.ts'
import { deckOptions } from './options.ts'

interface ExportOptions extends DeckOptions {
  readonly pdf: string
  readonly browser?: string
  readonly dark?: boolean
}

export function addExport(program: Command): void {
  deckOptions(program.command('export'))
    .summary('write PDFs')
    .description('Generate decks and write each as a PDF with one page a slide.')
    .argument('[audience...]', 'audiences whose decks to export (default: all)')
    .option('--pdf <dir>', 'the folder of the PDFs', 'dist')
    .option('--browser <path>', 'the Chrome, Chromium or Edge to print with (default: the first one found)')
    .option('--dark', 'print in the dark colour scheme')
    .addHelpText('after', '\nExamples:\n  prismdeck export\n  prismdeck export full --lang zh\n  prismdeck export --browser /usr/bin/chromium --pdf out')
    .action(exportPdf)
}

async function exportPdf(audiences: string[], options: ExportOptions): Promise<void> {
  const decks = await makeDecks(audiences, options)
  const entries = await saveDecks(decks, options.out)
  const jobs = decks.map((deck, i): DeckToExport => ({
    entry: entries[i]!,
    output: resolve(options.pdf, deck.file.replace(/\.md$/, '.pdf')),
    slides: deck.slides,
    origins: deck.origins,
  }))
  // Loaded late: other commands start faster without Slidev.
  const { exportDecks } = await import('../slidev/export.ts')
  const report: { file: string, slides: number, seconds: number }[] = []
  await exportDecks(jobs, {
    root: ROOT,
    ...(options.browser !== undefined && { browser: options.browser }),
    ...(options.dark && { dark: true }),
    onProgress({ output, slides }, done, milliseconds) {
      const entry = {
        file: relative(process.cwd(), output),
        slides,
        seconds: Math.round(milliseconds / 100) / 10,
      }
      report.push(entry)
      if (!options.json)
        console.log(`[${done}/${jobs.length}] ${entry.file}  ${slides} pages  ${entry.seconds} s`)
    },
  })
  if (options.json)
    console.log(JSON.stringify(report, null, 2))
}
