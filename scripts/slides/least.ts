/**
 * The first item whose numbers are least: the first number that differs decides, as between words in a dictionary.
 *
 * @param items at least one
 * @param numbersOf as many numbers for each item
 */
export function leastBy<T>(items: readonly T[], numbersOf: (item: T) => readonly number[]): T {
  const ranked = items.map(item => ({ item, numbers: numbersOf(item) }))
  return ranked.reduce((best, next) => isLess(next.numbers, best.numbers) ? next : best).item
}

function isLess(numbers: readonly number[], others: readonly number[]): boolean {
  const at = numbers.findIndex((number, i) => number !== others[i])
  return at >= 0 && numbers[at]! < others[at]!
}
