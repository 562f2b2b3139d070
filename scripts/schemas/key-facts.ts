/** All that is told of a key: what it means, what it takes, whether it has to be there, and how it looks. */
import type { JsonSchema, KeySchema } from './json-schemas.ts'
import { suggestion } from '../dataset/suggest.ts'
import { keySchemas } from './json-schemas.ts'
import { keyExample } from './key-examples.ts'
import { keyText, keyTexts } from './key-texts.ts'

export interface KeyFacts {
  /** Its path: `matrix.criteria.better`. */
  readonly key: string
  readonly text: string
  /** In words; `file` for a sort of file. */
  readonly type: string
  readonly required: boolean
  /** All values that it takes, where they are known. */
  readonly allowed?: readonly unknown[]
  /** In YAML, with what it stands in. */
  readonly example?: string
}

/** What a kind of file or section is called in a path of the person's own. */
const FOLDERS: Readonly<Record<string, string>> = { audiences: 'audience', sections: 'section' }

/**
 * What is told of a key, or of the keys that a name may mean: a sort of file or a path with all that is below
 * it, or else each key that ends so; the sorts of files where no key is named.
 *
 * @param asked as a person types it: `matrix.criteria.scale`, `sections.matrix.things[0].cells.price.number`, `scale`
 */
export function explainKey(asked: string | undefined): readonly KeyFacts[] {
  const schemas = keySchemas()
  const paths = [...schemas.keys()]
  const roots = [...keyTexts.keys()].filter(key => !key.includes('.'))
  const tell = (key: string) => factsOf(key, schemas.get(key))
  if (asked === undefined)
    return roots.map(tell)
  return pathsIn(asked, roots).map(parts => matching(parts, paths, roots)).find(found => found.length)?.map(tell) ?? []
}

function matching(parts: readonly string[], paths: readonly string[], roots: readonly string[]): readonly string[] {
  const [root, ...keys] = parts
  const belowAll = (parts: readonly string[]) => paths.filter(path => parts.every((part, i) => [part, '*'].includes(path.split('.')[i]!)))
  if (!roots.includes(root!))
    return paths.filter(path => `.${path}`.endsWith(`.${parts.join('.')}`))
  const below = belowAll(parts)
  if (!keys.length)
    return [root!, ...below]
  // What each section has is told of its kinds, too.
  return below.length ? below : belowAll(['section', ...keys])
}

/** The nearest key to one that there is not: `; did you mean "scale"?` */
export function suggestKey(asked: string, others: Iterable<string>): string {
  const names = [...keySchemas().keys()].flatMap(path => [path, path.split('.').at(-1)!])
  return suggestion(asked, new Set([...keyTexts.keys(), ...names, ...others]))
}

/** The paths that a person may mean, without folders and places in lists; the likeliest first. */
function pathsIn(asked: string, roots: readonly string[]): readonly (readonly string[])[] {
  const parts = asked.replace(/^(?:\.\/)?data\//, '').replace(/\.ya?ml\b/, '').split(/[./[\]]+/).filter(part => part !== '' && !/^\d+$/.test(part))
  const [folder, name, ...keys] = parts
  if (folder === undefined)
    return []
  if (!Object.hasOwn(FOLDERS, folder) || name === undefined)
    return [parts]
  return roots.includes(name) ? [[name, ...keys]] : [parts, [FOLDERS[folder]!, ...keys]]
}

function factsOf(key: string, known: KeySchema | undefined): KeyFacts {
  const example = keyExample(key)
  const allowed = known && allowedBy(known.schema)
  return {
    key,
    text: keyText(key)!,
    type: known ? typeIn(known.schema) : 'file',
    required: known?.required ?? false,
    ...allowed && { allowed },
    ...example !== undefined && { example },
  }
}

/** All values that a schema takes, where it names them. */
export function allowedBy({ enum: values, const: only, type, anyOf }: JsonSchema): readonly unknown[] | undefined {
  if (Array.isArray(values))
    return values
  if (only !== undefined)
    return [only]
  if (type === 'boolean')
    return [true, false]
  const options = anyOf?.map(allowedBy)
  return options?.every(option => option !== undefined) ? options.flat() : undefined
}

function typeIn(schema: JsonSchema): string {
  const { type, anyOf, items, minItems, maxItems, additionalProperties, exclusiveMinimum, minimum, maximum } = schema
  if (isText(schema))
    return 'text'
  if (anyOf)
    return allowedBy(schema) ? 'string' : [...new Set(withTexts(anyOf).map(typeIn))].join(', or ')
  if (Array.isArray(type))
    return type.map(name => typeIn({ type: name as string })).join(' or ')
  if (type === 'array')
    return `list${typeof maxItems === 'number' ? ` of ${Number(minItems ?? 0)} to ${maxItems}` : ''}: each a ${items ? typeIn(items) : 'value'}`
  if (type === 'object')
    return typeof additionalProperties === 'object' ? `map from ids: each a ${typeIn(additionalProperties)}` : 'map'
  if (type === 'number' || type === 'integer')
    return `number${exclusiveMinimum === undefined ? '' : ` above ${String(exclusiveMinimum)}`}${minimum === undefined ? '' : ` from ${String(minimum)}`}${maximum === undefined ? '' : ` to ${String(maximum)}`}`
  return type === 'boolean' ? 'true or false' : 'string'
}

/** A plain string, or one for each language. */
function isText({ anyOf }: JsonSchema): boolean {
  const [plain, each, ...more] = anyOf ?? []
  return more.length === 0 && plain?.type === 'string' && typeof each?.additionalProperties === 'object' && each.additionalProperties.type === 'string'
}

/** The two forms of a text among others as one. */
function withTexts(options: readonly JsonSchema[]): readonly JsonSchema[] {
  const [plain, each, ...more] = options
  return plain && each && isText({ anyOf: [plain, each] }) ? [{ anyOf: [plain, each] }, ...more] : options
}
