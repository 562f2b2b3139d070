/** Points in time as people name them. */
import { parseDate } from '../dataset/dates.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const TIMES: readonly RegExp[] = [
  // 2021, 2021-03, 2021/3/15, 2021年3月
  /^\d{4}年?(?:[-/.]?\d{1,2}月?(?:[-/.]?\d{1,2}日?)?)?$/,
  // 2021 Q1, FY2021 H2, Q1 2021, FY21
  /^(?:fy\s?)?\d{4}[-\s/]?(?:q[1-4]|h[12])$/i,
  /^[qh][1-4][-\s/]?\d{4}$/i,
  /^fy\s?\d{2,4}$/i,
  // 2021年第一季度, 2021上半年
  /^\d{4}年?(?:第?[一二三四1-4]季度?|[上下]半年)$/,
  /^(?:1[0-2]|[1-9]|[一二三四五六七八九十]{1,2})月$/,
  new RegExp(`^(?:${MONTHS.join('|')})[a-z]*\\.?(?:\\s\\d{4})?$`, 'i'),
]

export function isTime(text: string): boolean {
  return TIMES.some(time => time.test(text.trim())) || parseDate(text) !== undefined
}

/** Whether names are all points in time. */
export function isTimeLine(names: readonly string[]): boolean {
  return names.every(isTime)
}

/** Things by the dates that they are called, the earliest first; as they stand where one is called something else. */
export function inOrderOfDates<T extends { readonly name: string }>(things: readonly T[]): readonly T[] {
  const dated = things.map(thing => ({ thing, date: parseDate(thing.name) }))
  return dated.every(({ date }) => date !== undefined)
    ? dated.sort((a, b) => a.date! < b.date! ? -1 : a.date! > b.date! ? 1 : 0).map(({ thing }) => thing)
    : things
}
