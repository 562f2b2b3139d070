import type { Document, Node } from 'yaml'
import type { Problem } from './errors.ts'
import type { Origin } from './origin.ts'
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'

/** A path into a YAML document: keys and indices. */
export type Path = readonly PropertyKey[]

/** A YAML file with what is needed to point at any place in it. */
export interface YamlFile {
  /** As the user would name it. */
  readonly file: string
  readonly value: unknown
  /** What is wrong with its syntax; `value` is undefined then. */
  readonly problems: readonly Problem[]
  /** The problem at a path; a missing key points at the map that lacks it. */
  readonly problem: (path: Path, code: string, message: string, at?: 'key' | 'value') => Problem
  /** Where the value at a path begins. */
  readonly origin: (path: Path) => Origin
}

/** Parses a YAML text. Never throws: syntax errors become problems. */
export function parseYaml(file: string, text: string): YamlFile {
  const lineCounter = new LineCounter()
  const lines = text.split(/\r\n?|\n/)
  const at = (offset: number, code: string, message: string): Problem => {
    const { line, col } = lineCounter.linePos(offset)
    return {
      file,
      line,
      column: col,
      code,
      message,
      excerpt: lines[line - 1] ?? '',
    }
  }
  const doc = parseDocument(text, { lineCounter, prettyErrors: false })
  const problems = [
    ...doc.errors,
    ...doc.warnings,
  ].map(error =>
    at(error.pos[0], 'bad-yaml', `${error.message}${error.code === 'DUPLICATE_KEY'
      ? '; each key may stand once in a map'
      : ''}`))

  return {
    file,
    value: problems.length
      ? undefined
      : convert(doc, problems, at),
    problems,
    problem: (path, code, message, where = 'value') => at(offsetOf(doc, path, where), code, message),
    origin: path => ({ file, line: lineCounter.linePos(offsetOf(doc, path, 'value')).line }),
  }
}

/** Converting may still fail: an alias without an anchor, or aliases that grow without end. */
function convert(doc: Document, problems: Problem[], at: (offset: number, code: string, message: string) => Problem): unknown {
  try {
    return doc.toJS({ maxAliasCount: 100 })
  }
  catch (error) {
    problems.push(at(0, 'bad-yaml', (error as Error).message))
    return undefined
  }
}

function offsetOf(doc: Document, path: Path, where: 'key' | 'value'): number {
  let node: unknown = doc.contents
  let offset = startOf(node) ?? 0
  for (const [depth, key] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(item => isScalar(item.key) && String(item.key.value) === String(key))
      if (!pair)
        return offset
      const isLast = depth === path.length - 1
      const key_ = startOf(pair.key) ?? offset
      offset = isLast && where === 'key'
        ? key_
        : startOf(pair.value) ?? key_
      node = pair.value
    }
    else if (isSeq(node)) {
      node = node.items[Number(key)]
      offset = startOf(node) ?? offset
    }
    else {
      return offset
    }
  }
  return offset
}

function startOf(node: unknown): number | undefined {
  return isNode(node)
    ? (node as Node).range?.[0]
    : undefined
}
