/** Reads what a page shows from its content, as Skia (the printer within Chromium) writes it. */
import type { Clip, Item, Pen, Shape, Text } from './display-list.ts'
import type { Box, Matrix } from './geometry.ts'
import type { Segment } from './paths.ts'
import type { PrintedFont } from './printed-fonts.ts'
import { FIRST_PEN, PX } from './display-list.ts'
import { boxOf, IDENTITY, multiply, scaleOf, transform } from './geometry.ts'
import { pointsOf, transformPath } from './paths.ts'

/** What has to be known of the page's resources. */
export interface PageFacts {
  readonly fontOf: (font: string) => PrintedFont | undefined
  /** What a name of the page sets for strokes. */
  readonly penOf: (state: string) => Partial<Pen>
}

interface State {
  matrix: Matrix
  clips: readonly Clip[]
  state: string | undefined
  fill: string
  stroke: string
  pen: Pen
}

/** A line of text that is being shown: where in its own units the next letter comes, and what there is of it. */
interface Line {
  readonly font: string
  readonly size: number
  readonly printed: PrintedFont
  matrix: Matrix
  x: number
  item?: { readonly text: Text, readonly glyphs: { glyph: number, x: number }[], readonly from: number }
}

const TOKEN = /<<[^>]*>>|<[\dA-F]*>|\/[^\s/<>[\]()]+|-?[.\d]+|[A-Z]+\*?/gi

/** How far letters reach above and below their line, in parts of their size. */
const [ABOVE, BELOW] = [1, 0.3]

/** A picture is of one unit, a form of as many as it says; more than a page has is all of it. */
const MOST = 1e4

/**
 * What the content of a page shows.
 *
 * @returns undefined where the content isn't of Skia's kind
 */
export function readList(content: string, { fontOf, penOf }: PageFacts): Item[] | undefined {
  // Skia writes neither literal strings nor arrays.
  if (/[[(]/.test(content))
    return undefined
  const items: Item[] = []
  const saved: State[] = []
  let now: State = { matrix: [1 / PX, 0, 0, 1 / PX, 0, 0], clips: [], state: undefined, fill: '0 g', stroke: '0 G', pen: FIRST_PEN }
  let mark: Item['mark']
  let path: Segment[] = []
  let rule: Clip['rule'] | undefined
  let line: Line | undefined

  const common = (box: Box) => ({ mark, state: now.state, fill: now.fill, stroke: now.stroke, clips: now.clips, box })
  const addSegment = (op: Segment['op']) => (operands: readonly string[]) => {
    path.push({ op, points: operands.map(Number) })
  }
  const paintPath = (paint: Shape['paint']) => () => {
    const scale = scaleOf(now.matrix)
    const isStroke = paint === 'S'
    if (rule || (isStroke && scale === undefined))
      return false
    const made = transformPath(path, now.matrix)
    const pen = { ...now.pen, width: now.pen.width * (scale ?? 1) }
    // A mitre reaches further than half the width.
    const box = boxOf(pointsOf(made), isStroke ? pen.width * 2 : 0)
    if (path.length > 0)
      items.push({ kind: 'shape', path: made, paint, pen, local: { path, matrix: now.matrix }, ...common(box) })
    path = []
  }
  const beginClip = (name: Clip['rule']) => () => {
    rule = name
  }
  const showText = ([hex = '']: readonly string[]) => {
    if (!line)
      return false
    const { printed: { bytes, widthOf }, size } = line
    const matrix = multiply(line.matrix, now.matrix)
    const [a, b, c, d] = matrix
    const scale = Math.hypot(a, b)
    const from = line.item?.from ?? line.x
    const glyphs = line.item?.glyphs ?? []
    let { x } = line
    for (let i = 1; i < hex.length - 1; i += bytes * 2) {
      const glyph = Number.parseInt(hex.slice(i, i + bytes * 2), 16)
      glyphs.push({ glyph, x: (x - from) * scale })
      x += widthOf(glyph) * size / 1000
    }
    const [left, right, low, high] = [from, x, -size * BELOW, size * ABOVE]
    const box = boxOf(transform([left, low, right, low, left, high, right, high], matrix))
    const [e, f] = transform([from, 0], matrix) as [number, number]
    const text: Text = { kind: 'text', font: line.font, size: size * scale, glyphs, matrix: [a / scale, b / scale, c / scale, d / scale, e, f], ...common(box) }
    if (line.item)
      items.pop()
    items.push(text)
    line.item = { text, glyphs, from }
  }

  /** Each returns false where it isn't as Skia writes it. */
  const operators: Readonly<Record<string, (operands: readonly string[]) => void | false>> = {
    'q': () => {
      saved.push({ ...now })
    },
    'Q': () => {
      now = saved.pop() ?? now
    },
    'cm': (operands) => {
      now.matrix = multiply(operands.map(Number) as unknown as Matrix, now.matrix)
    },
    'rg': (operands) => {
      now.fill = colour(operands, 'rg')
    },
    'RG': (operands) => {
      now.stroke = colour(operands, 'RG')
    },
    'cs': ([space]) => space === '/Pattern' ? undefined : false,
    'CS': ([space]) => space === '/Pattern' ? undefined : false,
    'scn': (operands) => {
      now.fill = `/Pattern cs ${operands.join(' ')} scn`
    },
    'SCN': (operands) => {
      now.stroke = `/Pattern CS ${operands.join(' ')} SCN`
    },
    'gs': ([state = '']) => {
      now.state = state.slice(1)
      now.pen = { ...now.pen, ...penOf(now.state) }
    },
    'w': ([width]) => {
      now.pen = { ...now.pen, width: Number(width) }
    },
    'J': ([cap]) => {
      now.pen = { ...now.pen, cap: Number(cap) }
    },
    'j': ([join]) => {
      now.pen = { ...now.pen, join: Number(join) }
    },
    'M': ([miter]) => {
      now.pen = { ...now.pen, miter: Number(miter) }
    },
    'm': addSegment('m'),
    'l': addSegment('l'),
    'c': addSegment('c'),
    'h': addSegment('h'),
    're': addSegment('re'),
    'W': beginClip('W'),
    'W*': beginClip('W*'),
    'n': () => {
      const made = transformPath(path, now.matrix)
      if (rule)
        now.clips = [...now.clips, { path: made, rule, box: boxOf(pointsOf(made)) }]
      rule = undefined
      path = []
    },
    'f': paintPath('f'),
    'f*': paintPath('f*'),
    'S': paintPath('S'),
    'BT': () => {},
    'ET': () => {
      line = undefined
    },
    'Tf': ([font = '', size]) => {
      const printed = fontOf(font.slice(1))
      if (!printed)
        return false
      line = { font: font.slice(1), size: Number(size), printed, matrix: IDENTITY, x: 0 }
    },
    'Tm': (operands) => {
      if (!line)
        return false
      line = { ...line, matrix: operands.map(Number) as unknown as Matrix, x: 0, item: undefined }
    },
    'Td': ([dx, dy]) => {
      if (!line || Number(dy) !== 0)
        return false
      line.x += Number(dx)
    },
    'Tj': showText,
    'Do': ([drawing = '']) => {
      items.push({ kind: 'drawing', name: drawing.slice(1), matrix: now.matrix, ...common(boxOf(transform([0, 0, MOST, 0, 0, MOST, MOST, MOST], now.matrix))) })
    },
    'BDC': ([, facts = '']) => {
      mark = Number(/\/MCID (\d+)/.exec(facts)?.[1])
      return Number.isNaN(mark) ? false : undefined
    },
    'BMC': () => {
      mark = 'artifact'
    },
    'EMC': () => {
      mark = undefined
    },
  }
  let operands: string[] = []
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(content); match; match = TOKEN.exec(content)) {
    const [token] = match
    // Operators alone begin with a letter, after all signs and digits.
    if (token < 'A') {
      operands.push(token)
      continue
    }
    // Only what moves on or shows more of a line goes on with it.
    if (line && token !== 'Td' && token !== 'Tj')
      line.item = undefined
    const operator = operators[token]
    if (!operator || operator(operands) === false)
      return undefined
    operands = []
  }
  return items
}

/** Three digits are more than the 256 steps of a screen; greys are told by one number. */
function colour(parts: readonly string[], operator: 'rg' | 'RG'): string {
  const [r, g, b] = parts.map(part => String(Number(Number(part).toFixed(3))).replace(/^0(?=\.)/, ''))
  return r === g && g === b
    ? `${r} ${operator === 'rg' ? 'g' : 'G'}`
    : `${r} ${g} ${b} ${operator}`
}
