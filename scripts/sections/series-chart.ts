/** The chart of a series. */
import type { ChartSpec } from '../charts/index.ts'
import type { ChartSlide } from '../slides/model.ts'
import type { One, Series } from './series.ts'
import type { View } from './view.ts'
import { chartSlide, sourceNote } from './section-slide.ts'
import { amountOf, endsOf, isOverTime, isWhole, sortedCategories, valueOf } from './series-values.ts'
import { changeWords, compareWords } from './series-words.ts'
import { labelled, marked, sentence } from './view.ts'

/** So many lines are drawn together; more get a small chart each. */
const TOGETHER = 6

export function seriesChart(section: Series, view: View): ChartSlide {
  const form = section.chart ?? (isOverTime(section)
    ? section.series.length > TOGETHER ? 'multiples' : 'line'
    : isWhole(section) ? 'share' : 'bar')
  const isCompared = form === 'bar' || form === 'share'
  const tell = amountOf(section, view)
  const { title, takeaways } = isCompared ? compareWords(section, view) : changeWords(section, view)
  return chartSlide(section, view, {
    key: 'values',
    depth: 'headline',
    title: marked(title, section),
    footnote: sourceNote(view, section),
    chart: form === 'bar' ? barSpec(section, view) : form === 'share' ? shareSpec(section, view) : lineSpec(section, form, view),
    takeaways,
    points: section.series.map(one => sentence(view, labelled(view, one.name, section.categories.filter(({ id }) => one.values[id] !== undefined)
      .map(({ id, name }) => `${name} ${tell(one.values[id]!)}`).join(view.messages.say('comma'))))),
    shown: [section, ...section.series],
  })
}

function lineSpec(section: Series, form: 'line' | 'slope' | 'multiples', view: View): ChartSpec {
  // A slope shows how the last point differs from the first.
  const categories = form === 'slope' ? [section.categories[0]!, section.categories.at(-1)!] : section.categories
  const tell = amountOf(section, view)
  return {
    kind: form === 'multiples' ? 'multiples' : 'line',
    alt: altOf(section, view),
    categories: categories.map(({ name }) => name),
    series: section.series.map((one) => {
      const { from, to } = endsOf(section, one)
      return {
        name: one.name,
        values: categories.map(({ id }) => valueOf(one, id)),
        ends: [tell(from), tell(to)] as const,
      }
    }),
  }
}

function shareSpec(section: Series, view: View): ChartSpec {
  const [{ values }] = section.series as [One]
  const unit = section['value-unit']
  const tell = amountOf(section, view)
  return {
    kind: 'share',
    alt: altOf(section, view),
    ...(unit !== undefined && { unit }),
    parts: sortedCategories(section).flatMap(({ id, name }) => values[id] === undefined ? [] : [{ name, value: values[id], label: tell(values[id]) }]),
  }
}

function barSpec(section: Series, view: View): ChartSpec {
  const { say } = view.messages
  const tell = amountOf(section, view)
  const categories = sortedCategories(section)
  return {
    kind: 'panels',
    alt: altOf(section, view),
    categories: categories.map(({ name }) => name),
    panels: section.series.map(one => ({
      name: section.series.length > 1 ? one.name : '',
      values: categories.map(({ id }) => valueOf(one, id)),
      labels: categories.map(({ id }) => one.values[id] === undefined ? say('none') : tell(one.values[id])),
    })),
  }
}

function altOf(section: Series, view: View): string {
  const { say, list } = view.messages
  return say('chart.series', {
    measure: section.measure,
    series: list(section.series.map(({ name }) => name)),
    first: section.categories[0]!.name,
    last: section.categories.at(-1)!.name,
  })
}
