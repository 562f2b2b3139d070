/**
 * A slide's text as the parts that a merge keeps apart: the keys of its frontmatter (those of a chart, too),
 * its title, the lines of its text, and its notes. Each part keeps its exact characters.
 */
import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml'
import { isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { commentsAbove, lastLine, lineOf, splitFrontmatter } from './slide-frontmatter.ts'

/** A part of a slide: a line, a fence, a key with its value, or several of them. */
export interface Unit {
  /** The blank lines before it. */
  readonly blank: string
  /** Its lines, with their ends and without the blank lines before it. */
  readonly text: string
  /** What it is known by, where that is not its text: the key of a frontmatter. */
  readonly key?: string
  /** What it consists of: `text` is `head`, the units and `tail`. */
  readonly inner?: Inner
}

export interface Inner {
  readonly head: string
  readonly units: readonly Unit[]
  readonly tail: string
}

/** The parts of a slide, in their order. */
export const SECTIONS = ['frontmatter', 'title', 'text', 'notes'] as const

export function joinUnits(units: readonly Unit[]): string {
  return units.map(({ blank, text }) => blank + text).join('')
}

export function withInner(unit: Omit<Unit, 'text' | 'inner'>, inner: Inner): Unit {
  return { ...unit, inner, text: inner.head + joinUnits(inner.units) + inner.tail }
}

/**
 * The sections of a slide that it has, by their names; `joinUnits` gives the text again.
 *
 * @param text a slide as `cutDeck` cuts it, with LF line ends, ending in one
 */
export function cutSlide(text: string): Unit[] {
  const { yaml, body } = splitFrontmatter(text) ?? { body: text }
  const opening = text.slice(0, text.indexOf('\n') + 1)
  const closing = yaml === undefined ? '' : text.slice(opening.length + yaml.length, text.length - body.length)
  const { rest, notes } = cutNotes(body)
  const lines = cutLines(rest)
  const [first] = lines
  const title = first && first.text.startsWith('# ') ? { ...first, key: 'title' } : undefined
  const main = title ? lines.slice(1) : lines
  const fields = yaml === undefined ? undefined : cutYaml(yaml)
  return [
    ...(fields ? [withInner({ blank: '', key: 'frontmatter' }, { head: opening, units: fields.units, tail: fields.tail + closing })] : []),
    ...(title ? [title] : []),
    ...(main.length ? [withInner({ blank: '', key: 'text' }, { head: '', units: main, tail: '' })] : []),
    ...(notes ? [notes] : []),
  ]
}

/** The comment at the end of a slide, which Slidev shows to the presenter. */
function cutNotes(body: string): { readonly rest: string, readonly notes?: Unit } {
  const start = body.lastIndexOf('<!--')
  const match = start < 0 ? null : /^<!--[^\S\n]*\n([\s\S]*?)(-->\s*)$/.exec(body.slice(start))
  const before = body.slice(0, Math.max(0, start))
  if (!match || !/(?:^|\n)[^\S\n]*$/.test(before))
    return { rest: body }
  const rest = before.trimEnd() === '' ? '' : `${before.trimEnd()}\n`
  return {
    rest,
    notes: withInner({ blank: before.slice(rest.length), key: 'notes' }, {
      head: body.slice(start, body.indexOf('\n', start) + 1),
      units: cutLines(match[1]!),
      tail: match[2]!,
    }),
  }
}

/** Lines, of which a fence, a block of mathematics or a comment is one: half of it means nothing. */
function cutLines(text: string): Unit[] {
  const lines = text.split(/(?<=\n)/)
  const units: Unit[] = []
  let blank = ''
  for (let i = 0; i < lines.length;) {
    const line = lines[i]!
    if (line.trim() === '') {
      blank += line
      i++
      continue
    }
    const end = endOf(lines, i)
    units.push({ blank, text: lines.slice(i, end).join('') })
    blank = ''
    i = end
  }
  // Blank lines at the end belong to no line: they stay with the last one.
  const last = units.pop()
  return last ? [...units, { ...last, text: last.text + blank }] : []
}

function endOf(lines: readonly string[], from: number): number {
  const line = lines[from]!
  const fence = /^\s*(`{3,}|~{3,}|\$\$)/.exec(line)?.[1]
  const closes = fence !== undefined
    ? (other: string) => other.trim().startsWith(fence) && other.trim().replaceAll(fence[0]!, '') === ''
    : /<!--(?!.*-->)/.test(line)
      ? (other: string) => other.includes('-->')
      : undefined
  if (!closes || (fence === '$$' && line.trim().length > 2))
    return from + 1
  const close = lines.findIndex((other, i) => i > from && closes(other))
  return close < 0 ? lines.length : close + 1
}

/**
 * The keys of a frontmatter, each with the comments above it; those of block maps within, and the items of
 * block lists. Comments after the last key are its tail.
 */
function cutYaml(yaml: string): Omit<Inner, 'head'> {
  if (lastCut.size > MOST_CUT)
    lastCut.clear()
  const known = lastCut.get(yaml) ?? cutFields(yaml)
  lastCut.set(yaml, known)
  return known
}

/** A merge looks at each frontmatter a few times, and to read YAML is most of its work. */
const lastCut = new Map<string, Omit<Inner, 'head'>>()
const MOST_CUT = 100

function cutFields(yaml: string): Omit<Inner, 'head'> {
  const { contents, errors } = parseDocument(yaml)
  const lines = yaml.split(/(?<=\n)/)
  if (!errors.length && isMap(contents) && !contents.flow && contents.items.length) {
    const { key, value } = contents.items.at(-1) as Pair<Node, Node | null>
    const to = lastLine(yaml, value ?? key) + 1
    const units = cutMap(contents, { yaml, lines, from: 0, to })
    const tail = lines.slice(to).join('')
    if (joinUnits(units) + tail === yaml)
      return { units, tail }
  }
  return { units: [{ blank: '', text: yaml, key: '' }], tail: '' }
}

interface Range { readonly yaml: string, readonly lines: readonly string[], readonly from: number, readonly to: number }

function cutMap(map: YAMLMap, range: Range): Unit[] {
  const pairs = map.items as Pair<Node, Node | null>[]
  const starts = startsOf(pairs.map(({ key, value }) => ({ first: key, last: value ?? key })), range)
  return pairs.map(({ key, value }, i) => cutValue(value, isScalar(key) ? String(key.value) : String(key), { ...range, from: starts[i]!, to: starts[i + 1]! }))
}

function cutSeq({ items }: YAMLSeq, range: Range): Unit[] {
  const starts = startsOf((items as Node[]).map(item => ({ first: item, last: item })), range)
  return (items as Node[]).map((item, i) => {
    const own = { ...range, from: starts[i]!, to: starts[i + 1]! }
    return isMap(item) && !item.flow && item.items.length
      ? withInner({ blank: '' }, { head: '', units: cutMap(item, own), tail: '' })
      : { blank: '', text: textOf(own) }
  })
}

function cutValue(value: Node | null, key: string, range: Range): Unit {
  const { yaml, from, to } = range
  const isBlock = (isMap(value) || isSeq(value)) && !value.flow && value.items.length > 0
  const first = isBlock ? lineOf(yaml, startOf(value)) : from
  if (!isBlock || first <= from || first >= to)
    return { blank: '', key, text: textOf(range) }
  const inside = { ...range, from: first }
  return withInner({ blank: '', key }, {
    head: textOf({ ...range, to: first }),
    units: isMap(value) ? cutMap(value, inside) : cutSeq(value as YAMLSeq, inside),
    tail: '',
  })
}

/** The line at which each begins, comments above it included, and the line after the last. */
function startsOf(nodes: readonly { readonly first: Node, readonly last: Node }[], { yaml, lines, from, to }: Range): number[] {
  return [...nodes.map(({ first }, i) => i === 0
    ? from
    : commentsAbove(lines, lineOf(yaml, startOf(first)), lastLine(yaml, nodes[i - 1]!.last))), to]
}

function startOf(node: Node): number {
  const first = isMap(node) || isSeq(node) ? (node.items as (Node | Pair<Node>)[])[0] : undefined
  const inner = first && 'key' in first ? first.key as Node : first as Node | undefined
  return inner?.range && !(node as YAMLMap).flow ? Math.min(inner.range[0], node.range![0]) : node.range![0]
}

const textOf = ({ lines, from, to }: Range): string => lines.slice(from, to).join('')
