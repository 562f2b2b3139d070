import type { Alias, Document, Node, YAMLError } from 'yaml'
import type { Problem } from './errors.ts'
import type { Origin } from './origin.ts'
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import { MOST_WHOLE, parseInPieces } from './yaml-pieces.ts'

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
  const conflict = conflictIn(text)
  if (conflict !== undefined)
    return refusedFile(file, 'merge-conflict', 'a merge conflict begins here: keep one of its two sides, and remove the lines with <<<<<<<, ======= and >>>>>>>', conflict)
  return parseInPieces(file, text, parseWhole) ?? (text.length > MOST_WHOLE
    ? refusedFile(file, 'too-large', `the file has ${Math.ceil(text.length / 1024 / 1024)} MB, which can only be read where its long list has one entry a line or more, each after a dash, and no anchors or tabs; ${MOST_WHOLE / 1024 / 1024} MB is the most otherwise`)
    : parseWhole(file, text))
}

/** The line where version control has left two sides of a text. */
function conflictIn(text: string): number | undefined {
  if (!/^={7}\r?$/m.test(text))
    return undefined
  const begin = text.split(/\r\n?|\n/).findIndex(line => /^<{7}(?: |$)/.test(line))
  return begin < 0 ? undefined : begin + 1
}

function parseWhole(file: string, text: string): YamlFile {
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
  // The library compares each key of a map with each other, which takes minutes where there are many.
  const doc = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false })
  const errors = [...doc.errors, ...doc.warnings]
  // The one that tells why the rest of the file was not understood.
  const depth = errors.find(error => isTooDeep(error))
  const problems = (depth ? [depth] : errors).slice(0, MOST_SYNTAX_ERRORS).map(error => at(error.pos[0], 'bad-yaml', inWords(error)))
  if (problems.length === 0)
    problems.push(...oddities(doc).slice(0, MOST_SYNTAX_ERRORS).map(({ offset, message }) => at(offset, 'bad-yaml', message)))

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

/** A file that could not be read, for the reason given. */
export function refusedFile(file: string, code: string, message: string, line = 1): YamlFile {
  const refused: Problem = { file, line, column: 1, code, message, excerpt: '' }
  return {
    file,
    value: undefined,
    problems: [refused],
    problem: (_, code, message) => ({ ...refused, code, message }),
    origin: () => ({ file, line }),
  }
}

/** One mistake may make thousands, such as a picture named `.yaml`. */
const MOST_SYNTAX_ERRORS = 20

/** The library's message where it is in the user's words, else our own. */
function inWords({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS')
    return 'a line of three dashes begins a second document; a file holds one'
  return isTooDeep({ message }) ? TOO_DEEP : message
}

const TOO_DEEP = 'lists and maps are nested too deep'

/** Seen in the library, which nests its calls. */
const isTooDeep = ({ message }: { readonly message: string }): boolean => /call stack/.test(message)

/** What is YAML and still no data: keys that their map has already or that are no texts, and what holds itself. */
function oddities(doc: Document): { readonly offset: number, readonly message: string }[] {
  const found: { offset: number, message: string }[] = []
  const add = (node: unknown, message: string) => found.push({ offset: startOf(node) ?? 0, message })
  visit(doc, {
    Map(_, map) {
      const seen = new Set<unknown>()
      for (const { key } of map.items) {
        if (isMap(key) || isSeq(key))
          add(key, `a key is a text, not a ${isMap(key) ? 'map' : 'list'}`)
        if (!isScalar(key))
          continue
        if (seen.has(key.value))
          add(key, 'Map keys must be unique; each key may stand once in a map')
        seen.add(key.value)
      }
    },
    Alias(_, alias, path) {
      if (path.includes(alias.resolve(doc)!))
        add(alias, `*${alias.source} stands within what it repeats, which would have no end`)
    },
  })
  return found
}

/** The library's own bound: https://eemeli.org/yaml/#tojs-options */
const MOST_ALIASES = 100

/** Converting may still fail: an alias without an anchor, or aliases that grow without end. */
function convert(doc: Document, problems: Problem[], at: (offset: number, code: string, message: string) => Problem): unknown {
  try {
    return doc.toJS({ maxAliasCount: MOST_ALIASES })
  }
  catch (error) {
    if (isTooDeep(error as Error))
      problems.push(at(0, 'bad-yaml', TOO_DEEP))
    else if (/Excessive alias/.test((error as Error).message))
      problems.push(at(findAlias(doc, () => true), 'bad-yaml', `aliases (such as *name) repeat more than ${MOST_ALIASES} parts of the file; write them out`))
    else
      problems.push(at(findAlias(doc, alias => !alias.resolve(doc)), 'bad-yaml', (error as Error).message))
    return undefined
  }
}

/** Where the first such alias stands; 0 where there is none. */
function findAlias(doc: Document, isIt: (alias: Alias) => boolean): number {
  let offset: number | undefined
  visit(doc, {
    Alias(_, alias) {
      if (isIt(alias)) {
        offset = startOf(alias)
        return visit.BREAK
      }
    },
  })
  return offset ?? 0
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
