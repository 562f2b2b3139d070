import type { Command } from 'commander'
import type { SettleOptions } from '../edits/settle.ts'
import type { DeckOptions, SavedDeck } from './command.ts'
import { compareDeck, saveDeck } from '../edits/deck-files.ts'
import { settleBy } from '../edits/settle.ts'
import { describePart, personsParts, tellDiff, tellParts } from '../edits/tell-edits.ts'
import { missingGlyphs } from '../slides/fonts.ts'
import { keepEdits, makeDecks } from './command.ts'
import { deckOptions, listOf } from './options.ts'

export function addGenerate(program: Command): void {
  deckOptions(program.command('generate'))
    .summary('write the decks into slides/')
    .description('Write Slidev Markdown for each audience and language.\nWhat you changed in a deck stays, slide by slide; `status` lists it, `diff` shows it.')
    .argument('[audience...]', 'audiences to write decks for (default: all)')
    .option('--theirs <ids>', 'drop your edits of these slides; ids or patterns, such as use-cases/*', listOf)
    .option('--ours <ids>', 'keep your edits of these slides, and ask no more until the data changes again', listOf)
    .option('--restore <ids>', 'bring back these slides that you deleted', listOf)
    .addHelpText('after', '\nExamples:\n  prismdeck generate\n  prismdeck generate full --lang en\n  prismdeck generate full --theirs cloud-services/coverage\n  prismdeck generate --restore agenda\n  prismdeck generate --data my-data --out my-slides')
    .action(generate)
}

async function generate(audiences: string[], options: DeckOptions & SettleOptions): Promise<void> {
  const decks = await makeDecks(audiences, options)
  const before = options.theirs || options.ours || options.restore
    ? await keepEdits(decks, options.out, compareDeck)
    : []
  const settle = settleBy(options, before.flatMap(({ parts }) => parts))
  const saved = await keepEdits(decks, options.out, saveDeck, settle)
  if (options.json) {
    console.log(JSON.stringify(saved.map(({ deck: { audience, name, language, minutes }, slides, file, parts }) => ({
      audience,
      name,
      language,
      slides,
      minutes,
      file,
      kept: personsParts(parts).map(describePart),
    })), null, 2))
    return
  }
  for (const { deck: { minutes }, file, slides, parts } of saved) {
    console.log(`${file}  ${slides} slides  ${minutes} minutes`)
    tellParts(file, parts).forEach(line => console.log(line))
  }
  tellMissing(saved)
  const open = saved.flatMap(({ file, parts }) => parts.filter(({ change }) => change === 'newer').flatMap(part => tellDiff(file, part)))
  if (open.length > 0)
    console.log(`\nThe data behind these edits has changed; they stay until you settle it:\n\n${open.join('\n')}`)
}

/** So many of the characters that are missing in a deck are named. */
const MOST_NAMED = 8

/** Characters that no font has come from whatever a machine has, or as empty boxes. */
function tellMissing(saved: readonly SavedDeck[]): void {
  for (const { deck: { markdown, model }, file } of saved) {
    const missing = missingGlyphs(markdown, model.brand?.fonts)
    if (!missing.length)
      continue
    const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : ''
    console.warn(`${file}: the deck's fonts lack ${missing.slice(0, MOST_NAMED).join(', ')}${more}, which look otherwise on each machine: write them with other characters, or state a font that has them in brand.yaml`)
  }
}
