import type { GeneratedDeck } from '../slides/generate.ts'
import type { DeckEntry } from './start-page.ts'
import { textOf } from '../slides/model.ts'

/** A deck as the start page tells of it. */
export function describeDeck({ model, name, language, minutes }: GeneratedDeck): Pick<DeckEntry, 'name' | 'own' | 'about' | 'language' | 'minutes'> {
  const [first] = model.slides
  const cover = model.slides.find(slide => slide.layout === 'cover')
  return { name, language, minutes, own: model.title, about: cover ? cover.subtitle : textOf(first!.title) }
}

/** A language as its speakers call it. */
export function languageName(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
}
