/** What the merge needs to know of a slide's frontmatter. */
import type { Node } from 'yaml'
import { isMap, isScalar, parseDocument } from 'yaml'

export interface FrontmatterFacts {
  readonly id?: string
  /** Slidev leaves the slide out. */
  readonly hidden: boolean
  /** The top-level keys, each with the lines that it begins and ends on, from 0. */
  readonly keys: readonly { readonly key: string, readonly line: number, readonly end: number }[]
}

/** Why a frontmatter can't be used, and where: line and column from 0. */
export interface FrontmatterFault {
  readonly fault: string
  readonly line: number
  readonly column: number
}

/** Most slides are the same from one run to the next, and to read YAML is most of a merge's work. */
const CACHE = new Map<string, FrontmatterFacts | FrontmatterFault>()
const CACHE_SIZE = 5000

/** Reads the YAML of a frontmatter, without its lines of dashes. */
export function readFrontmatter(yaml: string): FrontmatterFacts | FrontmatterFault {
  const facts = CACHE.get(yaml) ?? readYaml(yaml)
  if (CACHE.size >= CACHE_SIZE)
    CACHE.clear()
  CACHE.set(yaml, facts)
  return facts
}

function readYaml(yaml: string): FrontmatterFacts | FrontmatterFault {
  const doc = parseDocument(yaml)
  const [error] = doc.errors
  if (error) {
    const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 }
    return fault(`the frontmatter is no YAML: ${error.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '')}`, line - 1, col - 1)
  }
  let fields: unknown
  try {
    fields = doc.toJS() ?? {}
  }
  catch (error) {
    return fault(`the frontmatter is no YAML: ${(error as Error).message}`)
  }
  if (doc.contents === null || (isScalar(doc.contents) && doc.contents.value === null))
    return { hidden: false, keys: [] }
  if (!isMap(doc.contents))
    return fault('a line that is not blank after `---` begins a frontmatter, and this is none; leave a blank line after the `---`')
  const { id, hide, disabled } = fields as Record<string, unknown>
  return {
    ...(typeof id === 'string' || typeof id === 'number'
      ? { id: String(id) }
      : {}),
    hidden: Boolean(hide) || Boolean(disabled),
    keys: doc.contents.items.map(({ key, value }) => ({
      key: isScalar(key)
        ? String(key.value)
        : String(key),
      line: lineOf(yaml, isScalar(key)
        ? key.range![0]
        : 0),
      end: lastLine(yaml, value as Node | null ?? key as Node),
    })),
  }
}

/** The line on which a node of YAML ends, from 0. */
export function lastLine(yaml: string, node: Node): number {
  const [start, end] = node.range ?? [0, 0]
  return lineOf(yaml, start + yaml.slice(start, end).trimEnd().length)
}

function fault(message: string, line = 0, column = 0): FrontmatterFault {
  return { fault: message, line, column }
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1
}

/** The first of the lines with comments, or nothing, that stand right above a key; `previous` is where what stands before it ends. */
export function commentsAbove(lines: readonly string[], line: number, previous: number): number {
  let first = line
  while (first - 1 > previous && /^\s*(?:#|$)/.test(lines[first - 1]!))
    first--
  return first
}

/** A slide's text cut at the lines of dashes around its frontmatter; nothing where it has none. */
export function splitFrontmatter(text: string): { readonly yaml: string, readonly body: string } | undefined {
  const lines = text.split(/(?<=\n)/)
  if (!lines[0]?.startsWith('---') || !lines[1]?.trim())
    return undefined
  const end = lines.findIndex((line, i) => i > 0 && line.trimEnd() === '---')
  return end < 0
    ? undefined
    : { yaml: lines.slice(1, end).join(''), body: lines.slice(end + 1).join('') }
}
