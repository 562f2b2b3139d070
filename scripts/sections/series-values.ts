/** What can be read from the numbers of a series. */
import type { One, Series } from './series.ts'
import type { View } from './view.ts'
import { ownValue } from '../dataset/items.ts'
import { amountsOf } from './amount.ts'
import { isTimeLine } from './time.ts'

/** So many parts are told apart at a glance; more are rather compared as bars. */
const FEW_PARTS = 6

/** Its categories are points in time, or it says so by being drawn over them. */
export const isOverTime = (section: Series) => section.categories.length > 1
  && (section.chart === undefined ? isTimeLine(section.categories.map(({ name }) => name)) : !['bar', 'share'].includes(section.chart))

/** Its numbers are the shares of a whole: few of them, that add up to a hundred percent but for rounding. */
export function isWhole(section: Series): boolean {
  const values = section.categories.map(({ id }) => ownValue(section.series[0]!.values, id) ?? -1)
  const total = values.reduce((sum, value) => sum + value, 0)
  return section['value-unit'] === '%' && section.series.length === 1 && values.length > 1 && values.length <= FEW_PARTS
    && values.every(value => value >= 0) && Math.abs(total - 100) <= 1
}

/** What writes its numbers, all of which have as many decimals. */
export const amountOf = ({ series, 'value-unit': unit }: Series, view: View): (number: number) => string =>
  amountsOf(view, series.flatMap(({ values }) => Object.values(values)), unit)

export const valueOf = (one: One, category: string): number | null => ownValue(one.values, category) ?? null

/** The first and the last number of a series, and their categories. */
export function endsOf(section: Series, one: One) {
  const filled = section.categories.filter(({ id }) => ownValue(one.values, id) !== undefined)
  const [first, last] = [filled[0]!, filled.at(-1)!]
  return { first, last, from: ownValue(one.values, first.id)!, to: ownValue(one.values, last.id)! }
}

/** One series is sorted by its numbers, unless its categories have an order of their own. */
export function sortedCategories(section: Series): Series['categories'] {
  const [only] = section.series
  return section.series.length === 1 && !isOverTime(section)
    ? [...section.categories].sort((a, b) => (ownValue(only!.values, b.id) ?? -Infinity) - (ownValue(only!.values, a.id) ?? -Infinity))
    : section.categories
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length / 2
  return Number.isInteger(half) ? Number(((sorted[half - 1]! + sorted[half]!) / 2).toPrecision(12)) : sorted[Math.floor(half)]!
}
