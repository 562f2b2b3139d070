import type { Command } from 'commander'
import type { DeckOptions } from './command.ts'
import { compareDeck } from '../edits/deck-files.ts'
import { describePart, personsParts, tellDiff } from '../edits/tell-edits.ts'
import { eachDeck, planDecks } from './command.ts'
import { deckOptions } from './options.ts'

export function addDiff(program: Command): void {
  deckOptions(program.command('diff'))
    .summary('show what you changed in the decks')
    .description('Show each slide that you changed, added or deleted beside what would be generated.')
    .argument('[audience...]', 'whose decks to look at (default: all)')
    .addHelpText('after', '\nExamples:\n  prismdeck diff\n  prismdeck diff full --lang en')
    .action(diff)
}

async function diff(audiences: string[], options: DeckOptions): Promise<void> {
  const compared = await eachDeck(await planDecks(audiences, options), options.slides, compareDeck, undefined, ({ deck: { audience, language }, file, parts }) =>
    ({ audience, language, file, parts: personsParts(parts) }))
  if (options.json) {
    console.log(JSON.stringify(compared.map(({ audience, language, file, parts }) => ({
      audience,
      language,
      file,
      parts: parts.map(part => ({
        ...describePart(part),
        ...(part.theirs !== undefined && { theirs: part.theirs }),
        ...(part.mine !== undefined && { mine: part.mine }),
      })),
    })), null, 2))
    return
  }
  for (const { file, parts } of compared)
    parts.flatMap(part => tellDiff(file, part)).forEach(line => console.log(line))
}
