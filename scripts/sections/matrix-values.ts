/** The diagram of a matrix of many things: what they have in common, criterion by criterion. */
import type { DiagramSlide } from '../slides/model.ts'
import type { Matrix } from './matrix.ts'
import type { View } from './view.ts'
import { mindMap } from '../diagrams/mind-map.ts'
import { plain } from '../slides/model.ts'
import { amountsOf } from './amount.ts'
import { byCount } from './leader.ts'
import { ratingOf } from './rating.ts'
import { diagramSlide } from './section-slide.ts'
import { firstOf, labelled, sentence, unique, unitOf } from './view.ts'

const MOST_BRANCHES = 5
const MOST_LEAVES = 4

export function valuesSlide(section: Matrix, view: View): DiagramSlide {
  const { say, list } = view.messages
  const branches = section.criteria.map(criterion => ({ name: criterion.name, leaves: leavesOf(section, criterion, view) })).filter(({ leaves }) => leaves.length)
  const count = section.things.length
  const title = say('matrix.values.title', { section: section.title, count, unit: unitOf(section, view, count) })
  const shown = branches.length ? branches.slice(0, MOST_BRANCHES) : [{ name: `${count} ${unitOf(section, view, count)}`, leaves: firstOf(view, section.things.map(({ name }) => name), MOST_LEAVES) }]
  return diagramSlide(section, view, {
    key: 'map',
    depth: 'summary',
    title: plain(title),
    diagram: mindMap(section.title, shown, labelled(view, title, list(shown.map(({ name }) => name)))),
    points: branches.map(({ name, leaves }) => sentence(view, labelled(view, name, list(leaves)))),
    shown: [section],
  })
}

/** How many things stand on each level or name the same; between which numbers they lie. */
function leavesOf(section: Matrix, { id, scale, unit }: Matrix['criteria'][number], view: View): string[] {
  const cells = section.things.map(thing => thing.cells[id]!)
  const numbers = cells.flatMap(({ number }) => number ?? [])
  const tell = amountsOf(view, numbers, unit)
  if (numbers.length > 1)
    return unique([`${tell(Math.min(...numbers))} – ${tell(Math.max(...numbers))}`])
  const values = cells.flatMap(({ rating, names }) => rating !== undefined && scale !== undefined ? [ratingOf(view, scale, rating).label] : names ?? [])
  const counted = byCount(unique(values).map(name => ({ name, count: values.filter(value => value === name).length })))
  return firstOf(view, counted.map(({ name, count }) => `${name}  ${count}`), MOST_LEAVES)
}
