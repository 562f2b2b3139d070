/** The diagram of a series: what rose and fell, or lies above and below the middle. */
import type { DiagramSlide } from '../slides/model.ts'
import type { Series } from './series.ts'
import type { View } from './view.ts'
import { ownValue } from '../dataset/items.ts'
import { mindMap } from '../diagrams/mind-map.ts'
import { plain } from '../slides/model.ts'
import { diagramSlide } from './section-slide.ts'
import { amountOf, endsOf, isOverTime, median } from './series-values.ts'
import { firstOf, labelled, sentence } from './view.ts'

/** So many names of a branch are shown; the table has all. */
const MOST_LEAVES = 7

/** Which rose and which fell, or which lie above and which below the middle. */
export function seriesGroups(section: Series, view: View): DiagramSlide {
  const { say, list } = view.messages
  const tell = amountOf(section, view)
  const isChange = isOverTime(section) && section.series.some(one => Object.keys(one.values).length > 1)
  const branches = (isChange ? byChange(section, view) : byMiddle(section, view)).filter(({ leaves }) => leaves.length)
  const [only, ...others] = branches
  const title = say(isChange ? 'series.changed.title' : 'series.middles.title', {
    measure: section.measure,
    form: only && !others.length ? only.key : 'other',
    up: branches.find(({ key }) => key === 'up')?.leaves.length ?? 0,
    down: branches.find(({ key }) => key === 'down')?.leaves.length ?? 0,
    same: branches.find(({ key }) => key === 'same')?.leaves.length ?? 0,
    value: tell(isChange ? 0 : median(middleValues(section).map(({ number }) => number))),
  })
  return diagramSlide(section, view, {
    key: 'map',
    depth: 'summary',
    title: plain(title),
    diagram: mindMap(section.measure, branches.map(({ name, leaves }) => ({
      name,
      leaves: firstOf(view, leaves, MOST_LEAVES),
    })), labelled(view, section.measure, list(branches.map(({ name, leaves }) => `${name} ${leaves.length}`)))),
    points: branches.map(({ name, leaves }) => sentence(view, labelled(view, name, list(leaves)))),
    shown: [section, ...section.series],
  })
}

function byChange(section: Series, view: View) {
  const { say } = view.messages
  const tell = amountOf(section, view)
  const ends = section.series.map(one => ({ name: one.name, ...endsOf(section, one) })).filter(({ first, last }) => first !== last)
  const branch = (key: 'up' | 'down' | 'same', is: (change: number) => boolean) => ({
    key,
    name: say(`series.${key}`),
    leaves: ends.filter(({ from, to }) => is(to - from)).map(({ name, from, to }) => `${name}  ${tell(from)} → ${tell(to)}`),
  })
  return [branch('up', change => change > 0), branch('same', change => change === 0), branch('down', change => change < 0)]
}

/** The numbers of the only series, or the last number of each. */
function middleValues(section: Series): { name: string, number: number }[] {
  const [only] = section.series
  return section.series.length === 1
    ? section.categories.flatMap(({ id, name }) => ownValue(only!.values, id) === undefined ? [] : [{ name, number: ownValue(only!.values, id)! }])
    : section.series.flatMap(one => section.categories.flatMap(({ id, name }) => ownValue(one.values, id) === undefined ? [] : [{ name: `${name} · ${one.name}`, number: ownValue(one.values, id)! }]))
}

function byMiddle(section: Series, view: View) {
  const { say } = view.messages
  const tell = amountOf(section, view)
  const values = middleValues(section).sort((a, b) => b.number - a.number)
  const middle = median(values.map(({ number }) => number))
  const branch = (key: 'up' | 'down' | 'same', words: string, is: (difference: number) => boolean) => ({
    key,
    name: say(words),
    leaves: values.filter(({ number }) => is(number - middle)).map(({ name, number }) => `${name}  ${tell(number)}`),
  })
  return [
    branch('up', 'series.above', difference => difference > 0),
    branch('same', 'series.at', difference => difference === 0),
    branch('down', 'series.below', difference => difference < 0),
  ]
}
