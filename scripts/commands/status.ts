import type { Command } from 'commander'
import type { DeckOptions } from './command.ts'
import { compareDeck } from '../edits/deck-files.ts'
import { countChanges, describePart, tellCounts, tellParts } from '../edits/tell-edits.ts'
import { tellStale } from '../edits/tell-stale.ts'
import { eachDeck, planDecks } from './command.ts'
import { deckOptions } from './options.ts'

export function addStatus(program: Command): void {
  deckOptions(program.command('status'))
    .summary('list what you changed in the decks')
    .description('List, deck by deck, which slides are generated, edited, added, deleted, or edited with newer data behind them.')
    .argument('[audience...]', 'whose decks to look at (default: all)')
    .addHelpText('after', '\nExamples:\n  prismdeck status\n  prismdeck status full --lang en --json')
    .action(status)
}

async function status(audiences: string[], options: DeckOptions): Promise<void> {
  const compared = await eachDeck(await planDecks(audiences, options), options.slides, compareDeck, undefined, ({ deck: { audience, language }, file, parts }) =>
    ({ audience, language, file, parts }))
  if (options.json) {
    console.log(JSON.stringify(compared.map(({ audience, language, file, parts }) => ({
      audience,
      language,
      file,
      counts: countChanges(parts),
      parts: parts.map(describePart),
    })), null, 2))
    return
  }
  for (const { file, parts } of compared) {
    console.log(`${file}  ${tellCounts(parts)}`)
    tellParts(file, parts).forEach(line => console.log(line))
    tellStale(file, parts).forEach(line => console.log(line))
  }
}
