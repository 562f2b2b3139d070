import type { Diagram } from './diagram.ts'
import { bareStart, lines } from './mermaid.ts'

export interface Task {
  readonly name: string
  /** ISO dates, of a day, a month or a year; the end is the last one of it. */
  readonly start: string
  readonly end: string
}

/** Bars over time, one below the other, with the dates of the axis as people of the language write them. */
export function gantt(tasks: readonly Task[], alt: string, language: string): Diagram {
  return {
    mermaid: lines(
      'gantt',
      '  dateFormat YYYY-MM-DD',
      ...axis(tasks, language),
      tasks.map(({ name, start, end }, i) => `  ${bareStart(name)} :t${i + 1}, ${firstDay(start)}, ${dayAfter(end)}`),
    ),
    alt,
    nodes: tasks.length,
  }
}

const DAY = 86_400_000

/** Days of seven months: of ticks with a month and a year, no more stand beside each other. */
const MONTH_TICKS = 215

/** How ticks are written, as d3 takes it: https://d3js.org/d3-time-format */
const FORMATS: Readonly<Record<string, { readonly day: string, readonly month: string, readonly year: string }>> = {
  en: { day: '%-d %b', month: '%b %Y', year: '%Y' },
  zh: { day: '%-m月%-d日', month: '%Y年%-m月', year: '%Y年' },
}
const ISO = { day: '%m-%d', month: '%Y-%m', year: '%Y' }

/** A tick every day, week, month, quarter or year, so that there are a dozen at most, and seven where each names its year. */
function axis(tasks: readonly Task[], language: string): string[] {
  const { day, month, year } = FORMATS[new Intl.Locale(language).language] ?? ISO
  const first = Math.min(...tasks.map(({ start }) => Date.parse(firstDay(start))))
  const last = Math.max(...tasks.map(({ end }) => Date.parse(dayAfter(end))))
  const days = (last - first) / DAY
  const [every, format] = days <= 12
    ? ['1day', day]
    : days <= 80
      ? ['1week', day]
      : days <= MONTH_TICKS * 6
        ? [`${[1, 2, 3, 6].find(months => days <= MONTH_TICKS * months)!}month`, month]
        : [`${12 * Math.ceil(days / 365 / 10)}month`, year]
  return [`  axisFormat ${format}`, `  tickInterval ${every}`]
}

const firstDay = (iso: string): string => `${iso}-01-01`.slice(0, 4) + (iso.length > 4 ? iso.slice(4, 7) : '-01') + (iso.length > 7 ? iso.slice(7) : '-01')

/** Mermaid's ends are exclusive. */
function dayAfter(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number) as [number, number?, number?]
  const next = day !== undefined
    ? new Date(Date.UTC(year, month! - 1, day + 1))
    : month !== undefined
      ? new Date(Date.UTC(year, month, 1))
      : new Date(Date.UTC(year + 1, 0, 1))
  return next.toISOString().slice(0, 10)
}
