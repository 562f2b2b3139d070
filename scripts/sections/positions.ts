/** A position map: things by two ratings, in four quarters. */
import type { Report, Vocabulary } from '../dataset/fields.ts'
import type { Localized } from '../dataset/localize.ts'
import type { Cell, ChartSlide, DiagramSlide, TableSlide } from '../slides/model.ts'
import type { SectionOf } from './kind.ts'
import type { View } from './view.ts'
import * as z from 'zod'
import { id, list, name, provenance, record, ref, tags, text } from '../dataset/fields.ts'
import { suggestion } from '../dataset/suggest.ts'
import { mindMap } from '../diagrams/mind-map.ts'
import { plain } from '../slides/model.ts'
import { amountsOf } from './amount.ts'
import { defineKind } from './kind.ts'
import { ratingOf } from './rating.ts'
import { chartSlide, diagramSlide, sourceNote, tableSlide, takeaway } from './section-slide.ts'
import { firstOf, labelled, marked, sentence } from './view.ts'

function shape(v: Vocabulary) {
  const axis = record({
    name: name(v),
    /** Ratings on this scale; or numbers where none is stated. */
    scale: ref('scale', [...v.scales.keys()]).optional(),
    /** The unit of its numbers. */
    unit: name(v).optional(),
    /** The numbers at its ends; the least and the greatest number where they aren't stated. */
    from: z.number().optional(),
    to: z.number().optional(),
    /** What its ends are called; the ends themselves where it isn't stated. */
    low: text(v).optional(),
    high: text(v).optional(),
    /** Which of its ends is the better one; neither where it isn't stated. */
    better: z.enum(['higher', 'lower']).optional(),
    ...provenance(v),
  })
  const place = z.union([z.number(), z.string()])
  return {
    /** From left to right. */
    x: axis,
    /** From bottom to top. */
    y: axis,
    things: list(record({
      id,
      name: name(v),
      vendor: ref('vendor', v.vendors).optional(),
      /** A level of the axis' scale, or a number. */
      x: place,
      y: place,
      text: text(v).optional(),
      tags,
      ...provenance(v),
    })),
  }
}

type Positions = Localized<SectionOf<ReturnType<typeof shape>>>
type Thing = Positions['things'][number]
type Axis = 'x' | 'y'

export const positions = defineKind({
  shape,

  /** Places are levels of the axis' scale, or numbers between its ends. */
  check(value: unknown, report: Report, v: Vocabulary) {
    const section = (value ?? {}) as Record<Axis, { scale?: unknown, from?: unknown, to?: unknown } | undefined> & { things?: unknown }
    for (const axis of ['x', 'y'] as const) {
      const { scale, from, to } = section[axis] ?? {}
      if (typeof from === 'number' && typeof to === 'number' && from >= to)
        report([axis, 'to'], 'bad-range', `"to" (${to}) must be greater than "from" (${from})`)
      for (const [i, thing] of (Array.isArray(section.things) ? section.things : []).entries()) {
        const place: unknown = thing?.[axis]
        const path = ['things', i, axis]
        if (typeof scale === 'string') {
          const levels = v.scales.get(scale)
          if (levels && place !== undefined && !levels.includes(String(place)))
            report(path, 'rating-not-on-scale', `"${String(place)}" is no level of the scale "${scale}"${suggestion(String(place), levels)}`)
        }
        else if (typeof place === 'string') {
          report(path, 'wrong-type', `expected a number, found the text ${JSON.stringify(place)}; give the axis a scale if it is a level`)
        }
        else if (typeof place === 'number' && ((typeof from === 'number' && place < from) || (typeof to === 'number' && place > to))) {
          report(path, 'out-of-range', `${place} lies outside of ${String(from ?? '…')} to ${String(to ?? '…')}`)
        }
      }
    }
  },

  items: section => section.things.map(thing => thing.name),
  entities: section => section.things.map(thing => thing.vendor ?? thing.id),

  slides: (section, view) => {
    const axes = readAxes(section, view)
    return [
      map(section, axes, view),
      quarters(section, axes, view),
      table(section, axes, view),
    ]
  },
})

/** An axis as it is read: what its things are there. */
interface ReadAxis {
  /** From 0 to 1. */
  readonly placeOf: (thing: Thing) => number
  readonly textOf: (thing: Thing) => string
  readonly endText: (end: 'low' | 'high') => string
  /** Those that no other is nearer to the end that a slide looks at. */
  readonly best: readonly Thing[]
}

type ReadAxes = { readonly [A in Axis]: ReadAxis }

function readAxes(section: Positions, view: View): ReadAxes {
  return { x: readAxis(section, 'x', view), y: readAxis(section, 'y', view) }
}

function readAxis(section: Positions, axis: Axis, view: View): ReadAxis {
  const { scale, from, to, unit, low, high } = section[axis]
  const own = { low, high }
  const levels = scale === undefined ? undefined : view.dataset.scales!.find(({ id }) => id === scale)!.levels
  const numbers = levels ? [] : section.things.map(thing => Number(thing[axis]))
  const [lowest, highest] = levels ? [1, Math.max(2, levels.length)] as const : endsOf(from ?? numbers.reduce((a, b) => Math.min(a, b)), to ?? numbers.reduce((a, b) => Math.max(a, b)))
  // What writes the numbers at its ends writes those of the things.
  const write = amountsOf(view, [...numbers, ...[from, to].filter(end => end !== undefined)], unit)
  const numberOf = (thing: Thing) => scale === undefined ? Number(thing[axis]) : ratingOf(view, scale, String(thing[axis])).level
  const sign = goodEnd(section, axis) === 'low' ? -1 : 1
  const most = section.things.map(thing => sign * numberOf(thing)).reduce((a, b) => Math.max(a, b))
  return {
    placeOf: thing => Number(((numberOf(thing) - lowest) / (highest - lowest)).toFixed(4)),
    textOf: thing => scale === undefined ? write(Number(thing[axis])) : ratingOf(view, scale, String(thing[axis])).label,
    endText: end => own[end] ?? (levels ? levels.at(end === 'low' ? 0 : -1)!.name : write(end === 'low' ? lowest : highest)),
    best: section.things.filter(thing => sign * numberOf(thing) === most),
  }
}

const endsOf = (low: number, high: number): readonly [number, number] => high > low ? [low, high] : [low - 1, high + 1]

/** The end of an axis that a slide looks at: the better one, or the high one where none is better. */
const goodEnd = (section: Positions, axis: Axis): 'high' | 'low' => section[axis].better === 'lower' ? 'low' : 'high'

/** How a title calls the two ends: the best, the highest, or each by its own side. */
function wording(section: Positions): 'Best' | 'High' | 'Sides' {
  if (section.x.better && section.y.better)
    return 'Best'
  return goodEnd(section, 'x') === 'high' && goodEnd(section, 'y') === 'high' ? 'High' : 'Sides'
}

function map(section: Positions, axes: ReadAxes, view: View): ChartSlide {
  const { say, some } = view.messages
  const [bestX, bestY] = [axes.x.best, axes.y.best]
  const both = bestX.filter(thing => bestY.includes(thing))
  const names = (things: readonly Thing[]) => some(things.map(({ name }) => name), 2)
  const axisName = (axis: Axis) => section[axis].name
  const title = say('positions.map.title', {
    form: section.things.length === 1 ? 'one' : both.length === section.things.length ? 'even' : `${both.length ? 'both' : 'split'}${wording(section)}`,
    both: names(both),
    bestX: names(bestX),
    bestY: names(bestY),
    x: axisName('x'),
    y: axisName('y'),
    endX: goodEnd(section, 'x'),
    endY: goodEnd(section, 'y'),
  })
  const axis = (name: Axis) => ({ name: axisName(name), low: axes[name].endText('low'), high: axes[name].endText('high'), ...(section[name].better && { better: section[name].better }) })
  const told = (name: Axis, things: readonly Thing[]) => takeaway(
    say(section[name].better ? 'positions.best' : 'positions.highest', { axis: axisName(name) }),
    `${say('colon')}${names(things)} (${axes[name].textOf(things[0]!)})`,
  )
  return chartSlide(section, view, {
    key: 'map',
    depth: 'headline',
    title: marked(title, section),
    footnote: sourceNote(view, section),
    chart: {
      kind: 'positions',
      alt: say('chart.positions', { x: axisName('x'), y: axisName('y'), things: view.messages.list(section.things.map(thing => `${thing.name} (${axes.x.textOf(thing)}, ${axes.y.textOf(thing)})`)) }),
      x: axis('x'),
      y: axis('y'),
      points: section.things.map(thing => ({ name: thing.name, x: axes.x.placeOf(thing), y: axes.y.placeOf(thing), at: [axes.x.textOf(thing), axes.y.textOf(thing)] as const })),
    },
    takeaways: [
      told('x', bestX),
      told('y', bestY),
      ...section.things.filter(({ text }) => text !== undefined).map(thing => takeaway(thing.name, `${say('colon')}${thing.text}`, thing)),
    ],
    points: section.things.map(thing => sentence(view, labelled(view, thing.name, `${axisName('x')} ${axes.x.textOf(thing)}${say('comma')}${axisName('y')} ${axes.y.textOf(thing)}`))),
    shown: [section, ...section.things],
  })
}

const MOST_LEAVES = 8

/** Who stands in which quarter. */
function quarters(section: Positions, axes: ReadAxes, view: View): DiagramSlide {
  const { say, list } = view.messages
  const sides = ['high', 'middle', 'low'] as const
  const sideOf = (thing: Thing, axis: Axis) => sides[1 - Math.sign(axes[axis].placeOf(thing) - 0.5)]
  const found = sides.flatMap(y => sides.map(x => ({
    isTop: x === goodEnd(section, 'x') && y === goodEnd(section, 'y'),
    name: say('positions.quarter', { x: section.x.name, y: section.y.name, atX: say(`positions.${x}`), atY: say(`positions.${y}`) }),
    leaves: section.things.filter(thing => sideOf(thing, 'x') === x && sideOf(thing, 'y') === y).map(({ name }) => name),
  }))).filter(({ leaves }) => leaves.length)
  const title = say('positions.quarters.title', {
    count: found.find(({ isTop }) => isTop)?.leaves.length ?? 0,
    total: section.things.length,
    x: section.x.name,
    y: section.y.name,
    ends: goodEnd(section, 'x') === 'high' && goodEnd(section, 'y') === 'high' ? 'high' : 'other',
    atX: say(`positions.${goodEnd(section, 'x')}`),
    atY: say(`positions.${goodEnd(section, 'y')}`),
  })
  return diagramSlide(section, view, {
    key: 'quarters',
    depth: 'summary',
    title: plain(title),
    diagram: mindMap(section.title, found.map(({ name, leaves }) => ({
      name,
      leaves: firstOf(view, leaves, MOST_LEAVES),
    })), labelled(view, title, list(found.map(({ name }) => name)))),
    points: found.map(({ name, leaves }) => sentence(view, labelled(view, name, list(leaves)))),
    shown: [section],
  })
}

function table(section: Positions, axes: ReadAxes, view: View): TableSlide {
  const { say } = view.messages
  const isTold = section.things.some(({ text }) => text !== undefined)
  const slide = tableSlide(section, view, {
    key: 'table',
    title: plain(say('positions.table.title', { count: section.things.length, x: section.x.name, y: section.y.name })),
    head: [say('positions.thing'), section.x.name, section.y.name, ...(isTold ? [say('positions.text')] : [])],
    rows: section.things.map(thing => [
      marked(thing.name, thing),
      plain(axes.x.textOf(thing)),
      plain(axes.y.textOf(thing)),
      ...(isTold ? [plain(thing.text ?? say('none'))] : []),
    ]),
    points: section.things.map(thing => labelled(view, thing.name, thing.text ?? axes.x.textOf(thing))),
    shown: section.things,
  })
  return { ...slide, table: { ...slide.table, rows: slide.table.rows.map((row, i) => withPlaces(row, section, axes, section.things[i]!)) } }
}

/** A row whose numbers are set as numbers, and whose best places, on an axis that says which is better, are told apart. */
function withPlaces([name, x, y, ...rest]: readonly Cell[], section: Positions, axes: ReadAxes, thing: Thing): Cell[] {
  const cell = (cell: Cell, axis: Axis): Cell => {
    const leading = axes[axis].best
    const isBest = section[axis].better !== undefined && leading.length < section.things.length && leading.includes(thing)
    return { ...cell, ...(section[axis].scale === undefined && { isNumber: true }), ...(isBest && { best: true }) }
  }
  return [name!, cell(x!, 'x'), cell(y!, 'y'), ...rest]
}
