/** What decks are exported to. A new format is one entry here. */
import type { Deck } from '../slides/model.ts'
import type { PrintOptions } from './print.ts'
import type { ShownDeck } from './show-deck.ts'
import { UserError } from '../dataset/errors.ts'

/** One file, or a folder of files by their names. */
export type Output = Uint8Array | ReadonlyMap<string, Uint8Array>

type Finish = () => Promise<Output>

interface Format {
  /** Of the file's name; none for a folder. */
  readonly ending: string
  /**
   * Draws a deck whose slides are all there, and hands back what is left to do without the page;
   * `model` is what the deck was written from. What a format is made with is loaded when it is needed.
   */
  readonly draw: (shown: ShownDeck, options: PrintOptions, model: Deck | undefined) => Promise<Finish>
}

async function drawPptx(shown: ShownDeck, { date }: PrintOptions, model: Deck | undefined): Promise<Finish> {
  if (!model)
    throw new UserError('a presentation is made from the data of a deck, and there is none')
  const { seeDeck } = await import('../pptx/see.ts')
  const seen = await seeDeck(shown, model)
  return async () => (await import('../pptx/write-pptx.ts')).writePptx(model, seen, date)
}

async function drawPdf(shown: ShownDeck, options: PrintOptions, model: Deck | undefined): Promise<Finish> {
  const { printDeck } = await import('./print.ts')
  return printDeck(shown, options, model)
}

async function drawPictures(shown: ShownDeck): Promise<Finish> {
  const { takeScreenshots } = await import('./screenshots.ts')
  const pictures = await takeScreenshots(shown)
  return async () => pictures
}

export const formats = {
  pdf: { ending: '.pdf', draw: drawPdf },
  png: { ending: '', draw: drawPictures },
  pptx: { ending: '.pptx', draw: drawPptx },
} satisfies Record<string, Format>

export type FormatName = keyof typeof formats

export const formatNames = Object.keys(formats) as FormatName[]

export const formatOf = (name: FormatName): Format => formats[name]
