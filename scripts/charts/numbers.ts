/** How numbers are written: as people of the language do, those of one chart, axis or column with as many decimals each. */

/** Nobody reads more. */
const MOST_DECIMALS = 6

/** How many decimals the number has that has most of them. */
export function decimalsOf(numbers: readonly number[]): number {
  return Math.max(0, ...numbers.map(number => Math.abs(number) >= 1e15 ? 0 : Number(number.toFixed(MOST_DECIMALS)).toString().split('.')[1]?.length ?? 0))
}

/** A number as Intl writes it, with a minus sign, as wide as a plus, in place of the hyphen. */
export const withMinus = (number: string): string => number.replace('-', '\u2212')

/** Making one takes longer than a thousand numbers. */
const formats = new Map<string, Intl.NumberFormat>()

/** A format of numbers with so many decimals, or more where a number has more. */
export function formatOf(language: string, decimals: number, unit?: string): Intl.NumberFormat {
  const key = `${language} ${decimals} ${unit}`
  const format = formats.get(key) ?? new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: MOST_DECIMALS,
    ...(unit && { style: 'unit', unit, unitDisplay: 'long' }),
  })
  formats.set(key, format)
  return format
}

/** What writes numbers that stand together, such as those of an axis: `−12,000`, `0.25`. */
export function numberWriter(language: string, together: readonly number[]): (number: number) => string {
  const format = formatOf(language, decimalsOf(together))
  // What adding up has left beyond the digits of a number is none of it.
  return number => withMinus(format.format(Number(number.toPrecision(12))))
}
