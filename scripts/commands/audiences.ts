import type { Command } from 'commander'
import type { Seen } from '../audience/compare.ts'
import type { StillNamed } from '../audience/still-named.ts'
import type { GeneratedDeck } from '../slides/generate.ts'
import type { DeckOptions } from './command.ts'
import { onlyIn, seenBy } from '../audience/compare.ts'
import { stillNamed } from '../audience/still-named.ts'
import { tailor } from '../audience/tailor.ts'
import { UserError } from '../dataset/errors.ts'
import { makeDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { nameOf, planDecks } from './command.ts'
import { deckOptions, listOf } from './options.ts'

interface AudiencesOptions extends DeckOptions {
  readonly diff?: readonly string[]
}

export function addAudiences(program: Command): void {
  deckOptions(program.command('audiences'))
    .summary('list who sees what, in how many minutes')
    .description('List the audiences: sections, slides, minutes, what was cut for want of time, and what a profile leaves out but its texts name.')
    .argument('[audience...]', 'the audiences to list (default: all)')
    .option('--diff <a,b>', 'tell what each of two audiences sees and the other does not', listOf)
    .addHelpText('after', '\nExamples:\n  prismdeck audiences\n  prismdeck audiences executive --minutes 5\n  prismdeck audiences --diff executive buyer')
    .action(audiences)
}

async function audiences(names: string[], options: AudiencesOptions): Promise<void> {
  if (options.diff)
    return diff([...options.diff, ...names], options)
  const plans = await planDecks(names, options)
  const decks = plans.map(({ make }) => make())
  const named = plans.map(plan => ({ deck: nameOf(plan), found: stillNamed(plan.dataset, tailor(plan.dataset, plan.audience, plan.language)) }))
  if (options.json) {
    console.log(JSON.stringify(decks.map(({ audience, name, language, sections, slides, appendix, minutes, budget, cut }, i) =>
      ({ audience, name, language, sections, slides, appendix, minutes, budget, cut, stillNamed: named[i]!.found })), null, 2))
    return
  }
  table([
    ['audience', 'language', 'sections', 'slides', 'appendix', 'minutes', 'cut'],
    ...decks.map(({ audience, language, sections, slides, appendix, minutes, budget, cut }) => [
      audience,
      language,
      `${sections.length}`,
      `${slides - appendix}`,
      `${appendix}`,
      `${minutes}${budget === undefined ? '' : ` of ${budget}`}`,
      cut.length ? `${cut.length}` : '–',
    ]),
  ]).forEach(row => console.log(row))
  decks.filter(({ cut }) => cut.length).flatMap(tellCut).forEach(row => console.log(row))
  named.filter(({ found }) => found.length).flatMap(({ deck, found }) => tellNamed(deck, found)).forEach(row => console.log(row))
}

/** What a profile leaves out and its texts name all the same; `title`, `lead` and `say` of a profile reword them. */
function tellNamed(deck: string, found: readonly StillNamed[]): string[] {
  return [`\n${deck} leaves out, but names`, ...table(found.map(({ name, text, origin }) => [name, origin ? `${origin.file}:${origin.line}` : '', text])).map(row => `  ${row}`)]
}

/** What there was no time for, slide by slide. */
function tellCut({ audience, language, cut }: GeneratedDeck): string[] {
  return [`\n${audience}.${language} has no time for`, ...table(cut.map(({ id, minutes, title }) => [id, `${minutes} min`, title])).map(row => `  ${row}`)]
}

async function diff(names: readonly string[], options: AudiencesOptions): Promise<void> {
  const [a, b, ...more] = names
  if (a === undefined || b === undefined || more.length)
    throw new UserError('--diff takes two audiences: --diff executive buyer')
  const [first, second] = await Promise.all([a, b].map(name => look(name, options)))
  const found = [
    { audience: first!.audience, sees: onlyIn(first!.seen, second!.seen) },
    { audience: second!.audience, sees: onlyIn(second!.seen, first!.seen) },
  ]
  if (options.json) {
    console.log(JSON.stringify(found, null, 2))
    return
  }
  found.forEach(({ audience, sees }, i) => {
    console.log(`${i ? '\n' : ''}only ${audience} sees`)
    tellSeen(sees).forEach(row => console.log(`  ${row}`))
  })
}

/** What an audience sees, in the first of its languages that was asked for. */
async function look(name: string, options: DeckOptions): Promise<{ audience: string, seen: Seen }> {
  const [plan] = await planDecks([name], options)
  const { dataset, audience, language } = plan!
  return { audience: audience.id, seen: seenBy(tailor(dataset, audience, language), makeDeck(dataset, audience, language, createMeasure())) }
}

function tellSeen(seen: Seen): string[] {
  const rows = (['sections', 'items', 'slides'] as const).flatMap(kind => seen[kind].map(({ id, name }, i) => [i ? '' : kind, id, name]))
  return rows.length ? table(rows) : ['nothing that the other does not']
}

/** Rows with their columns below each other; the last one is as wide as it is. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, x) => Math.max(...rows.map(row => row[x]!.length))) ?? []
  return rows.map(row => row.map((cell, x) => x === row.length - 1 ? cell : cell.padEnd(widths[x]! + 2)).join('').trimEnd())
}
