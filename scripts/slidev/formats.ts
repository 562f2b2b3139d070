/** What decks are exported to. A new format is one entry here. */
import type { Deck } from '../slides/model.ts'
import type { PrintOptions } from './print.ts'
import type { ShownDeck } from './show-deck.ts'
import { printDeck } from './print.ts'
import { takeScreenshots } from './screenshots.ts'

/** One file, or a folder of files by their names. */
export type Output = Uint8Array | ReadonlyMap<string, Uint8Array>

interface Format {
  /** Of the file's name; none for a folder. */
  readonly ending: string
  /** Draws a deck whose slides are all there; `model` is what it was written from. */
  readonly draw: (shown: ShownDeck, options: PrintOptions, model: Deck | undefined) => Promise<Output>
}

export const formats = {
  pdf: { ending: '.pdf', draw: printDeck },
  png: { ending: '', draw: takeScreenshots },
} satisfies Record<string, Format>

export type FormatName = keyof typeof formats

export const formatNames = Object.keys(formats) as FormatName[]

export const formatOf = (name: FormatName): Format => formats[name]
