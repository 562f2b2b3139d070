import type { Diagram } from './diagram.ts'
import { bareStart, lines } from './mermaid.ts'

export interface Task {
  readonly name: string
  /** ISO dates, of a day, a month or a year; the end is the last one of it. */
  readonly start: string
  readonly end: string
}

/** Bars over time, one below the other. */
export function gantt(tasks: readonly Task[], alt: string): Diagram {
  return {
    mermaid: lines(
      'gantt',
      '  dateFormat YYYY-MM-DD',
      ...axis(tasks),
      tasks.map(({ name, start, end }, i) => `  ${bareStart(name)} :t${i + 1}, ${firstDay(start)}, ${dayAfter(end)}`),
    ),
    alt,
    nodes: tasks.length,
  }
}

const DAY = 86_400_000

/** A tick every day, week, month, quarter or year, so that there are a dozen at most. */
function axis(tasks: readonly Task[]): string[] {
  const first = Math.min(...tasks.map(({ start }) => Date.parse(firstDay(start))))
  const last = Math.max(...tasks.map(({ end }) => Date.parse(dayAfter(end))))
  const days = (last - first) / DAY
  const [every, format] = days <= 12
    ? ['1day', '%m-%d']
    : days <= 80
      ? ['1week', '%m-%d']
      : days <= 370
        ? ['1month', '%Y-%m']
        : days <= 1100
          ? ['3month', '%Y-%m']
          : [`${12 * Math.ceil(days / 365 / 10)}month`, '%Y']
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
