import type { View } from './view.ts'
import { decimalsOf, formatOf, withMinus } from '../charts/numbers.ts'

/** The units that Intl knows, by their English plurals, as people write them: `hours`, `days`. */
const plurals = new Map(Intl.supportedValuesOf('unit').map(unit => [`${unit}s`, unit]))

/**
 * What writes numbers that stand together, in a chart or a column, with their unit as people of the language do:
 * `1,299 km`, `€120`, `12.5%`, `1 hour`. All have as many decimals as the one that needs most: `1.4`, `1.0`.
 */
export function amountsOf(view: Pick<View, 'language'>, together: readonly number[], unit = ''): (number: number) => string {
  const decimals = decimalsOf(together)
  const known = new Intl.Locale(view.language).language === 'en' ? plurals.get(unit) : undefined
  const format = formatOf(view.language, decimals, known)
  if (known)
    return number => withMinus(format.format(number))
  const isBefore = /^(?:[$€£¥￥₹₩]|US\$|HK\$)$/.test(unit)
  const after = isBefore ? '' : `${unit === '' || /^[%‰°]/.test(unit) ? '' : ' '}${unit}`
  return number => `${number < 0 ? '\u2212' : ''}${isBefore ? unit : ''}${format.format(Math.abs(number))}${after}`
}
