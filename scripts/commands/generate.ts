import type { Command } from 'commander'
import type { SettleOptions } from '../edits/settle.ts'
import type { DeckOptions, SavedDeck } from './command.ts'
import { resolve } from 'node:path'
import { UserError } from '../dataset/errors.ts'
import { compareDeck, saveDeck } from '../edits/deck-files.ts'
import { settleBy } from '../edits/settle.ts'
import { describePart, personsParts, tellDiff, tellParts } from '../edits/tell-edits.ts'
import { missingGlyphs } from '../slides/fonts.ts'
import { eachDeck, planDecks } from './command.ts'
import { deckOptions, listOf } from './options.ts'
import { showBar } from './progress.ts'

export function addGenerate(program: Command): void {
  deckOptions(program.command('generate'), { says: 'the folder of the decks, as --slides' })
    .summary('write the decks into slides/')
    .description('Write Slidev Markdown for each audience and language.\nWhat you changed in a deck stays, slide by slide; `status` lists it, `diff` shows it.')
    .argument('[audience...]', 'audiences to write decks for (default: all)')
    .option('--theirs <ids>', 'drop your edits of these slides; ids or patterns, such as use-cases/*', listOf)
    .option('--ours <ids>', 'keep your edits of these slides, and ask no more until the data changes again', listOf)
    .option('--restore <ids>', 'bring back these slides that you deleted', listOf)
    .addHelpText('after', '\nExamples:\n  prismdeck generate\n  prismdeck generate full --lang en\n  prismdeck generate full --theirs cloud-services/coverage\n  prismdeck generate --restore agenda\n  prismdeck generate --data my-data --out my-slides')
    .action(generate)
}

interface GenerateOptions extends DeckOptions, SettleOptions {
  readonly out?: string
}

async function generate(audiences: string[], options: GenerateOptions, command: Command): Promise<void> {
  const slides = folderOf(options, command.getOptionValueSource('slides') !== 'default')
  const checked = showBar('audiences checked')
  const plans = await planDecks(audiences, { ...options, onChecked: checked.update }).finally(checked.stop)
  const before = options.theirs || options.ours || options.restore
    ? await eachDeck(plans, slides, compareDeck, undefined, ({ parts }) => parts)
    : []
  const settle = settleBy(options, before.flat())
  const written = showBar('decks')
  let done = 0
  const saved = await eachDeck(plans, slides, saveDeck, settle, (deck) => {
    const facts = factsOf(deck)
    if (!options.json)
      tellDeck(facts)
    written.update(++done, plans.length)
    return facts
  }).finally(written.stop)
  if (options.json) {
    console.log(JSON.stringify(saved.map(({ deck, slides, file, parts }) => ({
      ...deck,
      slides,
      file,
      kept: parts.map(describePart),
    })), null, 2))
    return
  }
  if (saved.some(({ deck: { shortened, omitted } }) => shortened.length + omitted.length))
    console.log('\nOf long lists, slides show the first entries: what stands first in the data, or is in focus. An audience\'s\n`keep` and `drop` choose from them, and several sections show more than one; --json lists all that is left out.')
  const open = saved.flatMap(({ file, parts }) => parts.filter(({ change }) => change === 'newer').flatMap(part => tellDiff(file, part)))
  if (open.length > 0)
    console.log(`\nThe data behind these edits has changed; they stay until you settle it:\n\n${open.join('\n')}`)
}

/** Decks are what `generate` makes, so that `--out` names their folder, too. */
function folderOf({ out, slides }: GenerateOptions, stated: boolean): string {
  if (out !== undefined && stated && resolve(out) !== resolve(slides))
    throw new UserError(`--slides ${slides} and --out ${out} name two folders, and decks go into one; name one of them`)
  return out ?? slides
}

/** What is told of a saved deck: not its text, of which there may be a lot. */
function factsOf({ deck, file, slides, parts }: SavedDeck) {
  const { audience, name, language, minutes, shortened, omitted, untold } = deck
  return { deck: { audience, name, language, minutes, shortened, omitted, untold }, file, slides, parts: personsParts(parts), missing: missingGlyphs(deck.markdown, deck.model.brand?.fonts) }
}

type DeckFacts = ReturnType<typeof factsOf>

function tellDeck({ deck: { minutes, shortened, omitted, untold }, file, slides, parts, missing }: DeckFacts): void {
  console.log(`${file}  ${slides} slides  ${minutes} minutes`)
  tellParts(file, parts).forEach(line => console.log(line))
  if (shortened.length)
    console.log(`  ${count(shortened.length, 'slide shows', 'slides show')} a part: ${named(shortened.map(({ id, shown, of }) => `${id} ${shown} of ${of}`))}`)
  if (omitted.length)
    console.log(`  the appendix has no room for ${count(omitted.length, 'slide', 'slides')}: ${named(omitted.map(({ id }) => id))}`)
  if (untold.length)
    console.log(`  not told, since what they are about isn't: ${named(untold.map(({ section, id, name }) => `${section}/${id} “${name}”`))}`)
  tellMissing(file, missing)
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

/** So many slides are named. */
const MOST_SLIDES = 3

const named = (all: readonly string[]): string => `${all.slice(0, MOST_SLIDES).join(', ')}${all.length > MOST_SLIDES ? ` and ${all.length - MOST_SLIDES} more` : ''}`

/** So many of the characters that are missing in a deck are named. */
const MOST_NAMED = 8

/** Characters that no font has come from whatever a machine has, or as empty boxes. */
function tellMissing(file: string, missing: readonly string[]): void {
  if (!missing.length)
    return
  const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : ''
  console.warn(`${file}: the deck's fonts lack ${missing.slice(0, MOST_NAMED).join(', ')}${more}, which look otherwise on each machine: write them with other characters, or state a font that has them in brand.yaml`)
}
