/** How numbers are written: as people of the language do, those of one chart, axis or column with as many decimals each. */

/** Nobody reads more. */
const MOST_DECIMALS = 6

/** Of a number that would be 0 by then, so many digits are read. */
const LEAST_DIGITS = 2

/** How many decimals the number has that has most of them. */
export function decimalsOf(numbers: readonly number[]): number {
  return Math.max(0, ...numbers.map(number => decimalsIn(Math.abs(number))))
}

function decimalsIn(size: number): number {
  if (size === 0 || size >= 1e15)
    return 0
  // No more than Intl writes: https://tc39.es/ecma402/#sec-setnfdigitoptions
  const most = Math.min(100, Math.max(MOST_DECIMALS, LEAST_DIGITS - 1 + Math.ceil(-Math.log10(size))))
  return size.toFixed(most).replace(/\.?0+$/, '').split('.')[1]?.length ?? 0
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
    maximumFractionDigits: Math.max(MOST_DECIMALS, decimals),
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
