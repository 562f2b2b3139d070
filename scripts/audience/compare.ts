/** What one audience sees, and what of it another doesn't. */
import type { Deck, Slide } from '../slides/model.ts'
import type { Tailored } from './tailor.ts'
import { itemId, itemsIn } from '../dataset/items.ts'
import { textOf } from '../slides/model.ts'

interface Named {
  readonly id: string
  readonly name: string
}

export interface Seen {
  readonly sections: readonly Named[]
  /** Items of its sections, by `section/id`. */
  readonly items: readonly Named[]
  /** Slides of the talk and of its appendix. */
  readonly slides: readonly Named[]
}

/** What a deck tells of a tailored dataset. Pure. */
export function seenBy({ chapters, dataset }: Tailored, deck: Deck): Seen {
  const vendors = new Map(dataset.vendors?.map(({ id, name }) => [id, name]))
  return {
    sections: chapters.map(({ section: { id, title } }) => ({ id, name: title })),
    items: chapters.flatMap(({ section }) => [...itemsIn(section)].map(({ item }) => ({
      id: `${section.id}/${itemId(item)}`,
      name: typeof item.name === 'string' ? item.name : vendors.get(item.vendor ?? '') ?? itemId(item),
    }))),
    slides: deck.slides.filter(isFirstPart).map(({ id, title }) => ({ id, name: textOf(title) })),
  }
}

/** A slide that goes on is told once. */
const isFirstPart = ({ id }: Slide, i: number, slides: readonly Slide[]): boolean => !slides.slice(0, i).some(other => id.startsWith(`${other.id}-`) && /^\d+$/.test(id.slice(other.id.length + 1)))

/** What the first sees and the second doesn't. */
export function onlyIn(first: Seen, second: Seen): Seen {
  const without = (list: readonly Named[], others: readonly Named[]) => {
    const ids = new Set(others.map(({ id }) => id))
    return list.filter(({ id }) => !ids.has(id))
  }
  return {
    sections: without(first.sections, second.sections),
    items: without(first.items, second.items),
    slides: without(first.slides, second.slides),
  }
}
