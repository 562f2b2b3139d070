import type { Audience } from '../audience/audience.ts'
import type { Variation } from '../audience/vary.ts'
import type { Brand } from '../brand/brand.ts'
import type { Dataset, DatasetFolder } from '../dataset/dataset.ts'
import type { OnChecked } from '../dataset/load.ts'
import type { compareDeck } from '../edits/deck-files.ts'
import type { MergedDeck } from '../edits/merge-deck.ts'
import type { Settle } from '../edits/merge-list.ts'
import type { GeneratedDeck } from '../slides/generate.ts'
import type { Shard } from './options.ts'
import { relative, resolve } from 'node:path'
import process from 'node:process'
import { vary } from '../audience/vary.ts'
import { UserError } from '../dataset/errors.ts'
import { readDataset } from '../dataset/load.ts'
import { suggestion } from '../dataset/suggest.ts'
import { saveDeck } from '../edits/deck-files.ts'
import { saveAssets } from '../slides/assets.ts'
import { generateDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'

/** Options that the commands share. */
export interface DeckOptions extends Variation {
  readonly data: string
  /** The folder of the decks. */
  readonly slides: string
  /** Comma-separated; all languages of the dataset where it is missing. */
  readonly lang?: string
  readonly json?: boolean
  /** A text that is missing in a language is told in another one, with its mark. */
  readonly allowFallback?: boolean
  /** The share of the decks to make; all where it is missing. */
  readonly shard?: Shard
}

/** A deck that can be made from the dataset. */
export interface DeckPlan {
  readonly dataset: Dataset
  readonly audience: Audience
  readonly language: string
  readonly make: () => GeneratedDeck
}

/** `full.zh` */
export const nameOf = ({ audience, language }: DeckPlan): string => `${audience.id}.${language}`

type PlanOptions = Pick<DeckOptions, 'data' | 'lang' | 'shard' | 'allowFallback'> & Variation & {
  /** Told of each audience that was checked. */
  readonly onChecked?: OnChecked
}

/** Which decks there are, of those asked for. Throws a UserError about the dataset, or where there are none such. */
export async function planDecks(audiences: readonly string[], options: PlanOptions): Promise<DeckPlan[]> {
  const { plans, check } = await planUnchecked(audiences, options)
  check()
  return plans
}

/** The same, for who shows decks before all is checked; `check` throws what `planDecks` would. */
export async function planUnchecked(audiences: readonly string[], options: PlanOptions): Promise<{ readonly plans: DeckPlan[], readonly check: () => void }> {
  const { lang, allowFallback, shard } = options
  const wanted = lang?.split(',').map(language => language.trim())
  const folder = await readDataset(resolve(options.data), allowFallback ? { fallback: wanted ?? [] } : {})
  const { dataset } = folder
  const languages = chooseLanguages(folder, wanted)
  const chosen = chooseAudiences(folder, audiences).map((audience) => {
    const varied = vary(dataset, audience, { ...options, ...(allowFallback && { fallback: true }) })
    assertOwnName(varied.id, audience.id, folder)
    return varied
  })
  const plans = chosen.flatMap(audience => languages.filter(language => audience.languages.includes(language)).map(language => ({
    dataset,
    audience,
    language,
    make: () => generateDeck(dataset, audience, language, measure),
  })))
  if (!plans.length)
    throw new UserError(chosen.map(({ id, languages: own }) => `"${id}" has a deck in ${own.map(language => `"${language}"`).join(', ')}, none in ${languages.map(language => `"${language}"`).join(', ')}`).join('\n'))
  return {
    plans: plans.filter((_, i) => !shard || i % shard.of === shard.part - 1),
    check: () => folder.checkAudiences(options.onChecked),
  }
}

/** The brand that these decks have in common: that of their audiences, if they share one, or else of the dataset. */
export function commonBrand([first, ...others]: readonly Pick<DeckPlan, 'dataset' | 'audience'>[]): Brand | undefined {
  const own = first?.audience.brand
  return own && others.every(({ audience }) => audience.brand === own) ? own : first?.dataset.brand
}

/** One for all decks: what it has measured once, it knows. */
const measure = createMeasure()

/** The decks that were asked for, generated in memory. Throws a UserError before anything is written. */
export async function makeDecks(...asked: Parameters<typeof planDecks>): Promise<GeneratedDeck[]> {
  return (await planDecks(...asked)).map(({ make }) => make())
}

/** A deck on disk with what a person did to it. */
export interface SavedDeck extends MergedDeck {
  readonly deck: GeneratedDeck
  readonly path: string
  /** The path as a person would type it. */
  readonly file: string
}

/**
 * Saves decks, each file whole; what a person changed in them stays, and files that don't change are not
 * touched.
 *
 * @throws UserError where decks on disk can't be read, after the others are saved
 */
export async function saveDecks(decks: readonly GeneratedDeck[], folder: string): Promise<SavedDeck[]> {
  return keepEdits(decks, folder, saveDeck)
}

/** Merges decks with those on disk, and writes them or not. Throws a UserError that tells all decks that can't be read. */
export async function keepEdits(decks: readonly GeneratedDeck[], folder: string, merge: typeof saveDeck | typeof compareDeck, settle?: Settle): Promise<SavedDeck[]> {
  return eachDeck(decks.map(deck => ({ make: () => deck })), folder, merge, settle, saved => saved)
}

/**
 * Makes decks one after the other, merges each with that on disk, and writes it or not; what is told of it is
 * all that stays in memory.
 *
 * @throws UserError that tells all decks that can't be made or read, after the others are done
 */
export async function eachDeck<T>(plans: readonly Pick<DeckPlan, 'make'>[], folder: string, merge: typeof saveDeck | typeof compareDeck, settle: Settle | undefined, tell: (saved: SavedDeck) => T): Promise<T[]> {
  const told: T[] = []
  const errors: UserError[] = []
  for (const { make } of plans) {
    try {
      const deck = make()
      const path = resolve(folder, deck.file)
      const merged = await merge(path, deck.markdown, settle)
      if (merge === saveDeck)
        await saveAssets(folder, deck.model)
      told.push(tell({ deck, path, file: relative(process.cwd(), path), ...merged }))
    }
    catch (error) {
      if (!(error instanceof UserError))
        throw error
      errors.push(error)
    }
  }
  if (errors.length > 0)
    throw new UserError([...new Set(errors.map(({ message }) => message))].join('\n\n'), { cause: errors })
  return told
}

/** Two decks of one name would take each other's place, and a person's edits with it. */
function assertOwnName(id: string, of: string, { audiences }: DatasetFolder): void {
  if (id !== of && audiences.some(audience => audience.id === id))
    throw new UserError(`these options make the deck "${id}" of "${of}", and there is an audience of that name, whose deck it would replace: rename audiences/${id}.yaml`)
}

function chooseAudiences({ audiences }: DatasetFolder, wanted: readonly string[]): readonly Audience[] {
  const known = audiences.map(({ id }) => id)
  const unknown = wanted.filter(id => !known.includes(id))
  if (unknown.length)
    throw new UserError(unknown.map(id => `there is no audience "${id}"${suggestion(id, known)}`).join('\n'))
  return wanted.length
    ? audiences.filter(({ id }) => wanted.includes(id))
    : audiences
}

function chooseLanguages({ dataset }: DatasetFolder, languages: readonly string[] | undefined): readonly string[] {
  if (languages === undefined)
    return dataset.languages
  const unknown = languages.filter(language => !dataset.languages.includes(language))
  if (unknown.length)
    throw new UserError(unknown.map(language => `the dataset has no texts in "${language}"${suggestion(language, dataset.languages)}`).join('\n'))
  return languages
}
