/** What `serve` and the pages of a deck tell each other. */
import type { Problem } from '../dataset/errors.ts'
import { z } from 'zod'

export interface DeckLink {
  /** `full.zh` */
  readonly name: string
  readonly title: string
  readonly language: string
  readonly languageName: string
}

/** What is wrong: with places where they are known, else as text. */
export type Trouble = Omit<Problem, 'code'> | { readonly message: string }

/** From the server. */
export interface LiveMessages {
  /** What is wrong now; empty when all is well. */
  'prismdeck:trouble': readonly Trouble[]
  /** All decks, and which of them this is. */
  'prismdeck:decks': { readonly here: string, readonly decks: readonly DeckLink[] }
  /** The slides' ids before and after a change that is about to be shown. */
  'prismdeck:slides': { readonly before: readonly (string | undefined)[], readonly after: readonly (string | undefined)[] }
  /** Where to go in another deck; `follow` is for pages that the presenter takes along. */
  'prismdeck:go': { readonly name: string, readonly slide: number }
}

/** From a page, by their names: what each must hold. */
export const PAGE_MESSAGES = {
  'prismdeck:hello': z.null(),
  /** Asks for the slide of another deck that belongs to this one's. */
  'prismdeck:switch': z.object({ to: z.string().max(200), slide: z.int().min(1), presenter: z.boolean() }),
}

/** From a page. */
export type PageMessages = { readonly [Name in keyof typeof PAGE_MESSAGES]: z.infer<(typeof PAGE_MESSAGES)[Name]> }
