/** Writes what a page shows as its content, with as few operators as say it. */
import type { Clip, Item, Mark, Pen, Shape, Text } from './display-list.ts'
import type { Variant } from './write-text.ts'
import { FIRST_PEN, PX } from './display-list.ts'
import { scaleOf } from './geometry.ts'
import { factor, matrixOf, number, round, writePath } from './operands.ts'
import { simplifyPath } from './paths.ts'
import { repeatedShapes } from './repeated.ts'
import { lettersOf } from './write-text.ts'

/** What the writer has to know of the page's fonts and states. */
export interface WritingFacts {
  readonly fontOf: (font: string) => WrittenFont
  /** States that look the same but for strokes are one. */
  readonly stateOf: (state: string) => { readonly key: string, readonly pen: Partial<Pen> }
}

/** The ways to write a font's glyphs, in strings of Latin 1. */
export type WrittenFont = (glyph: number) => readonly Variant[]

interface State {
  state: string | undefined
  fill: string
  stroke: string
  pen: Pen
  font: string
  spacing: string
}

const FIRST: State = { state: undefined, fill: '0 g', stroke: '0 G', pen: FIRST_PEN, font: '', spacing: '0' }

/** @returns content of Latin 1, a byte a character */
export function writeList(items: readonly Item[], facts: WritingFacts): string {
  const lines: string[] = [`${PX} 0 0 ${PX} 0 0 cm`]
  let now: State = { ...FIRST }
  let saved: State | undefined
  let clips: readonly Clip[] = []
  /** Where the line begins on which text is shown, while it is. */
  let line: readonly [x: number, y: number] | undefined
  let isUpright = true

  const repeated = repeatedShapes(items)
  /** What held before shapes were drawn at places of their own, and the last of these. */
  let place: { readonly before: State, x: number, y: number } | undefined

  const endPlace = () => {
    if (place) {
      lines.push('Q')
      now = place.before
    }
    place = undefined
  }
  const endText = () => {
    if (line)
      lines.push('ET')
    line = undefined
  }
  const beginText = () => {
    if (line)
      return
    lines.push('BT')
    line = [0, 0]
    isUpright = true
  }
  const set = (key: 'fill' | 'stroke', value: string) => {
    if (now[key] !== value)
      lines.push(value)
    now[key] = value
  }
  const setState = (state: string | undefined) => {
    if (state === undefined)
      return
    const { key, pen } = facts.stateOf(state)
    if (now.state === key)
      return
    lines.push(`/${state} gs`)
    now.state = key
    now.pen = { ...now.pen, ...pen }
  }
  const setPen = (pen: Pen) => {
    lines.push(...penChanges(now.pen, pen))
    now.pen = pen
  }
  const setClips = (wanted: readonly Clip[]) => {
    if (isSame(wanted, clips))
      return
    endText()
    endPlace()
    if (saved) {
      lines.push('Q')
      now = saved
      saved = undefined
    }
    if (wanted.length > 0) {
      lines.push('q')
      saved = { ...now }
      for (const { path, rule } of wanted)
        lines.push(writePath(simplifyPath(path, rule)), `${rule} n`)
    }
    clips = wanted
  }
  const draw = (item: Item) => {
    const placed = item.kind === 'shape' ? repeated.get(item) : undefined
    if (!placed)
      endPlace()
    setState(item.state)
    if (item.kind === 'text') {
      showText(item)
      return
    }
    endText()
    if (item.kind === 'drawing') {
      lines.push('q', ...firstAgain(now), `${matrixOf(item.matrix)} cm`, `/${item.name} Do`, 'Q')
      return
    }
    if (item.paint !== 'S')
      set('fill', item.fill)
    if (!item.paint.startsWith('f')) {
      set('stroke', item.stroke)
      setPen(item.pen)
    }
    if (placed) {
      if (!place) {
        lines.push('q')
        place = { before: { ...now }, x: 0, y: 0 }
      }
      const [x, y] = [round(placed.x), round(placed.y)]
      lines.push(`1 0 0 1 ${number(x - place.x)} ${number(y - place.y)} cm`, writePath(placed.path), item.paint)
      place = { ...place, x, y }
      return
    }
    const path = writePath(item.path)
    const own = item.paint === 'f' && item.path.length > WORTHWHILE && (scaleOf(item.local.matrix) ?? Infinity) < FINE ? ownUnits(item) : path
    lines.push(own.length < path.length ? own : path, item.paint)
    if (own.length < path.length)
      lines.push('Q')
  }
  const showText = ({ font, size, matrix, glyphs, fill }: Text) => {
    beginText()
    set('fill', fill)
    const tf = `/${font} ${number(size)} Tf`
    if (now.font !== tf)
      lines.push(tf)
    now.font = tf
    const { show, spacing } = lettersOf(glyphs, size, facts.fontOf(font))
    if (now.spacing !== spacing)
      lines.push(`${spacing} Tc`)
    now.spacing = spacing
    const [a, b, c, d, e, f] = matrix
    const [x, y] = [round(e), round(f)]
    const isPlain = Math.abs(a - 1) < 1e-4 && Math.abs(d - 1) < 1e-4 && Math.abs(b) < 1e-4 && Math.abs(c) < 1e-4
    if (isPlain && isUpright)
      lines.push(`${number(x - line![0])} ${number(y - line![1])} Td`)
    else
      lines.push(`${[a, b, c, d].map(factor).join(' ')} ${number(x)} ${number(y)} Tm`)
    isUpright = isPlain
    line = [x, y]
    lines.push(show)
  }

  for (const group of byMark(items)) {
    const [first] = group as [Item]
    const isText = group.every(({ kind, clips }) => kind === 'text' && isSame(clips, first.clips))
    setClips(first.clips)
    if (isText) {
      endPlace()
      beginText()
    }
    else {
      endText()
    }
    lines.push(...begin(first.mark))
    for (const item of group) {
      setClips(item.clips)
      draw(item)
    }
    if (!isText)
      endText()
    if (first.mark !== undefined)
      lines.push('EMC')
  }
  endText()
  endPlace()
  setClips([])
  return lines.join('\n')
}

const PEN_OPERATORS = { width: 'w', cap: 'J', join: 'j', miter: 'M' } as const

function penChanges(from: Pen, to: Pen): string[] {
  return (['width', 'cap', 'join', 'miter'] as const).flatMap(key => number(from[key]) === number(to[key]) ? [] : [`${number(to[key])} ${PEN_OPERATORS[key]}`])
}

/** A form counts on what Skia's pages begin with, and would go on with what the page has set (ISO 32000-1, 8.10.1). */
function firstAgain({ fill, stroke, pen, spacing }: State): string[] {
  return [
    ...(fill === FIRST.fill ? [] : [FIRST.fill]),
    ...(stroke === FIRST.stroke ? [] : [FIRST.stroke]),
    ...penChanges(pen, FIRST.pen),
    ...(spacing === FIRST.spacing ? [] : [`${FIRST.spacing} Tc`]),
  ]
}

const isSame = (some: readonly Clip[], others: readonly Clip[]): boolean =>
  some.length === others.length && some.every((clip, i) => clip.path === others[i]!.path)

function begin(mark: Mark): string[] {
  if (mark === undefined)
    return []
  return [mark === 'artifact' ? '/Artifact BMC' : `/P<</MCID ${mark}>>BDC`]
}

function byMark(items: readonly Item[]): Item[][] {
  const groups: Item[][] = []
  for (const item of items) {
    const last = groups.at(-1)
    if (last && last[0]!.mark === item.mark && item.mark !== undefined)
      last.push(item)
    else
      groups.push([item])
  }
  return groups
}

/** Paths of fewer segments aren't worth units of their own. */
const WORTHWHILE = 50

/** Times as large as a px, a hundredth of a unit could be seen. */
const FINE = 8

/** The path in the units it was drawn in, which may be whole numbers. */
function ownUnits({ local: { path, matrix } }: Shape): string {
  return `q ${matrixOf(matrix)} cm\n${writePath(simplifyPath(path, 'f'))}`
}
