import type { Table } from './clean-table.ts'
import type { ListItem } from './document.ts'
import type { Bench, DraftMap, DraftValue } from './draft.ts'
import { parseDate } from '../dataset/dates.ts'
import { areDates } from './classify-table.ts'
import { saying, textOf } from './document.ts'
import { flatText } from './draft-groups.ts'
import { sourcePath, Words } from './draft.ts'
import { uniqueIds } from './ids.ts'
import { leadOf } from './lead.ts'

export interface Event {
  readonly name: string
  readonly start: string
  readonly end?: string | undefined
  readonly text?: string | undefined
  readonly link?: string | undefined
}

/** The fields of a timeline. */
export function draftTimeline(events: readonly Event[], title: string): DraftMap {
  const newId = uniqueIds()
  return {
    events: events.map(({ name, start, end, text, link }): DraftValue => ({
      id: newId(name),
      name: new Words(name),
      start,
      end: end !== undefined && end > start ? end : undefined,
      text: text ? new Words(text) : undefined,
      link,
      source: sourcePath(title, name),
    })),
  }
}

export function eventsOfTable({ head, rows }: Table, { messages: { say } }: Bench): Event[] {
  const columns = head.map((_, x) => x)
  const dates = columns.filter(x => areDates(rows.map(row => row[x]!)))
  const [name, ...facts] = columns.filter(x => !dates.includes(x))
  return rows.map((row) => {
    const said = saying(row[name!]!)
    const texts = facts.filter(x => textOf(row[x]!) !== '').map((x) => {
      const fact = saying(row[x]!)
      const text = fact.link !== undefined && said.link !== undefined && fact.link !== fact.text ? `${fact.text} (${fact.link})` : fact.text
      return facts.length > 1 ? `${textOf(head[x]!)}${say('colon')}${text}` : text
    })
    const link = said.link ?? facts.map(x => saying(row[x]!).link).find(address => address !== undefined)
    return {
      name: said.text || textOf(row[dates[0]!]!),
      start: parseDate(textOf(row[dates[0]!]!))!,
      end: dates[1] === undefined ? undefined : parseDate(textOf(row[dates[1]]!)),
      text: texts.join(say('semicolon')),
      link,
    }
  })
}

/** The events of a list whose items all begin with a date: `2021-03: The first release`. */
export function eventsOfList(items: readonly ListItem[], { messages: { say } }: Bench): Event[] | undefined {
  const events = items.map((item): Event | undefined => {
    const lead = leadOf(item.text)
    const start = lead && parseDate(lead.name)
    if (!lead || start === undefined)
      return undefined
    const { text, link } = saying(lead.rest)
    return { name: text, start, text: item.items.map(child => flatText(child, say('semicolon'))).join(say('semicolon')), link }
  })
  return items.length > 1 && events.every(event => event !== undefined) ? events : undefined
}
