/** A timeline: events, releases, a road map, with their dates. */
import type { Report, Vocabulary } from '../dataset/fields.ts'
import type { Localized } from '../dataset/localize.ts'
import type { ChartSlide, DiagramSlide, TableSlide } from '../slides/model.ts'
import type { SectionOf } from './kind.ts'
import type { View } from './view.ts'
import * as z from 'zod'
import { dateText } from '../dataset/dates.ts'
import { id, list, name, provenance, record, tags, text } from '../dataset/fields.ts'
import { gantt } from '../diagrams/gantt.ts'
import { timeline as timelineDiagram } from '../diagrams/timeline.ts'
import { MOST_PARTS } from '../slides/layouts/bounds.ts'
import { splitEvenly } from '../slides/layouts/split.ts'
import { plain } from '../slides/model.ts'
import { defineKind } from './kind.ts'
import { byCount, leaderWords } from './leader.ts'
import { countSlide, diagramSlide, sourceNote, tableSlide, takeaway } from './section-slide.ts'
import { labelled, marked, sentence, unique, unitOf } from './view.ts'

/** An ISO date, as precise as it is known: `2026`, `2026-03`, `2026-03-15`. A bare year may be a number. */
const date = z.preprocess(
  value => typeof value === 'number' ? String(value) : value,
  z.string().refine(value => /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(value) && !Number.isNaN(Date.parse(value)), {
    error: issue => `"${String(issue.input)}" is no date: write 2026, 2026-03 or 2026-03-15`,
    params: { code: 'bad-date' },
  }),
)

function shape(v: Vocabulary) {
  return {
    events: list(record({
      id,
      name: name(v),
      start: date,
      /** The last day, month or year of something that lasts. */
      end: date.optional(),
      text: text(v).optional(),
      tags,
      ...provenance(v),
    })),
  }
}

type Timeline = Localized<SectionOf<ReturnType<typeof shape>>>
type Event = Timeline['events'][number]

/** So many periods stand side by side, with so many events in all; so many bars below each other. */
const MOST_PERIODS = 5
const MOST_BARS = 10

export const timeline = defineKind({
  shape,

  check(value: unknown, report: Report) {
    const { events } = (value ?? {}) as { events?: unknown }
    for (const [i, event] of (Array.isArray(events) ? events : []).entries()) {
      if (typeof event?.end === 'string' && typeof event.start === 'string' && event.end < event.start.slice(0, event.end.length))
        report(['events', i, 'end'], 'bad-date', `the end ${event.end} is before the start ${event.start}`)
    }
  },

  ordered: ['events'],

  items: section => section.events.map(event => event.name),

  slides: (section, view) => [
    ...diagrams(section, view),
    counts(section, view),
    table(section, view),
  ],
})

const inOrder = (section: Timeline): Event[] => [...section.events].sort((a, b) => a.start < b.start ? -1 : a.start > b.start ? 1 : 0)

const spanText = ({ start, end }: Event, view: View): string => end === undefined ? dateText(start, view.language) : `${dateText(start, view.language)} – ${dateText(end, view.language)}`

/** Years, unless all lies in one year: then months. */
function periodsOf(events: readonly Event[]): { period: string, events: Event[] }[] {
  const years = unique(events.map(({ start }) => start.slice(0, 4)))
  const length = years.length > 1 ? 4 : 7
  return unique(events.map(({ start }) => start.slice(0, length))).map(period => ({ period, events: events.filter(({ start }) => start.slice(0, length) === period) }))
}

function diagrams(section: Timeline, view: View): DiagramSlide[] {
  const { say, list } = view.messages
  const events = inOrder(section)
  const isLasting = events.filter(({ end }) => end !== undefined).length * 2 >= events.length
  const all = isLasting ? splitEvenly(events, MOST_BARS) : packed(periodsOf(events))
  const parts = all.slice(0, MOST_PARTS)
  const eventsOf = (part: typeof all[number]): Event[] => part.flatMap(entry => 'events' in entry ? entry.events : [entry])
  const left = all.length > parts.length ? { shown: parts.flatMap(eventsOf).length, of: events.length } : undefined
  return parts.map((part, i) => {
    const shown = eventsOf(part)
    const title = say('timeline.map.title', {
      form: parts.length > 1 ? 'part' : 'other',
      section: section.title,
      count: shown.length,
      unit: unitOf(section, view, shown.length),
      first: dateText(shown[0]!.start, view.language),
      last: dateText(lastOf(shown), view.language),
    })
    const alt = labelled(view, title, list(shown.map(({ name }) => name)))
    const slide = diagramSlide(section, view, {
      key: i === 0 ? 'map' : `map-${i + 1}`,
      depth: i === 0 ? 'headline' : 'detail',
      title: marked(title, section),
      footnote: sourceNote(view, section),
      diagram: isLasting
        ? gantt(shown.map(event => ({ name: event.name, start: event.start, end: event.end ?? event.start })), alt, view.language)
        : timelineDiagram(part.flatMap(entry => 'period' in entry ? [{ period: dateText(entry.period, view.language), events: entry.events.map(({ name }) => name) }] : []), alt),
      points: shown.map(event => labelled(view, spanText(event, view), [event.name, event.text].filter(part => part !== undefined).join(say('semicolon')))),
      shown: [section, ...shown],
    })
    // Told once, for all of them.
    return left && i === 0 ? { ...slide, left } : slide
  })
}

/** Periods in parts of a few; a period of many events is split. */
function packed(periods: readonly { period: string, events: Event[] }[]): { period: string, events: Event[] }[][] {
  const columns = periods.flatMap(({ period, events }) => splitEvenly(events, 4).map(events => ({ period, events })))
  return splitEvenly(columns, MOST_PERIODS)
}

const lastOf = (events: readonly Event[]): string => events.map(({ start, end }) => end ?? start).reduce((a, b) => b > a ? b : a)

function counts(section: Timeline, view: View): ChartSlide {
  const { say, some } = view.messages
  const counted = periodsOf(inOrder(section)).map(({ period, events }) => ({ name: dateText(period, view.language), count: events.length, events }))
  const leading = leaderWords(view, counted)
  return countSlide(section, view, {
    key: 'counts',
    depth: 'summary',
    title: plain(say('timeline.counts.title', { ...leading, unit: unitOf(section, view, leading.count), periods: counted.length })),
    footnote: sourceNote(view, section),
    counted,
    unit: count => unitOf(section, view, count),
    takeaways: byCount(counted).slice(0, 4).map(({ name, events }) => takeaway(name, `${say('colon')}${some(events.map(({ name }) => name), 2)}`)),
    points: counted.map(({ name, events }) => sentence(view, labelled(view, name, view.messages.list(events.map(({ name }) => name))))),
    shown: [section],
  })
}

function table(section: Timeline, view: View): TableSlide {
  const { say } = view.messages
  const events = inOrder(section)
  const isTold = events.some(({ text }) => text !== undefined)
  return tableSlide(section, view, {
    key: 'table',
    title: plain(say('timeline.table.title', {
      count: events.length,
      unit: unitOf(section, view, events.length),
      first: dateText(events[0]!.start, view.language),
      last: dateText(lastOf(events), view.language),
    })),
    footnote: sourceNote(view, section),
    head: [say('timeline.date'), say('timeline.event'), ...(isTold ? [say('timeline.text')] : [])],
    rows: events.map(event => [
      plain(spanText(event, view)),
      marked(event.name, event),
      ...(isTold ? [plain(event.text ?? say('none'))] : []),
    ]),
    points: events.map(event => labelled(view, spanText(event, view), event.name)),
    shown: events,
  })
}
