/** What decks are exported to. A new format is one entry here. */
import type { Deck } from '../slides/model.ts'
import type { Range } from './range.ts'
import type { ShownDeck } from './show-deck.ts'
import { UserError } from '../dataset/errors.ts'
import { ALL, numbersIn } from './range.ts'

/** One file, or a folder of files by their names. */
export type Output = Uint8Array | ReadonlyMap<string, Uint8Array>

/** How slides are to look, and which of them, in what is exported. */
export interface ExportLook {
  readonly dark?: boolean
  /** Pages with the speaker notes after each slide. */
  readonly notes?: boolean
  /** A page or picture for each click of a slide. */
  readonly clicks?: boolean
  /** Pixels of a picture for each pixel of a slide. */
  readonly scale?: number
  /** These slides alone. */
  readonly range?: Range
}

export interface DrawOptions extends Pick<ExportLook, 'notes' | 'range'> {
  /** When the document was made; without it the document doesn't say. */
  readonly date?: Date
}

/** What is left to do of a deck without the page, and how many pages or pictures come of it. */
export interface Drawing<Made extends Output = Output> {
  readonly pages: number
  readonly finish: () => Promise<Made>
}

interface Format {
  /** Of the file's name; none for a folder. */
  readonly ending: string
  /** What changes something in it. */
  readonly takes: readonly (keyof ExportLook)[]
  /** Whether it is made of the page as it is, which has the slides asked for alone then; else of the model. */
  readonly ofPage: boolean
  /**
   * Draws a deck whose slides are all there; `model` is what the deck was written from. What a format is
   * made with is loaded when it is needed.
   */
  readonly draw: (shown: ShownDeck, options: DrawOptions, model: Deck | undefined) => Promise<Drawing>
}

async function drawPptx(shown: ShownDeck, { date, range }: DrawOptions, model: Deck | undefined): Promise<Drawing> {
  if (!model)
    throw new UserError('a presentation is made from the data of a deck, and there is none')
  const numbers = numbersIn(range ?? ALL, model.slides.length)
  const { seeDeck } = await import('../pptx/see.ts')
  const seen = await seeDeck(shown, model)
  return { pages: numbers.length, finish: async () => (await import('../pptx/write-pptx.ts')).writePptx(model, seen, date, numbers) }
}

async function drawPdf(shown: ShownDeck, options: DrawOptions, model: Deck | undefined): Promise<Drawing> {
  const { printDeck } = await import('./print.ts')
  return printDeck(shown, options, model)
}

async function drawPictures(shown: ShownDeck): Promise<Drawing> {
  const { takeScreenshots } = await import('./screenshots.ts')
  const pictures = await takeScreenshots(shown)
  return { pages: pictures.size, finish: async () => pictures }
}

export const formats = {
  pdf: { ending: '.pdf', takes: ['dark', 'notes', 'clicks', 'range'], ofPage: true, draw: drawPdf },
  png: { ending: '', takes: ['dark', 'clicks', 'scale', 'range'], ofPage: true, draw: drawPictures },
  pptx: { ending: '.pptx', takes: ['dark', 'range'], ofPage: false, draw: drawPptx },
} satisfies Record<string, Format>

export type FormatName = keyof typeof formats

export const formatNames = Object.keys(formats) as FormatName[]

export const formatOf = (name: FormatName): Format => formats[name]
