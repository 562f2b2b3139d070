/** What decks are exported to. A new format is one entry here. */
import type { Deck } from '../slides/model.ts'
import type { PrintOptions } from './print.ts'
import type { ShownDeck } from './show-deck.ts'
import { UserError } from '../dataset/errors.ts'
import { seeDeck } from '../pptx/see.ts'
import { writePptx } from '../pptx/write-pptx.ts'
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

async function drawPptx(shown: ShownDeck, { date }: PrintOptions, model: Deck | undefined): Promise<Output> {
  if (!model)
    throw new UserError('a presentation is made from the data of a deck, and there is none')
  return writePptx(model, await seeDeck(shown, model), date)
}

export const formats = {
  pdf: { ending: '.pdf', draw: printDeck },
  png: { ending: '', draw: takeScreenshots },
  pptx: { ending: '.pptx', draw: drawPptx },
} satisfies Record<string, Format>

export type FormatName = keyof typeof formats

export const formatNames = Object.keys(formats) as FormatName[]

export const formatOf = (name: FormatName): Format => formats[name]
