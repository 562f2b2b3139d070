/**
 * Large YAML files, read piece by piece: the library takes a hundred times a file's size while it reads it.
 * Only what can't mean anything else is cut: long lists in block style right below the keys of a file.
 */
import type { Path, YamlFile } from './yaml-file.ts'
import { isRecord } from './items.ts'

/** Characters from which on a file is read in pieces, and that a piece has, about. */
export const LARGE = 256 * 1024
const PIECE = 128 * 1024

/** Characters that can be read as a whole, which takes up to two GB. */
export const MOST_WHOLE = 16 * 1024 * 1024

/** Some of the entries of a list, as a list of their own. */
interface Piece {
  readonly key: string
  readonly text: string
  /** Lines of the file before it. */
  readonly line: number
}

/** Anchors and aliases, tags, several documents, directives, and tabs may mean something across pieces. */
const ENTANGLED = /(?:^|[\s,[{:-])[&*!][^\s&*]|^(?:---|\.\.\.|%)|\t/m

/**
 * A file read in pieces, or undefined where it is small, is written in a way that can't be cut, or has mistakes:
 * then it must be read as a whole.
 *
 * @param file its name, for messages
 * @param text what stands in it
 * @param parse reads a text as a whole
 */
export function parseInPieces(file: string, text: string, parse: (file: string, text: string) => YamlFile): YamlFile | undefined {
  const cut = text.length < LARGE ? undefined : cutYaml(text)
  if (!cut)
    return undefined
  const rest = parse(file, cut.rest)
  if (rest.problems.length || !isRecord(rest.value) || cut.pieces.some(({ key }) => (rest.value as Record<string, unknown>)[key] !== null))
    return undefined

  const lists = new Map<string, unknown[]>()
  const places: (Piece & { readonly from: number, readonly to: number })[] = []
  for (const piece of cut.pieces) {
    const { value, problems } = parse(file, piece.text)
    if (problems.length && text.length > MOST_WHOLE)
      return { ...rest, value: undefined, problems: problems.map(problem => ({ ...problem, line: problem.line + piece.line })) }
    if (problems.length || !Array.isArray(value))
      return undefined
    const list = lists.get(piece.key) ?? []
    lists.set(piece.key, list)
    places.push({ ...piece, from: list.length, to: list.length + value.length })
    for (const entry of value as unknown[])
      list.push(entry)
  }

  // Problems and places are asked for in order: the piece that was read last is read once.
  let last: { readonly of: Piece, readonly read: YamlFile } | undefined
  const at = ([key, index, ...below]: Path): { readonly read: YamlFile, readonly path: Path, readonly lines: number } | undefined => {
    const piece = typeof index === 'number' ? places.find(({ key: own, from, to }) => own === key && index >= from && index < to) : undefined
    if (!piece)
      return undefined
    if (last?.of !== piece)
      last = { of: piece, read: parse(file, piece.text) }
    return { read: last.read, path: [index as number - piece.from, ...below], lines: piece.line }
  }
  return {
    file,
    value: { ...rest.value, ...Object.fromEntries(lists) },
    problems: [],
    problem(path, code, message, where) {
      const place = at(path)
      if (!place)
        return rest.problem(path, code, message, where)
      const problem = place.read.problem(place.path, code, message, where)
      return { ...problem, line: problem.line + place.lines }
    },
    origin(path) {
      const place = at(path)
      return place ? { file, line: place.read.origin(place.path).line + place.lines } : rest.origin(path)
    },
  }
}

/** The long lists in pieces, and the file with blank lines in their places; undefined where it can't be cut. */
function cutYaml(text: string): { readonly rest: string, readonly pieces: readonly Piece[] } | undefined {
  if (ENTANGLED.test(text))
    return undefined
  const lines = text.split(/(?<=\n)/)
  const rest: string[] = []
  const pieces: Piece[] = []
  for (let i = 0; i < lines.length; i++) {
    rest.push(lines[i]!)
    const key = /^([a-z][a-z0-9-]*):\s*$/.exec(lines[i]!)?.[1]
    const indent = key === undefined ? undefined : /^( *)- /.exec(lines[i + 1] ?? '')?.[1]
    if (key === undefined || indent === undefined)
      continue
    const end = endOfList(lines, i + 1, indent.length)
    if (end === undefined)
      return undefined
    pieces.push(...piecesOf(key, lines, i + 1, end, `${indent}-`))
    rest.push('\n'.repeat(end - i - 1))
    i = end - 1
  }
  return pieces.length ? { rest: rest.join(''), pieces } : undefined
}

/** The line after a list's last one; undefined where a line in it is neither an entry nor below one. */
function endOfList(lines: readonly string[], start: number, indent: number): number | undefined {
  for (let i = start; i < lines.length; i++) {
    const line = lines[i]!
    const own = line.search(/\S/)
    if (own < 0 || line[own] === '#' || own > indent)
      continue
    if (own < indent || !/^ *-(?:\s|$)/.test(line))
      return own === 0 && line[0] !== '-' ? i : undefined
  }
  return lines.length
}

function piecesOf(key: string, lines: readonly string[], start: number, end: number, entry: string): Piece[] {
  const pieces: Piece[] = []
  let from = start
  let size = 0
  for (let i = start; i < end; i++) {
    if (size >= PIECE && lines[i]!.startsWith(entry)) {
      pieces.push({ key, line: from, text: lines.slice(from, i).join('') })
      from = i
      size = 0
    }
    size += lines[i]!.length
  }
  return [...pieces, { key, line: from, text: lines.slice(from, end).join('') }]
}
