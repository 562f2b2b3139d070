import type { Audience } from '../audience/audience.ts'
import type { Brand } from '../brand/brand.ts'
import type { Correction, DatasetFile, SectionHead } from './schema.ts'

/** A section whose own fields only its kind knows. */
export interface Section extends SectionHead {
  readonly kind: string
}

/** All that we know, in every language. */
export interface Dataset extends Omit<DatasetFile, 'sections'> {
  readonly sections: readonly Section[]
  readonly corrections: readonly Correction[]
  /** The language in which the program speaks where it has no words in a deck's own. */
  readonly fallback?: string
  /** How its decks look, where that is stated. */
  readonly brand?: Brand
}

/** A dataset folder: what we know, and whom we tell. */
export interface DatasetFolder {
  readonly dataset: Dataset
  readonly audiences: readonly Audience[]
}
