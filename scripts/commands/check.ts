import type { Command } from 'commander'
import type { Finding, FindingKind } from '../check/finding.ts'
import type { GeneratedDeck } from '../slides/generate.ts'
import type { DeckOptions } from './command.ts'
import { basename } from 'node:path'
import process from 'node:process'
import { tellFindings } from '../check/finding.ts'
import { inTwo, withNotes } from '../check/fix-slide.ts'
import { cutDeck } from '../edits/cut-deck.ts'
import { editDeck } from '../edits/deck-files.ts'
import { hashText } from '../edits/hash-text.ts'
import { tellStale } from '../edits/tell-stale.ts'
import { makeDecks, saveDecks } from './command.ts'
import { browserOption, deckOptions, strictOption } from './options.ts'
import { ROOT } from './root.ts'

interface CheckCommandOptions extends DeckOptions {
  readonly browser?: string
  readonly online?: boolean
  readonly fix?: boolean
  readonly strict?: boolean
}

export function addCheck(program: Command): void {
  deckOptions(program.command('check'))
    .summary('look at every slide for what an audience would notice')
    .description('Generate decks and look at every slide in a real browser, light and dark: text that does not fit, is too\nsmall or too pale, charts and diagrams that are not drawn, links and pictures that lead nowhere, missing\nglyphs and notes, too many words, and talks that take too long.')
    .argument('[audience...]', 'audiences whose decks to check (default: all)')
    .addOption(browserOption('to look with'))
    .option('--online', 'try the links on the web, too')
    .addOption(strictOption())
    .option('--fix', 'mend what can be mended in slides that you edited: fill in missing notes, continue full slides on a second one')
    .addHelpText('after', '\nExamples:\n  prismdeck check\n  prismdeck check full --lang zh\n  prismdeck check --fix\n  prismdeck check --online --json')
    .action(check)
}

/** A slide that is still too full is continued once more. */
const MOST_ROUNDS = 3

async function check(audiences: string[], options: CheckCommandOptions): Promise<void> {
  const decks = await makeDecks(audiences, options)
  const saved = await saveDecks(decks, options.slides)
  const entries = saved.map(({ path }) => path)
  // Loaded late: other commands start faster without Slidev.
  const { checkDecks } = await import('../slidev/check-decks.ts')
  const look = () => checkDecks(decks.map(({ model, origins, minutes, budget }, i) => ({
    entry: entries[i]!,
    slides: model.slides,
    origins,
    fonts: model.brand?.fonts,
    minutes,
    budget,
    stale: saved[i]!.parts.flatMap(part => tellStale(saved[i]!.file, [part]).map(message => ({ id: part.id ?? '', message }))),
  })), {
    root: ROOT,
    browser: options.browser,
    online: options.online,
    onProgress: (deck, found) => {
      if (!options.json)
        tell(basename(deck.entry), deck.slides?.length ?? 0, found)
    },
  })
  let findings = await look()
  for (let round = 0; options.fix && round < MOST_ROUNDS; round++) {
    const fixed = await fixDecks(decks, entries, findings)
    if (!fixed.length)
      break
    if (!options.json)
      console.log(`\n${fixed.join('\n')}\n\nafter that:`)
    findings = await look()
  }
  if (options.json)
    console.log(JSON.stringify(findings, null, 2))
  if (findings.some(({ severity, kind }) => severity === 'error' || (options.strict && kind === 'stale-edit')))
    process.exitCode = 1
}

/** Mends slides that a person edited, and tells how; generated ones come from the data, where they are mended. */
async function fixDecks(decks: readonly GeneratedDeck[], entries: readonly string[], findings: readonly Finding[]): Promise<string[]> {
  const fixed: string[] = []
  for (const [i, { file, markdown }] of decks.entries()) {
    const generated = new Map(cutDeck(markdown, file).slides.map(({ id, text }) => [id, text]))
    const has = (id: string, kind: FindingKind) => findings.some(finding => finding.deck === file && finding.id === id && finding.kind === kind)
    await editDeck(entries[i]!, ({ id, text }, ids) => {
      if (id === undefined || hashText(generated.get(id) ?? '') === hashText(text))
        return undefined
      const full = has(id, 'overflow') ? inTwo(text, ids) : undefined
      const noted = has(id, 'no-notes') ? withNotes(text, generated.get(id) ?? '') : undefined
      if (full)
        fixed.push(`${file}: ${id} goes on in another slide after it, since it was too full`)
      else if (noted !== undefined)
        fixed.push(`${file}: ${id} has the notes that were generated for it`)
      return full ?? (noted === undefined ? undefined : [noted])
    })
  }
  return fixed
}

function tell(deck: string, slides: number, findings: readonly Finding[]): void {
  const count = (severity: Finding['severity']) => findings.filter(finding => finding.severity === severity).length
  console.log(findings.length
    ? `${deck}  ${slides} slides  ${count('error')} errors, ${count('warning')} warnings\n${tellFindings(findings).join('\n')}\n`
    : `${deck}  ${slides} slides  nothing found`)
}
