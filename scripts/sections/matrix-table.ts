/** The table of a matrix. */
import type { Cell, Slide } from '../slides/model.ts'
import type { Matrix, Thing } from './matrix.ts'
import type { View } from './view.ts'
import { plain, textOf } from '../slides/model.ts'
import { amountsOf } from './amount.ts'
import { entityOf } from './entity.ts'
import { numbersOf } from './matrix-numbers.ts'
import { ratingOf } from './rating.ts'
import { slideBase } from './section-slide.ts'
import { colored, marked, unitOf } from './view.ts'

/** So many things stand side by side, in groups of columns; more go down. */
const MOST_ACROSS = 12

/** On so few criteria things are read one below the other, if there are more things than criteria. */
const FEW_CRITERIA = 3

/** The table: criteria go down, unless there are so many things, or so few criteria, that the things do. */
export function table(section: Matrix, view: View): Slide {
  const { say, list } = view.messages
  const { things, criteria } = section
  const cells = things.flatMap(thing => Object.values(thing.cells))
  const columns = criteria.map(criterion => tableCells(section, criterion, view))
  const scales = view.dataset.scales?.filter(scale => criteria.some(criterion => criterion.scale === scale.id)) ?? []
  const footnote = [
    ...new Set(scales.flatMap(scale => scale.note ?? [])),
  ].join(say('between'))
  return {
    ...slideBase(section, view, {
      key: 'table',
      title: plain(say('matrix.table.title', {
        ...betterWords(section, columns, view),
        ...(things.length > 2 && apartWords(section, columns, view)),
        things: list(things.map(thing => thing.name)),
        count: things.length,
        unit: unitOf(section, view, things.length),
        criteria: criteria.length,
        section: section.title,
      })),
      depth: things.length === 2 ? 'summary' : 'detail',
      footnote,
      points: criteria.map(criterion => say('matrix.table.note', {
        criterion: criterion.name,
        things: list(things.map(thing => thing.name)),
      })),
      shown: [section, ...things, ...cells, ...criteria],
    }),
    layout: things.length === 2
      ? 'versus'
      : 'table',
    table: things.length > MOST_ACROSS || (criteria.length <= FEW_CRITERIA && things.length > FEW_CRITERIA)
      ? {
          head: [plain(section['thing-name'] ?? say('matrix.thing')), ...criteria.map(criterion => marked(criterion.name, criterion))],
          rows: things.map((thing, i) => [
            { text: colored(marked(thing.name, thing), view.colors.get(entityOf(thing, things))) },
            ...columns.map(cells => cells[i]!),
          ]),
        }
      : {
          head: [plain(section['criterion-name'] ?? say('matrix.criterion')), ...things.map(thing => colored(marked(thing.name, thing), view.colors.get(entityOf(thing, things))))],
          rows: criteria.map((criterion, i) => [
            { text: marked(criterion.name, criterion) },
            ...columns[i]!,
          ]),
        },
  }
}

/** Who of two does better, and on what, as the title's message takes it. */
function betterWords({ things, criteria }: Matrix, columns: readonly (readonly Cell[])[], { messages: { some } }: View) {
  const none = { first: '', second: '', firstOn: '', secondOn: '' }
  if (things.length !== 2)
    return { form: things.length === 1 ? 'one' : 'other', ...none }
  const better = things.map((thing, i) => ({ name: thing.name, on: criteria.filter((_, y) => columns[y]![i]!.best).map(({ name }) => name) }))
  const [first, second] = better.filter(({ on }) => on.length)
  return first
    ? { form: second ? 'both' : 'better', first: first.name, second: second?.name ?? '', firstOn: some(first.on, 2), secondOn: some(second?.on ?? [], 2) }
    : { form: 'two', ...none }
}

/** On what more than two things differ, as the title's message takes it: some is rated better, or all the same but not told so. */
function apartWords({ criteria }: Matrix, columns: readonly (readonly Cell[])[], { messages: { some } }: View) {
  const apart = criteria.filter((_, y) => columns[y]!.some(({ best }) => best))
  const isRated = columns.some(cells => cells.some(({ rating }) => rating))
  const isTold = columns.some(cells => new Set(cells.map(({ text }) => textOf(text))).size > 1)
  return {
    ...(apart.length ? { form: 'apart' } : isRated && isTold ? { form: 'level' } : {}),
    apart: some(apart.map(({ name }) => name), 2),
    differing: apart.length,
  }
}

/** The cells of a criterion; where its ratings differ, or its numbers and it says which is better, the best are told apart. */
function tableCells(section: Matrix, criterion: Matrix['criteria'][number], view: View): readonly Cell[] {
  const cells = section.things.map(thing => thing.cells[criterion.id]!)
  const tell = amountsOf(view, numbersOf(section, criterion), criterion.unit)
  const row = cells.map(cell => tableCell(cell, criterion, tell, view))
  const sign = criterion.better === 'higher' ? 1 : criterion.better === 'lower' ? -1 : 0
  const values = row.map(({ rating }, i) => rating?.level ?? (sign && cells[i]!.number !== undefined ? sign * cells[i]!.number : undefined))
  const known = values.filter(value => value !== undefined)
  const best = Math.max(...known)
  return known.some(value => value < best)
    ? row.map((cell, i) => values[i] === best ? { ...cell, best: true } : cell)
    : row
}

function tableCell(cell: Thing['cells'][string], { scale }: Matrix['criteria'][number], tell: (number: number) => string, view: View): Cell {
  const rating = cell.rating === undefined || scale === undefined
    ? undefined
    : ratingOf(view, scale, cell.rating)
  const { say } = view.messages
  const words = [
    cell.number === undefined ? undefined : tell(cell.number),
    cell.names?.join(say('comma')),
    cell.text,
  ].filter(part => part !== undefined).join(say('between'))
  return {
    ...(rating && { rating }),
    ...(cell.number !== undefined && !rating && cell.names === undefined && cell.text === undefined && { isNumber: true }),
    text: marked(words, cell),
  }
}
