import type { Audience } from '../audience/profile.ts'
import type { DatasetFolder } from '../dataset/dataset.ts'
import type { GeneratedDeck } from '../slides/generate.ts'
import { join, resolve } from 'node:path'
import { UserError } from '../dataset/errors.ts'
import { loadDataset } from '../dataset/load.ts'
import { suggestion } from '../dataset/suggest.ts'
import { generateDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { writeWhole } from '../slides/write-file.ts'

/** The root of the package: its `layouts/` and `components/` draw the decks. */
export const ROOT = join(import.meta.dirname, '../..')

/** Options that the commands share. */
export interface DeckOptions {
  readonly data: string
  readonly out: string
  /** Comma-separated; all languages of the dataset where it is missing. */
  readonly lang?: string
  readonly json?: boolean
}

/** The decks that were asked for, generated in memory. Throws a UserError before anything is written. */
export async function makeDecks(audiences: readonly string[], options: Pick<DeckOptions, 'data' | 'lang'>): Promise<GeneratedDeck[]> {
  const folder = await loadDataset(resolve(options.data))
  const chosen = chooseAudiences(folder, audiences)
  const languages = chooseLanguages(folder, options.lang)
  const measure = createMeasure()
  return chosen.flatMap(audience => languages.map(language => generateDeck(folder.dataset, audience, language, measure)))
}

/** Saves decks, each file whole, and tells where; only files whose content changes are touched. */
export async function saveDecks(decks: readonly GeneratedDeck[], out: string): Promise<string[]> {
  const paths = decks.map(deck => resolve(out, deck.file))
  await Promise.all(decks.map((deck, i) => writeWhole(paths[i]!, deck.markdown)))
  return paths
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

function chooseLanguages({ dataset }: DatasetFolder, wanted: string | undefined): readonly string[] {
  if (wanted === undefined)
    return dataset.languages
  const languages = wanted.split(',').map(language => language.trim())
  const unknown = languages.filter(language => !dataset.languages.includes(language))
  if (unknown.length)
    throw new UserError(unknown.map(language => `the dataset has no texts in "${language}"${suggestion(language, dataset.languages)}`).join('\n'))
  return languages
}
