/** JSON Schemas of the dataset's files, made from the schemas that check them: editors complete and explain with these. */
import type { ProfileVocabulary } from '../dataset/vocabulary.ts'
import * as z from 'zod'
import { profileSchema } from '../audience/profile.ts'
import { brandSchema } from '../brand/schema.ts'
import { record } from '../dataset/fields.ts'
import { correctionsSchema, datasetSchema, sectionShape } from '../dataset/schema.ts'
import { kindNames, kindOf } from '../sections/index.ts'
import { keyText } from './key-texts.ts'

/** A part of a JSON Schema, as far as it is walked here. */
export interface JsonSchema {
  $schema?: string
  type?: string
  const?: unknown
  description?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean | JsonSchema
  items?: JsonSchema
  anyOf?: JsonSchema[]
  allOf?: JsonSchema[]
  if?: JsonSchema
  then?: JsonSchema
  [key: string]: unknown
}

/** A language that no dataset has: it tells texts in every language from other maps. */
const ANY_LANGUAGE = 'xx'

/** What depends on a dataset (ids of vendors, scales, …) is checked when it is loaded, not by an editor. */
const NOTHING_KNOWN: ProfileVocabulary = {
  languages: [ANY_LANGUAGE],
  vendors: [],
  categories: [],
  corrections: [],
  sections: [],
  scales: new Map(),
  tags: [],
  ids: [],
  names: new Map(),
  groups: [],
  criteria: [],
  audiences: [],
}

const TEXT: JsonSchema = {
  anyOf: [
    { type: 'string' },
    { type: 'object', additionalProperties: { type: 'string' } },
  ],
}

/** Short forms that are taken besides: one decision without a list, a section by its plain name. */
const SHORT: Readonly<Record<string, readonly JsonSchema[]>> = {
  'audience.decide': TEXT.anyOf!,
  'audience.sections.*': [{ type: 'string' }],
}

function orShort(schema: JsonSchema, path: string): JsonSchema {
  return SHORT[path] ? { anyOf: [...SHORT[path], schema] } : schema
}

/** The schemas by the names of their files: `dataset.json`, `section.json`, … */
export function jsonSchemas(): ReadonlyMap<string, JsonSchema> {
  return new Map([
    ['dataset.json', schemaOf(datasetSchema(NOTHING_KNOWN), 'dataset')],
    ['corrections.json', schemaOf(correctionsSchema(NOTHING_KNOWN), 'corrections')],
    ['brand.json', schemaOf(brandSchema(NOTHING_KNOWN), 'brand')],
    ['audience.json', schemaOf(profileSchema(NOTHING_KNOWN), 'audience')],
    ['section.json', sectionSchema()],
  ])
}

/** A section is checked by its kind; before it has one, by what all sections have. */
function sectionSchema(): JsonSchema {
  const head = record(sectionShape(NOTHING_KNOWN))
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    description: keyText('section'),
    type: 'object',
    required: ['kind'],
    properties: { kind: { description: keyText('section.kind'), anyOf: kindNames.map(kind => ({ const: kind, description: keyText(kind) })) } },
    allOf: kindNames.map((kind) => {
      const { $schema: _, ...then } = schemaOf(record({ ...head.shape, ...kindOf(kind).shape(NOTHING_KNOWN), kind: z.literal(kind) }), kind, Object.keys(head.shape))
      return { if: { properties: { kind: { const: kind } }, required: ['kind'] }, then }
    }),
  }
}

/** A schema with the texts of its keys; keys of `heads` are those of every section. */
function schemaOf(schema: z.ZodType, root: string, heads: readonly string[] = []): JsonSchema {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  // What goes in says which forms are allowed, what comes out which keys must be there.
  const out = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as JsonSchema
  // What a table beside the file may hold is not required in the file.
  const beside = heads.length ? kindOf(root).fromTable?.keys ?? [] : []
  const described = describe(json, { ...out, ...(out.required && { required: out.required.filter(key => !beside.includes(key)) }) }, root, heads)
  const text = keyText(root)
  return { ...described, ...(text !== undefined && { description: text }) }
}

function describe(schema: JsonSchema, out: JsonSchema | undefined, path: string, heads: readonly string[] = []): JsonSchema {
  const { properties, items, additionalProperties, anyOf } = schema
  if (properties && Object.keys(properties).join() === ANY_LANGUAGE)
    return TEXT
  return {
    ...schema,
    ...(out?.required && { required: out.required }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, child]) => {
        const at = heads.includes(key) ? `section.${key}` : `${path}.${key}`
        const text = keyText(at)
        return [key, { ...orShort(describe(child, out?.properties?.[key], at), at), ...(text !== undefined && { description: text }) }]
      })),
    }),
    ...(items && { items: orShort(describe(items, out?.items, path), `${path}.*`) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: describe(additionalProperties, typeof out?.additionalProperties === 'object' ? out.additionalProperties : undefined, `${path}.*`) }),
    ...(anyOf && { anyOf: anyOf.map((option, i) => describe(option, out?.anyOf?.[i], path)) }),
  }
}

/** What a schema says of a key. */
export interface KeySchema {
  readonly schema: JsonSchema
  /** Whether it has to be there wherever what holds it is. */
  readonly required: boolean
}

/** The schemas of all keys by their paths, as the texts name them: `matrix.criteria.scale`. */
export function keySchemas(): ReadonlyMap<string, KeySchema> {
  const found = new Map<string, KeySchema>()
  const visit = (schema: JsonSchema, path: string, heads: readonly string[] = []): void => {
    for (const [key, child] of Object.entries(schema.properties ?? {})) {
      const at = heads.includes(key) ? `section.${key}` : `${path}.${key}`
      // A kind knows itself alone; what a section's head says of kinds names all.
      if (!found.has(at))
        found.set(at, { schema: child, required: schema.required?.includes(key) ?? false })
      visit(child, at)
    }
    for (const child of [schema.items, ...(schema.anyOf ?? [])])
      child && visit(child, path)
    if (typeof schema.additionalProperties === 'object')
      visit(schema.additionalProperties, `${path}.*`)
  }
  const heads = Object.keys(sectionShape(NOTHING_KNOWN))
  for (const [file, schema] of jsonSchemas()) {
    visit(schema, file.replace('.json', ''))
    for (const { if: when, then } of schema.allOf ?? [])
      visit(then!, String(when!.properties!.kind!.const), heads)
  }
  return found
}

/** The paths of all keys. */
export const keyPaths = (): readonly string[] => [...keySchemas().keys()]
