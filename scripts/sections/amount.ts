import type { View } from './view.ts'

/** Making one takes longer than a thousand numbers. */
const formats = new Map<string, Intl.NumberFormat>()

function formatOf(language: string): Intl.NumberFormat {
  const format = formats.get(language) ?? new Intl.NumberFormat(language, { maximumFractionDigits: 6 })
  formats.set(language, format)
  return format
}

/** A number with its unit as people of the language write it: `1,299 km`, `€120`, `12.5%`. */
export function amount(view: Pick<View, 'language'>, number: number, unit = ''): string {
  const digits = formatOf(view.language).format(Math.abs(number))
  const sign = number < 0 ? '-' : ''
  if (/^(?:[$€£¥￥₹₩]|US\$|HK\$)$/.test(unit))
    return `${sign}${unit}${digits}`
  return `${sign}${digits}${unit === '' || /^[%‰°]/.test(unit) ? '' : ' '}${unit}`
}
