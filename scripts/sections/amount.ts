import type { View } from './view.ts'

/** The units that Intl knows, by their English plurals, as people write them: `hours`, `days`. */
const plurals = new Map(Intl.supportedValuesOf('unit').map(unit => [`${unit}s`, unit]))

/** A number as Intl writes it, with a minus sign, as wide as a plus, in place of the hyphen. */
export const withMinus = (number: string): string => number.replace('-', '\u2212')

/** Making one takes longer than a thousand numbers. */
const formats = new Map<string, Intl.NumberFormat>()

function formatOf(language: string, unit?: string): Intl.NumberFormat {
  const key = `${language} ${unit}`
  const format = formats.get(key) ?? new Intl.NumberFormat(language, { maximumFractionDigits: 6, ...(unit && { style: 'unit', unit, unitDisplay: 'long' }) })
  formats.set(key, format)
  return format
}

/** A number with its unit as people of the language write it: `1,299 km`, `€120`, `12.5%`, `1 hour`. */
export function amount(view: Pick<View, 'language'>, number: number, unit = ''): string {
  const known = new Intl.Locale(view.language).language === 'en' ? plurals.get(unit) : undefined
  if (known)
    return withMinus(formatOf(view.language, known).format(number))
  const digits = formatOf(view.language).format(Math.abs(number))
  const sign = withMinus(number < 0 ? '-' : '')
  if (/^(?:[$€£¥￥₹₩]|US\$|HK\$)$/.test(unit))
    return `${sign}${unit}${digits}`
  return `${sign}${digits}${unit === '' || /^[%‰°]/.test(unit) ? '' : ' '}${unit}`
}
