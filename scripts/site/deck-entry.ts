import type { GeneratedDeck } from '../slides/generate.ts'
import type { DeckEntry } from './start-page.ts'
import { textOf } from '../slides/model.ts'

/** A deck as the start page tells of it. */
export function describeDeck({ model, name, language, minutes }: GeneratedDeck): Pick<DeckEntry, 'name' | 'about' | 'language' | 'minutes'> {
  const cover = model.slides.find(slide => slide.layout === 'cover')
  return { name, language, minutes, about: cover ? cover.subtitle : textOf(model.slides[0]!.title) }
}
