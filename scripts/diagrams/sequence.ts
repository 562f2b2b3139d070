import type { Measure, TextStyle } from '../slides/measure.ts'
import type { Diagram, DiagramBox, DiagramKind, DiagramPart } from './diagram.ts'
import { splitByHeight } from '../slides/layouts/split.ts'
import { lines, sequenceText } from './mermaid.ts'
import { LABEL, SEQUENCE } from './spacing.ts'

interface Message {
  readonly from: string
  readonly to: string
  readonly text: string
}

export interface Sequence {
  readonly roles: readonly { readonly id: string, readonly name: string }[]
  /** Who hands what to whom, from top to bottom; to oneself is work of one's own. */
  readonly messages: readonly Message[]
}

export interface SequenceSpec extends Sequence {
  readonly kind: 'sequence'
}

/** px: what Mermaid adds below the text of one's own work, and above and below roles. */
const OWN_WORK = 30
const ROLES_HEIGHT = 110
const LINE = 22

/** Four roles side by side can be read; names and messages are no longer. */
const MOST_ROLES = 4
const NAME_LINES = 2
const MESSAGE_LINES = 3
const SMALLEST_SCALE = 15 / LABEL.size

/** Roles side by side, and what passes between them. */
export function sequence({ roles, messages }: Sequence, alt: string): Diagram {
  const ids = new Map(roles.map(({ id }, i) => [id, `r${i + 1}`]))
  return {
    mermaid: lines(
      'sequenceDiagram',
      roles.map(({ id, name }) => `  participant ${ids.get(id)} as ${sequenceText(name)}`),
      messages.map(({ from, to, text }) => `  ${ids.get(from)}->>${ids.get(to)}: ${sequenceText(text)}`),
    ),
    alt,
    nodes: roles.length,
    spec: { kind: 'sequence', roles, messages },
  }
}

export const sequenceKind: DiagramKind<SequenceSpec> = { draw: sequence, split }

/** Parts of messages that follow each other, each with the roles that it is about. */
function split({ roles, messages }: SequenceSpec, box: DiagramBox, measure: Measure): readonly DiagramPart<SequenceSpec>[] {
  const cut = (text: string, most: number, bold: boolean) => {
    const style: TextStyle = { ...LABEL, bold }
    const short = measure.shorten(text, style, SEQUENCE.text, most * LABEL.size * LABEL.leading)
    const lines = linesOf(short, style, measure)
    return { text: lines.join('\n'), lines: lines.length, whole: short === text ? [] : [text] }
  }
  const names = new Map(roles.map(({ id, name }) => [id, cut(name, NAME_LINES, true)]))
  const room = box.height / SMALLEST_SCALE - ROLES_HEIGHT
  const told = messages.map((message) => {
    const { text, lines, whole } = cut(message.text, MESSAGE_LINES, false)
    return { message: { ...message, text }, whole, height: SEQUENCE.message + lines * LINE + (message.from === message.to ? OWN_WORK : 0) }
  })
  const rolesOf = (part: readonly typeof told[number][]) => new Set(part.flatMap(({ message: { from, to } }) => [from, to]))
  const parts = splitByHeight(told, ({ height }) => height, room, part => rolesOf(part).size <= MOST_ROLES)
  return parts.map((part) => {
    const own = roles.filter(({ id }) => rolesOf(part).has(id))
    return {
      spec: { kind: 'sequence', roles: own.map(({ id }) => ({ id, name: names.get(id)!.text })), messages: part.map(({ message }) => message) },
      whole: [...own.flatMap(({ id }) => names.get(id)!.whole), ...part.flatMap(({ whole }) => whole)],
    }
  })
}

/** px by which lines become narrower, and which they keep. */
const STEP = 30
const NARROWEST = 90

/**
 * The lines of a text, so narrow that Mermaid, which measures character codes as they are written, moves no roles
 * apart: the diagram would be too small to be read. Where one width can do that, no word is torn for it.
 */
function linesOf(text: string, style: TextStyle, measure: Measure): readonly string[] {
  const fits = (lines: readonly string[]) => lines.every(line => measure.width(sequenceText(line).replace(/#(\d+);/g, 'ﬂ°°$1¶ß'), style) <= SEQUENCE.text)
  const widest = measure.lines(text, style, SEQUENCE.text)
  if (fits(widest))
    return widest
  const widths = Array.from({ length: 1 + Math.ceil((SEQUENCE.text - NARROWEST) / STEP) }, (_, i) => Math.max(NARROWEST, SEQUENCE.text - i * STEP))
  const all = widths.map(width => measure.lines(text, style, width))
  const fitting = all.filter(fits)
  return fitting.find(lines => tornWords(lines, text) <= tornWords(widest, text)) ?? fitting[0] ?? all.at(-1)!
}

/** How many lines end within a word of letters that stand together: not at a space, a hyphen or between ideographs. */
function tornWords(lines: readonly string[], text: string): number {
  let at = 0
  return lines.slice(0, -1).filter((line) => {
    at = text.indexOf(line, at) + line.length
    return /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1)) && !/[\p{Ideographic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text.slice(at - 1, at + 1))
  }).length
}
