/** The files of a dataset besides its sections: `dataset.yaml` and `corrections.yaml`. */
import type { Vocabulary } from './fields.ts'
import * as z from 'zod'
import { id, line, link, list, name, provenance, record, text } from './fields.ts'

/** BCP 47: `zh`, `en`, `pt-BR`. */
const language = z.string().refine(tag => /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/.test(tag), {
  error: issue => `"${String(issue.input)}" is no language tag such as "zh" or "en"`,
  params: { code: 'bad-language' },
})

export function datasetSchema(v: Vocabulary) {
  return record({
    'title': text(v),
    'subtitle': text(v),
    'author': name(v).optional(),
    'languages': z.array(language).min(1),
    'source': record({
      title: name(v),
      url: link.optional(),
    }),
    /** Ordinal scales; a rating in the data is the id of a level. */
    'scales': list(record({
      id,
      name: text(v),
      /** Said wherever ratings of this scale are shown: whose opinion they are. */
      note: text(v).optional(),
      /** From weakest to strongest. */
      levels: list(record({
        id,
        name: text(v),
      })),
    })).optional(),
    'categories': list(record({
      id,
      name: text(v),
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
    ...provenance(v),
  }
}

export type DatasetFile = z.infer<ReturnType<typeof datasetSchema>>
export type Correction = z.infer<ReturnType<typeof correctionsSchema>>[number]
export type SectionHead = z.infer<z.ZodObject<ReturnType<typeof sectionShape>>>
