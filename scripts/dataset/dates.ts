const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A point in time as an ISO date of the precision that the text has: `2021`, `2021-03`, `2021-03-15`.
 * Reads ISO dates, `2021/3/15`, `2021年3月15日`, `March 2021`, `15 Mar 2021`, `Mar 15, 2021`. Nothing for
 * anything else; `03/04/2021` is ambiguous and stays a text.
 */
export function parseDate(text: string): string | undefined {
  const tidy = text.trim().replace(/\.$/, '')
  const numeric = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?(?:[T ]00:00(?::00)?(?:\.000)?Z?)?$/.exec(tidy)
  if (numeric)
    return isoDate(numeric[1]!, numeric[2], numeric[3])
  const named = /^(?:(\d{1,2})\s+)?([a-z]{3})[a-z]*\.?(?:\s+(\d{1,2}))?,?\s+(\d{4})$/i.exec(tidy)
  if (!named)
    return undefined
  const month = MONTHS.indexOf(named[2]!.toLowerCase()) + 1
  return month ? isoDate(named[4]!, String(month), named[1] ?? named[3]) : undefined
}

function isoDate(year: string, month?: string, day?: string): string | undefined {
  const y = Number(year)
  const m = month === undefined ? undefined : Number(month)
  const d = day === undefined ? undefined : Number(day)
  if (y < 1000 || y > 2999 || (m !== undefined && (m < 1 || m > 12)) || (d !== undefined && (d < 1 || d > new Date(Date.UTC(y, m!, 0)).getUTCDate())))
    return undefined
  return [year, m, d].filter(part => part !== undefined).map(part => String(part).padStart(2, '0')).join('-')
}

/** An ISO date with its month, and its day where it is known: what is written as one is no name. */
const ISO_DATE = /^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/

/** A text that is nothing but an ISO date as people of the language write it; any other as it is. */
export const withDate = (text: string, language: string): string => ISO_DATE.test(text) && parseDate(text) !== undefined ? dateText(text, language) : text

/** An ISO date as people of the language write it, as precise as it is stated: `1 Mar 2025`, `2025年3月1日`, `2025`. */
export function dateText(iso: string, language: string): string {
  const [, month, day] = iso.split('-')
  const known = new Intl.Locale(language).language
  if (month === undefined && known === 'en')
    return iso
  const key = `${language} ${iso.length}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month && { month: known === 'zh' ? 'long' : 'short' }),
    ...(day && { day: 'numeric' }),
  })
  formats.set(key, format)
  return format.format(new Date(iso))
}

const formats = new Map<string, Intl.DateTimeFormat>()
