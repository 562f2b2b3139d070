/**
 * Brings what a file says now into a YAML document that a person may have edited since the last import:
 * a three-way merge. What the import made and nobody touched follows the file; what a person wrote stays.
 */
import type { Document, Node, YAMLMap, YAMLSeq } from 'yaml'
import { isDeepStrictEqual } from 'node:util'
import { isMap, isNode, isScalar, isSeq } from 'yaml'
import { ownValue } from '../dataset/items.ts'
import { yamlNode } from './yaml-text.ts'

type Plain = Readonly<Record<string, unknown>>

export interface Merge {
  /** Paths of what was added, such as `things/x/cells/price`. */
  readonly added: string[]
  readonly updated: string[]
  readonly removed: string[]
  /** Where the person and the file both changed something, or the file lacks what the person changed: the person's stays. */
  readonly kept: { readonly path: string, readonly yours: unknown, readonly theirs: unknown }[]
}

interface Context extends Merge {
  readonly doc: Document
  readonly language: string
  /** Whether what the file lacks now goes, if nobody touched it. */
  readonly removes: boolean
}

/** Merges in place. `base` is what the last import wrote; nothing where there was none. */
export function mergeYaml(doc: Document, base: Plain | undefined, theirs: Plain, language: string, removes: boolean): Merge {
  const merge: Merge = { added: [], updated: [], removed: [], kept: [] }
  if (isMap(doc.contents))
    mergeMap(doc.contents, base, theirs, '', { ...merge, doc, language, removes })
  return merge
}

function mergeMap(map: YAMLMap, base: Plain | undefined, theirs: Plain, path: string, context: Context): void {
  for (const [key, value] of Object.entries(theirs)) {
    const at = path ? `${path}/${key}` : key
    const old = base && ownValue(base, key)
    const mine = map.get(key, true) as Node | undefined
    if (mine !== undefined) {
      mergeNode(mine, old, value, at, context, node => map.set(key, node))
    }
    // What a person has taken out stays out.
    else if (old === undefined) {
      map.set(key, yamlNode(context.doc, value))
      context.added.push(at)
    }
  }
  for (const [key, old] of Object.entries(base ?? {})) {
    const mine = Object.hasOwn(theirs, key) ? undefined : map.get(key, true) as Node | undefined
    if (mine !== undefined)
      drop(mine, old, path ? `${path}/${key}` : key, context, () => map.delete(key))
  }
}

function mergeNode(mine: Node, base: unknown, theirs: unknown, path: string, context: Context, replace: (node: Node) => void): void {
  const { language } = context
  if (isMap(mine) && isPlain(theirs))
    return mergeMap(mine, isPlain(base) ? base : undefined, theirs, path, context)
  // A person has translated the text.
  if (isMap(mine) && typeof theirs === 'string' && mine.has(language))
    return mergeMap(mine, typeof base === 'string' ? { [language]: base } : undefined, { [language]: theirs }, path, context)
  if (isSeq(mine) && Array.isArray(theirs))
    return mergeSeq(mine, Array.isArray(base) ? base : undefined, theirs, path, context)
  const yours: unknown = mine.toJS(context.doc)
  if (isDeepStrictEqual(yours, theirs) || isDeepStrictEqual(base, theirs))
    return
  if (base !== undefined && isDeepStrictEqual(yours, base)) {
    if (isScalar(mine) && !isPlain(theirs) && !Array.isArray(theirs))
      mine.value = theirs
    else
      replace(yamlNode(context.doc, theirs))
    context.updated.push(path)
  }
  else if (base !== undefined) {
    context.kept.push({ path, yours, theirs })
  }
}

function mergeSeq(seq: YAMLSeq, base: readonly unknown[] | undefined, theirs: readonly unknown[], path: string, context: Context): void {
  const key = ['id', 'vendor'].find(name => theirs.length > 0 && theirs.every(item => isPlain(item) && typeof item[name] === 'string'))
  const keyOf = (item: unknown): unknown => key === undefined ? item : isMap(item) ? item.get(key) : isPlain(item) ? item[key] : undefined
  const plainOf = (item: unknown): unknown => isNode(item) ? item.toJS(context.doc) : item
  const find = (wanted: unknown): number => seq.items.findIndex(item => isDeepStrictEqual(key === undefined ? plainOf(item) : keyOf(item), wanted))
  let last = -1
  for (const item of theirs) {
    const own = keyOf(item)
    const at = find(own)
    const old = base?.find(before => isDeepStrictEqual(keyOf(before), own))
    if (at >= 0) {
      if (key !== undefined)
        mergeNode(seq.items[at] as Node, old, item, `${path}/${String(own)}`, context, node => seq.items[at] = node)
      last = at
    }
    else if (old === undefined) {
      const node = yamlNode(context.doc, item)
      node.spaceBefore = (seq.items.at(-1) as Node | undefined)?.spaceBefore ?? false
      seq.items.splice(last < 0 ? seq.items.length : ++last, 0, node)
      context.added.push(`${path}/${String(own)}`)
    }
  }
  for (const old of base ?? []) {
    const own = keyOf(old)
    const at = theirs.some(item => isDeepStrictEqual(keyOf(item), own)) ? -1 : find(own)
    if (at >= 0)
      drop(seq.items[at] as Node, old, `${path}/${String(own)}`, context, () => seq.items.splice(at, 1))
  }
}

/** Takes out what the file has no longer, unless a person has changed it. */
function drop(mine: Node, base: unknown, path: string, context: Context, remove: () => void): void {
  if (!context.removes)
    return
  const yours: unknown = mine.toJS(context.doc)
  if (isDeepStrictEqual(yours, base)) {
    remove()
    context.removed.push(path)
  }
  else {
    context.kept.push({ path, yours, theirs: undefined })
  }
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
