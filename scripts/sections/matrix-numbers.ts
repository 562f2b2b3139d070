/** The charts of a matrix' numbers: who has the most of each, or the least where less is better. */
import type { ChartSlide } from '../slides/model.ts'
import type { Matrix } from './matrix.ts'
import type { View } from './view.ts'
import { amountsOf } from './amount.ts'
import { topForm } from './leader.ts'
import { chartSlide, takeaway } from './section-slide.ts'
import { marked, sentence, titleNames } from './view.ts'

type Criterion = Matrix['criteria'][number]

/** Dots have room for more rows than bars. */
const MOST_BARS = 10

/** One chart a criterion that has numbers. */
export function numberSlides(section: Matrix, view: View): ChartSlide[] {
  return section.criteria
    .filter(({ id }) => section.things.some(thing => thing.cells[id]!.number !== undefined))
    .map((criterion, i) => numbers(section, criterion, i === 0, view))
}

function numbers(section: Matrix, criterion: Criterion, isFirst: boolean, view: View): ChartSlide {
  const { say, list } = view.messages
  const isLower = criterion.better === 'lower'
  const tell = amountsOf(view, numbersOf(section, criterion), criterion.unit)
  const counted = section.things
    .flatMap((thing) => {
      const { number } = thing.cells[criterion.id]!
      return number === undefined ? [] : [{ thing, name: thing.name, number, label: tell(number) }]
    })
    .sort((a, b) => isLower ? a.number - b.number : b.number - a.number)
  const [best] = counted as [typeof counted[number]]
  const worst = counted.at(-1)!
  const leaders = counted.filter(({ number }) => number === best.number)
  const form = topForm(counted.length, leaders.length)
  const names = (all: typeof counted) => titleNames(view, all.map(({ name }) => name))
  const side = (isLow: boolean) => say(`matrix.number.${isLow ? 'lowest' : 'highest'}`)
  const title = say('matrix.number.title', {
    form: isLower && form !== 'one' && form !== 'even' ? `${form}Low` : form,
    criterion: criterion.name,
    names: names(leaders),
    value: best.label,
    count: counted.length,
  })
  const values = { values: counted.map(({ number }) => number), labels: counted.map(({ label }) => label) }
  const last = counted.filter(({ number }) => number === worst.number)
  return chartSlide(section, view, {
    key: criterion.id,
    depth: isFirst ? 'headline' : 'summary',
    title: marked(title, criterion),
    chart: {
      alt: say('chart.counts', { counts: list(counted.map(({ name, label }) => `${name} ${label}`)) }),
      categories: counted.map(({ name }) => name),
      ...(counted.length > MOST_BARS
        ? { kind: 'dot', series: [{ name: criterion.name, ...values }] }
        : { kind: 'panels', panels: [{ name: '', ...values }] }),
    },
    takeaways: form === 'one' || form === 'even'
      ? []
      : [
          takeaway(side(isLower), `${say('colon')}${names(leaders)} ${best.label}`),
          takeaway(side(!isLower), `${say('colon')}${names(last)} ${worst.label}`),
        ],
    points: [sentence(view, list(counted.slice(0, 8).map(({ name, label }) => `${name} ${label}`)))],
    shown: [section, criterion, ...counted.map(({ thing }) => thing.cells[criterion.id]!)],
  })
}

/** The numbers of a criterion, which stand in one column. */
export const numbersOf = ({ things }: Matrix, { id }: Pick<Criterion, 'id'>): number[] => things.flatMap(thing => thing.cells[id]!.number ?? [])
