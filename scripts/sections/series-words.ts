/** What the chart of a series says: its title, and what stands beside it. */
import type { Rich } from '../slides/model.ts'
import type { Series } from './series.ts'
import type { View } from './view.ts'
import { withMinus } from '../charts/numbers.ts'
import { ownValue } from '../dataset/items.ts'
import { byCount, leaderWords, topForm } from './leader.ts'
import { takeaway } from './section-slide.ts'
import { amountOf, endsOf, median } from './series-values.ts'
import { titleNames } from './view.ts'

/** Over time: how each changed, and who leads at the end. */
export function changeWords(section: Series, view: View): { title: string, takeaways: Rich[] } {
  const { say } = view.messages
  const tell = amountOf(section, view)
  const ends = section.series.map(one => ({ one, ...endsOf(section, one) }))
  const takeaways = byCount(ends.map(end => ({ ...end, count: end.to }))).map(({ one, first, last, from, to }) => takeaway(one.name, say('series.change', {
    form: first === last ? 'one' : to > from ? 'up' : to < from ? 'down' : 'same',
    first: first.name,
    last: last.name,
    from: tell(from),
    to: tell(to),
    by: changeOf(from, to, view),
  }), one))
  if (ends.length === 1) {
    const [{ first, last, from, to }] = ends as [typeof ends[number]]
    return {
      title: say('series.trend.title', {
        form: to > from ? 'up' : to < from ? 'down' : 'same',
        measure: section.measure,
        first: first.name,
        last: last.name,
        from: tell(from),
        to: tell(to),
      }),
      takeaways,
    }
  }
  const final = section.categories.findLast(({ id }) => section.series.some(one => ownValue(one.values, id) !== undefined))!
  const counted = section.series.flatMap(one => ownValue(one.values, final.id) === undefined ? [] : [{ name: one.name, number: ownValue(one.values, final.id)! }])
  const { form, names, value } = highest(counted, view, tell)
  return { title: say('series.last.title', { form, names, value, measure: section.measure, last: final.name }), takeaways }
}

/** How much more or less, as a share of the first value; `none` where that means nothing. */
function changeOf(from: number, to: number, view: View): string {
  if (from <= 0 || to === from)
    return 'none'
  const share = new Intl.NumberFormat(view.language, { style: 'percent', maximumFractionDigits: Math.abs(to - from) < from / 10 ? 1 : 0, signDisplay: 'exceptZero' })
  return withMinus(share.format((to - from) / from))
}

/** Over names: who leads, in the only series or in how many. */
export function compareWords(section: Series, view: View): { title: string, takeaways: Rich[] } {
  const { say, list } = view.messages
  const tell = amountOf(section, view)
  const tops = section.series.map((one) => {
    const counted = section.categories.flatMap(({ id, name }) => ownValue(one.values, id) === undefined ? [] : [{ name, number: ownValue(one.values, id)! }])
    return { one, counted, ...highest(counted, view, tell) }
  })
  if (tops.length === 1) {
    const [{ counted, names, value, form }] = tops as [typeof tops[number]]
    const low = Math.min(...counted.map(({ number }) => number))
    const lowest = counted.filter(({ number }) => number === low).map(({ name }) => name)
    return {
      title: say('series.top.title', { form, names, value, measure: section.measure, count: counted.length }),
      takeaways: form === 'even' || form === 'one'
        ? []
        : [
            takeaway(say('series.highest'), `${say('colon')}${names} ${value}`),
            takeaway(say('series.lowest'), `${say('colon')}${list(lowest)} ${tell(low)}`),
            takeaway(say('series.middle'), `${say('colon')}${tell(median(counted.map(({ number }) => number)))}`),
          ],
    }
  }
  const wins = section.categories.map(({ name }) => ({ name, count: tops.filter(({ top }) => top.includes(name)).length }))
  return {
    title: say('series.wins.title', { ...leaderWords(view, wins), series: tops.length, measure: section.measure }),
    takeaways: tops.map(({ one, names, value, form }) => takeaway(one.name, say('series.top.takeaway', { form, names, value }), one)),
  }
}

function highest(counted: readonly { name: string, number: number }[], view: View, tell: (number: number) => string) {
  const most = Math.max(...counted.map(({ number }) => number))
  const top = counted.filter(({ number }) => number === most).map(({ name }) => name)
  return { form: topForm(counted.length, top.length), top, names: titleNames(view, top), value: tell(most) }
}
