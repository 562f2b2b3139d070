import type { Command } from 'commander'
import type { Finding } from '../check/finding.ts'
import type { DeckOptions } from './command.ts'
import process from 'node:process'
import { tellFinding } from '../check/finding.ts'
import { makeDecks, saveDecks } from './command.ts'
import { deckOptions } from './options.ts'
import { ROOT } from './root.ts'

interface CheckCommandOptions extends DeckOptions {
  readonly browser?: string
  readonly online?: boolean
}

export function addCheck(program: Command): void {
  deckOptions(program.command('check'))
    .summary('look at every slide for what an audience would notice')
    .description('Generate decks and look at every slide in a real browser, light and dark: text that does not fit, is too\nsmall or too pale, charts and diagrams that are not drawn, links and pictures that lead nowhere, missing\nglyphs and notes, too many words, and talks that take too long.')
    .argument('[audience...]', 'audiences whose decks to check (default: all)')
    .option('--browser <path>', 'the Chrome, Chromium or Edge to look with (default: the first one found)')
    .option('--online', 'try the links on the web, too')
    .addHelpText('after', '\nExamples:\n  prismdeck check\n  prismdeck check full --lang zh\n  prismdeck check --online --json')
    .action(check)
}

async function check(audiences: string[], options: CheckCommandOptions): Promise<void> {
  const decks = await makeDecks(audiences, options)
  const entries = await saveDecks(decks, options.out)
  // Loaded late: other commands start faster without Slidev.
  const { checkDecks } = await import('../slidev/check-decks.ts')
  const findings = await checkDecks(decks.map(({ model, origins, minutes, budget }, i) => ({
    entry: entries[i]!,
    slides: model.slides,
    origins,
    fonts: model.brand?.fonts,
    minutes,
    budget,
  })), {
    root: ROOT,
    browser: options.browser,
    online: options.online,
    onProgress: (deck, found) => {
      if (!options.json)
        tell(deck.entry.slice(deck.entry.lastIndexOf('/') + 1), deck.slides?.length ?? 0, found)
    },
  })
  if (options.json)
    console.log(JSON.stringify(findings, null, 2))
  if (findings.some(({ severity }) => severity === 'error'))
    process.exitCode = 1
}

function tell(deck: string, slides: number, findings: readonly Finding[]): void {
  const count = (severity: Finding['severity']) => findings.filter(finding => finding.severity === severity).length
  console.log(findings.length
    ? `${findings.map(tellFinding).join('\n')}\n${deck}  ${slides} slides  ${count('error')} errors, ${count('warning')} warnings`
    : `${deck}  ${slides} slides  nothing found`)
}
