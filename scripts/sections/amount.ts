import type { View } from './view.ts'

/** A number with its unit as people of the language write it: `1,299 km`, `€120`, `12.5%`. */
export function amount(view: Pick<View, 'language'>, number: number, unit = ''): string {
  const digits = new Intl.NumberFormat(view.language, { maximumFractionDigits: 6 }).format(Math.abs(number))
  const sign = number < 0 ? '-' : ''
  if (/^(?:[$€£¥￥₹₩]|US\$|HK\$)$/.test(unit))
    return `${sign}${unit}${digits}`
  return `${sign}${digits}${unit === '' || /^[%‰°]/.test(unit) ? '' : ' '}${unit}`
}
