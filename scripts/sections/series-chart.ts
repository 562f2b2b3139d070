/** The chart of a series. */
import type { ChartSpec } from '../charts/index.ts'
import type { ChartSlide } from '../slides/model.ts'
import type { One, Series } from './series.ts'
import type { View } from './view.ts'
import { ENTITY_COLORS } from '../charts/tokens.ts'
import { ownValue } from '../dataset/items.ts'
import { namedLike } from '../dataset/names.ts'
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
    points: section.series.map(one => sentence(view, labelled(view, one.name, section.categories.filter(({ id }) => ownValue(one.values, id) !== undefined)
      .map(({ id, name }) => `${name} ${tell(ownValue(one.values, id)!)}`).join(view.messages.say('comma'))))),
    shown: [section, ...section.series],
  })
}

function lineSpec(section: Series, form: 'line' | 'slope' | 'multiples', view: View): ChartSpec {
  // A slope shows how the last point differs from the first.
  const categories = form === 'slope' ? [section.categories[0]!, section.categories.at(-1)!] : section.categories
  const tell = amountOf(section, view)
  const colors = vendorColors(section.series, view)
  return {
    kind: form === 'multiples' ? 'multiples' : 'line',
    alt: altOf(section, view),
    categories: categories.map(({ name }) => name),
    series: section.series.map((one, i) => {
      const { from, to } = endsOf(section, one)
      return {
        name: one.name,
        ...(colors && { color: colors[i]! }),
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
  const parts = sortedCategories(section).filter(({ id }) => ownValue(values, id) !== undefined)
  const colors = vendorColors(parts, view)
  return {
    kind: 'share',
    alt: altOf(section, view),
    ...(unit !== undefined && { unit }),
    parts: parts.map(({ id, name }, i) => ({ name, value: ownValue(values, id)!, label: tell(ownValue(values, id)!), ...(colors && { color: colors[i]! }) })),
  }
}

function barSpec(section: Series, view: View): ChartSpec {
  const { say } = view.messages
  const tell = amountOf(section, view)
  const categories = sortedCategories(section)
  const bars = categories.map(one => vendorColor(one, view))
  const panels = section.series.map(one => vendorColor(one, view))
  return {
    kind: 'panels',
    alt: altOf(section, view),
    categories: categories.map(({ name }) => name),
    ...(bars.every(color => color !== undefined) && { colors: bars }),
    panels: section.series.map((one, i) => ({
      name: section.series.length > 1 ? one.name : '',
      ...(panels[i] !== undefined && { color: panels[i] }),
      values: categories.map(({ id }) => valueOf(one, id)),
      labels: categories.map(({ id }) => {
        const value = ownValue(one.values, id)
        return value === undefined ? say('none') : tell(value)
      }),
    })),
  }
}

/** The colour that a vendor has on all slides, by what the thing is called. */
function vendorColor(called: { readonly id: string, readonly name: string }, { vendors, colors }: View): number | undefined {
  const vendor = namedLike(vendors, called)
  return vendor === undefined ? undefined : colors.get(vendor)
}

/** A colour for each, of which vendors have their own, and the others those that are left; undefined where there is no vendor among them. */
function vendorColors(called: readonly { readonly id: string, readonly name: string }[], view: View): number[] | undefined {
  const own = called.map(one => vendorColor(one, view))
  const taken = new Set(own)
  const free = Array.from({ length: ENTITY_COLORS }, (_, i) => i).filter(color => !taken.has(color))
  let next = 0
  return own.some(color => color !== undefined)
    ? own.map(color => color ?? free[next++ % Math.max(1, free.length)] ?? 0)
    : undefined
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
