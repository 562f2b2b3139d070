import type { Command } from 'commander'
import type { DeckOptions } from './command.ts'
import { relative } from 'node:path'
import process from 'node:process'
import { makeDecks, saveDecks } from './command.ts'
import { deckOptions } from './options.ts'

export function addGenerate(program: Command): void {
  deckOptions(program.command('generate'))
    .summary('write the decks into slides/')
    .description('Write Slidev Markdown for each audience and language.')
    .argument('[audience...]', 'audiences to write decks for (default: all)')
    .addHelpText('after', '\nExamples:\n  prismdeck generate\n  prismdeck generate full --lang en\n  prismdeck generate --data my-data --out my-slides')
    .action(generate)
}

async function generate(audiences: string[], options: DeckOptions): Promise<void> {
  const decks = await makeDecks(audiences, options)
  const paths = await saveDecks(decks, options.out)
  const report = decks.map(({ audience, language, slides }, i) => ({
    audience,
    language,
    slides,
    file: relative(process.cwd(), paths[i]!),
  }))
  if (options.json)
    console.log(JSON.stringify(report, null, 2))
  else
    report.forEach(({ file, slides }) => console.log(`${file}  ${slides} slides`))
}
