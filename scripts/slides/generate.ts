/**
 * From a dataset folder to the Markdown of its decks, as it can be seen at a glance:
 *
 *     load ──▶ tailor(audience, language) ──▶ compose ──▶ fit ──▶ write
 *
 * Only loading reads files; the rest is pure, and the same data gives the same bytes.
 */
import type { Audience } from '../audience/audience.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Origin } from '../dataset/origin.ts'
import type { Measure } from './measure.ts'
import type { CutSlide, Deck, ShortenedSlide, Slide, UntoldItem } from './model.ts'
import { tailor } from '../audience/tailor.ts'
import { UserError } from '../dataset/errors.ts'
import { loadMessages } from '../locales/messages.ts'
import { compose } from './compose.ts'
import { fit } from './fit.ts'
import { writeDeck } from './write-deck.ts'

/** A deck ready to be saved. */
export interface GeneratedDeck {
  readonly audience: string
  readonly language: string
  /** `full.zh.md` */
  readonly file: string
  readonly markdown: string
  /** All of them, those of the appendix included. */
  readonly slides: number
  /** Slides of the appendix. */
  readonly appendix: number
  /** What was written. */
  readonly model: Deck
  /** Where the data of each slide stands, by the slide's id. */
  readonly origins: ReadonlyMap<string, Origin>
  /** The audience's name, in the deck's language. */
  readonly name: string
  /** Minutes that the talk takes, without the appendix. */
  readonly minutes: number
  /** Minutes that the audience has; none where it doesn't say. */
  readonly budget?: number
  /** Ids of the sections that the talk tells, in order. */
  readonly sections: readonly string[]
  /** What there was no time for. */
  readonly cut: readonly CutSlide[]
  /** Slides of large data that show the first of what they list, and slides that the appendix has no room for. */
  readonly shortened: readonly ShortenedSlide[]
  readonly omitted: readonly CutSlide[]
  /** Items that go with something that the audience isn't told. */
  readonly untold: readonly UntoldItem[]
}

/**
 * The fitted slides of a deck, before they are written.
 *
 * @throws UserError where two slides have the same id, such as those of a section named `cover`
 */
export function makeDeck(dataset: Dataset, audience: Audience, language: string, measure: Measure): Deck {
  const messages = loadMessages(language, dataset.fallback)
  const deck = fit(compose(tailor(dataset, audience, language), messages), measure, messages)
  checkIds(deck)
  return deck
}

function checkIds({ slides }: Deck): void {
  const seen = new Map<string, Slide>()
  for (const slide of slides) {
    const twin = seen.get(slide.id)
    if (twin)
      throw new UserError(`two slides have the id "${slide.id}", one from ${placeOf(twin)} and one from ${placeOf(slide)}: give one of the two another id`)
    seen.set(slide.id, slide)
  }
}

const placeOf = ({ origin }: Slide): string => origin
  ? `${origin.file}:${origin.line}`
  : 'the program'

/** One deck of a dataset, for an audience, in a language. */
export function generateDeck(dataset: Dataset, audience: Audience, language: string, measure: Measure): GeneratedDeck {
  const deck = makeDeck(dataset, audience, language, measure)
  return {
    audience: audience.id,
    language,
    file: `${audience.id}.${language}.md`,
    markdown: writeDeck(deck, loadMessages(language, dataset.fallback)),
    slides: deck.slides.length,
    appendix: deck.slides.filter(({ start }) => start === undefined).length,
    model: deck,
    origins: new Map(deck.slides.flatMap(({ id, origin }) => origin
      ? [
          [id, origin] as const,
        ]
      : [])),
    name: deck.name,
    minutes: deck.minutes,
    ...(deck.budget !== undefined && { budget: deck.budget }),
    sections: deck.sections,
    cut: deck.cut,
    shortened: deck.shortened ?? [],
    omitted: deck.omitted ?? [],
    untold: deck.untold ?? [],
  }
}
