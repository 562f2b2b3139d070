/** A number as people write it in documents and sheets, with its unit. */
export interface Amount {
  readonly number: number
  /** `%`, `€`, `km`, `万元`; empty where there is none. */
  readonly unit: string
}

const CURRENCY = '[$€£¥￥₹₩]|US\\$|HK\\$|CNY|RMB|EUR|USD|GBP|JPY'
const DIGITS = String.raw`[-−–]?(?:\d{1,3}(?:[,\u00A0\u202F ]\d{3})+|\d+)(?:\.\d+)?`

const AMOUNT = new RegExp(`^(?:(${CURRENCY})\\s*)?(${DIGITS})\\s*([%‰]|[\\p{L}°$€£¥][\\p{L}\\p{N}°/·$€£¥. -]{0,14})?$`, 'iu')

/**
 * Reads a whole text as one number: `1,299 €`, `¥ 3 200`, `12.5%`, `-4`, `120 km`, `3.5 万元`. Nothing for
 * a text that says more than that, such as `3 of 4` or `about 50`, for ids with leading zeros, and dates.
 */
export function parseAmount(text: string): Amount | undefined {
  const match = AMOUNT.exec(text.trim())
  if (!match)
    return undefined
  const [, before = '', digits = '', after = ''] = match
  if (/^[-−–]?0\d/.test(digits) || (before && after && before !== after))
    return undefined
  // `2021年`, `3月` are times; more than two words are a sentence.
  if (/^[年月日号]/.test(after) || after.trim().split(/\s+/).length > 2)
    return undefined
  return { number: Number(digits.replace(/[,\u00A0\u202F ]/g, '').replace(/[−–]/, '-')), unit: (before || after).trim() }
}

/** What a header says without its unit in brackets: `Range (km)` → `Range`, `km`. */
export function splitUnit(header: string): { readonly name: string, readonly unit: string } {
  const match = /^([^()（）[\]]+)[(（[]([^()（）[\]]{1,14})[)）\]]$/.exec(header.trim())
  return match ? { name: match[1]!.trim(), unit: match[2]!.trim() } : { name: header, unit: '' }
}

/** Cells as amounts of one unit; a cell that is no amount is undefined. */
export interface Amounts {
  readonly unit: string
  readonly numbers: readonly (number | undefined)[]
}

/** Most of the cells that say anything are numbers, of one unit. */
const SHARE = 0.6

/** Reads cells as numbers of one unit; nothing where they are mostly something else, or the units differ. */
export function readAmounts(texts: readonly string[]): Amounts | undefined {
  const amounts = texts.map(text => parseAmount(text))
  const found = amounts.filter(amount => amount !== undefined)
  const filled = texts.filter(text => text !== '' && !isBlank(text)).length
  if (found.length === 0 || found.length < Math.min(2, texts.length) || found.length < SHARE * filled)
    return undefined
  const units = new Set(found.map(({ unit }) => unit))
  return units.size === 1
    ? { unit: found[0]!.unit, numbers: amounts.map(amount => amount?.number) }
    : undefined
}

/** What people put where there is no value. */
export const isBlank = (text: string): boolean => /^(?:[\-–—/无]|n\/?a|暂无)?$/i.test(text)
