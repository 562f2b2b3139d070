import type { LocalText, Vocabulary } from '../dataset/fields.ts'
import { record, text } from '../dataset/fields.ts'

/** A file in `audiences/`; its name is the audience's id. */
export function audienceSchema(v: Vocabulary) {
  return record({
    name: text(v),
    about: text(v),
  })
}

/** Whom a deck is for. */
export interface Audience {
  readonly id: string
  readonly name: LocalText
  readonly about: LocalText
}
