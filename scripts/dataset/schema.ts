/** The files of a dataset besides its sections: `dataset.yaml` and `corrections.yaml`. */
import type { Report, Vocabulary } from './fields.ts'
import * as z from 'zod'
import { knownLocales } from '../locales/messages.ts'
import { also, id, line, link, list, name, provenance, record, ref, tags, text } from './fields.ts'

/** Languages that the program itself can speak: it has words of its own on slides. */
const language = ref('language', knownLocales())

const noneTwice = (value: unknown, report: Report): void => {
  if (Array.isArray(value))
    value.forEach((tag, i) => value.indexOf(tag) < i && report([i], 'duplicate-language', `"${tag}" stands here a second time`))
}

/** Slidev's themes and addons, by the names of their packages; they are code, so that the project must allow them. */
export const slidevShape = {
  theme: line.optional(),
  addons: z.array(line).optional(),
}

export function datasetSchema(v: Vocabulary) {
  return record({
    'title': text(v),
    'subtitle': text(v),
    'author': name(v).optional(),
    'languages': also(z.array(language).min(1, { error: 'the list is empty' }), noneTwice),
    'source': record({
      title: name(v),
      url: link.optional(),
    }),
    /** Ordinal scales; a rating in the data is the id of a level. */
    'scales': list(record({
      id,
      name: name(v),
      /** Said wherever ratings of this scale are shown: whose opinion they are. */
      note: text(v).optional(),
      /** From weakest to strongest. */
      levels: list(record({
        id,
        name: name(v),
      })),
    })).optional(),
    'categories': list(record({
      id,
      name: name(v),
    })).optional(),
    /** Whose opinion the choice of categories is. */
    'categories-note': text(v).optional(),
    'vendors': list(record({
      id,
      name: name(v),
    })).optional(),
    /** Files in `sections/`, in the order in which they are presented. */
    'sections': z.array(id).min(1),
    'closing': text(v).optional(),
    /** The audience whose deck is presented where none is named. */
    'first': id.optional(),
    ...slidevShape,
  })
}

export const SEVERITIES = [
  'wrong',
  'outdated',
  'misspelt',
  'imprecise',
] as const
export type Severity = typeof SEVERITIES[number]

export function correctionsSchema(v: Vocabulary) {
  return list(record({
    id,
    severity: z.enum(SEVERITIES),
    /** The place in the source, as a path of headings. */
    where: line,
    /** What the source says, in its own words. */
    source: line,
    right: text(v),
    why: text(v),
    evidence: line,
    confidence: z.enum(['high', 'medium', 'low']),
  }))
}

/** The fields that every section has, whatever its kind. */
export function sectionShape(v: Vocabulary) {
  return {
    id,
    'kind': z.string(),
    'title': text(v),
    /** One sentence that opens the section. */
    'lead': text(v),
    /** What its items are called after a number: `个场景`, `use cases`. */
    'unit': text(v).optional(),
    /** The same after the number one, where a language tells them apart: `use case`. */
    'unit-one': text(v).optional(),
    /** Titles of its slides in words of one's own, for all audiences that state none themselves. */
    'titles': z.record(z.string(), text(v)).optional(),
    tags,
    ...provenance(v),
  }
}

export type DatasetFile = z.infer<ReturnType<typeof datasetSchema>>
export type Correction = z.infer<ReturnType<typeof correctionsSchema>>[number]
export type SectionHead = z.infer<z.ZodObject<ReturnType<typeof sectionShape>>>
