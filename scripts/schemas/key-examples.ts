/** Examples of keys: a part of a dataset that has all of them, cut down to the key. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, isMap, isScalar, parse, visit } from 'yaml'
import { kindNames } from '../sections/index.ts'

/** Each sort of file as it may look, by the name of the sort; a section's id stands in brackets. */
export const exampleFiles = parse(readFileSync(join(import.meta.dirname, 'examples.yaml'), 'utf8')) as Readonly<Record<string, unknown>>

/** Entries of a list that an example shows. */
const MOST_ENTRIES = 2

/** The key in YAML with what it stands in; nothing where no example has it. */
export function keyExample(path: string): string | undefined {
  const [root, ...keys] = path.split('.')
  for (const [name, file] of Object.entries(exampleFiles)) {
    const found = name.split(' ')[0] === root ? cut(file, keys) : undefined
    if (found !== undefined)
      return inYaml(keys.length === 0 && (kindNames as readonly string[]).includes(root!) ? { kind: root, ...found } : found)
  }
}

/** What leads to the keys, without what stands beside it. */
function cut(value: unknown, keys: readonly string[]): unknown {
  const [key, ...below] = keys
  if (key === undefined)
    return shortened(value)
  if (Array.isArray(value)) {
    const found = firstOf(value, entry => cut(entry, keys))
    return found && [named(found.from, found.cut)]
  }
  if (typeof value !== 'object' || value === null)
    return undefined
  const entries = Object.entries(value)
  const found = firstOf(key === '*' ? entries : entries.filter(([name]) => name === key), ([, child]) => cut(child, below))
  return found && { [found.from[0]]: found.cut }
}

function firstOf<T>(all: readonly T[], cutOne: (one: T) => unknown): { readonly from: T, readonly cut: unknown } | undefined {
  for (const from of all) {
    const cut = cutOne(from)
    if (cut !== undefined)
      return { from, cut }
  }
}

/** An entry of a list keeps its id, which says what it is. */
function named(entry: unknown, cut: unknown): unknown {
  const { id } = (entry ?? {}) as { readonly id?: unknown }
  return id === undefined || typeof cut !== 'object' ? cut : { id, ...cut }
}

function shortened(value: unknown): unknown {
  return Array.isArray(value) && value.some(entry => typeof entry === 'object') ? value.slice(0, MOST_ENTRIES) : value
}

/** Maps of plain values stand on one line, as people write texts in several languages. */
function inYaml(value: unknown): string {
  const document = new Document(value)
  visit(document, {
    Map: (_, map) => {
      map.flow = map.items.length > 1 && map.items.every(({ value }) => isScalar(value))
    },
    Seq: (_, list) => {
      list.flow = !list.items.some(item => isMap(item))
    },
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: true }).trimEnd()
}
