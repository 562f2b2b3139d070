import type { Dataset } from '../dataset/dataset.ts'
import type { Localized } from '../dataset/localize.ts'
import type { Audience } from './profile.ts'
import { entityColors } from '../dataset/entity-colors.ts'
import { localize } from '../dataset/localize.ts'

/** What one audience is told, in one language. Nothing after this knows of anything else. */
export interface Tailored {
  readonly audience: Localized<Audience>
  readonly language: string
  readonly dataset: Localized<Dataset>
  /** An entity colour by id; the same for every audience. */
  readonly colors: ReadonlyMap<string, number>
}

/** The part of a dataset that an audience is told, in one of its languages. Pure. */
export function tailor(dataset: Dataset, audience: Audience, language: string): Tailored {
  return {
    audience: localize(audience, language),
    language,
    dataset: localize(dataset, language),
    colors: entityColors(dataset),
  }
}
