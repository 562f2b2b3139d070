/** A directory of links: where to read more about each thing. */
import type { Vocabulary } from '../dataset/fields.ts'
import type { Localized } from '../dataset/localize.ts'
import type { ChartSlide, DiagramSlide, LinksSlide, Rich, TableSlide } from '../slides/model.ts'
import type { SectionOf } from './kind.ts'
import type { View } from './view.ts'
import * as z from 'zod'
import { id, link, list, name, provenance, record, ref, tags, text } from '../dataset/fields.ts'
import { ownValue } from '../dataset/items.ts'
import { suggestion } from '../dataset/suggest.ts'
import { flow } from '../diagrams/flow.ts'
import { plain } from '../slides/model.ts'
import { defineKind } from './kind.ts'
import { byCount, leaderWords } from './leader.ts'
import { countSlide, diagramSlide, slideBase, sourceNote, tableSlide, takeaway } from './section-slide.ts'
import { colored, isFocus, labelled, marked, pick, unique, unitOf } from './view.ts'

function shape(v: Vocabulary) {
  return {
    /** What the entries are called, as the header of their column. */
    'item-name': text(v).optional(),
    /** What kinds of links each entry may have, as the columns of a table. */
    'columns': list(record({
      id,
      name: name(v),
      tags,
    })),
    'entries': list(record({
      id,
      name: name(v),
      /** What it is about. */
      text: text(v).optional(),
      vendor: ref('vendor', v.vendors).optional(),
      tags,
      ...provenance(v),
      /** One link a column, or none. */
      links: z.record(z.string(), record({
        url: link,
        label: name(v).optional(),
        ...provenance(v),
      })),
    })),
  }
}

type Directory = Localized<SectionOf<ReturnType<typeof shape>>>
type Link = Directory['entries'][number]['links'][string]

export const directory = defineKind({
  shape,

  check(value, report) {
    const { columns, entries } = (value ?? {}) as { columns?: unknown, entries?: unknown }
    if (!Array.isArray(columns) || !Array.isArray(entries))
      return
    const known = columns.map(column => String(column?.id))
    for (const [e, entry] of entries.entries()) {
      for (const column of Object.keys(entry?.links ?? {}).filter(column => !known.includes(column)))
        report(['entries', e, 'links', column], 'unknown-column', `"${column}" is no column of this section${suggestion(column, known)}`)
    }
  },

  /** An entry stays without the links of columns that are gone, unless it had no others. */
  tidy(section) {
    const entries = section.entries.map(entry => ({ ...entry, links: pick(entry.links, section.columns) })).filter(({ links }) => Object.keys(links).length)
    return entries.length ? { ...section, entries } : undefined
  },

  items: section => section.entries.map(entry => entry.name),
  entities: section => section.entries.map(entry => entry.vendor ?? entry.id),
  slides: (section, view) => [
    hosts(section, view),
    map(section, view),
    ...links(section, view),
    table(section, view),
  ],
})

/** Each link with the entry that it belongs to and the host that it leads to. */
function allLinks(section: Directory) {
  return section.entries.flatMap(entry => Object.values(entry.links).map(target => ({
    entry,
    target,
    host: hostOf(target.url),
  })))
}

const hostOf = (url: string) => new URL(url).hostname.replace(/^www\./, '')

function hosts(section: Directory, view: View): ChartSlide {
  const { say, some } = view.messages
  const links = allLinks(section)
  const counted = byCount(unique(links.map(({ host }) => host)).map((host) => {
    const own = links.filter(item => item.host === host)
    return {
      name: host,
      count: own.length,
      entries: unique(own.map(({ entry }) => entry.name)),
    }
  }))
  const title = say('directory.hosts.title', {
    ...leaderWords(view, counted),
    hosts: counted.length,
  })
  return countSlide(section, view, {
    key: 'hosts',
    title: plain(title),
    footnote: sourceNote(view, section),
    counted,
    unit: count => say('unit.links', { count }),
    takeaways: counted.slice(0, 4).map(({ name, entries }) => takeaway(name, `${say('colon')}${some(entries, 3)}`)),
    shown: [section],
  })
}

function map(section: Directory, view: View): DiagramSlide {
  const { say } = view.messages
  const links = allLinks(section)
  const names = unique(links.map(({ host }) => host))
  const title = say('directory.map.title', {
    entries: section.entries.length,
    unit: unitOf(section, view, section.entries.length),
    links: links.length,
    hosts: names.length,
  })
  const edges = unique(links.map(({ entry, host }) => JSON.stringify([entry.id, host])))
    .map(pair => JSON.parse(pair) as [string, string])
    .map(([entry, host]) => ({ from: `entry ${entry}`, to: `host ${host}` }))
  return diagramSlide(section, view, {
    key: 'map',
    depth: 'summary',
    title: plain(title),
    diagram: flow({
      columns: [
        {
          nodes: section.entries.map(entry => ({ id: `entry ${entry.id}`, label: entry.name, color: view.colors.get(entry.vendor ?? entry.id)!, focus: isFocus(entry) })),
        },
        {
          nodes: names.map(host => ({ id: `host ${host}`, label: host })),
        },
      ],
      edges,
    }, title),
    shown: [section],
  })
}

/** Each entry with its links, of which the first can be opened with a phone. */
function links(section: Directory, view: View): LinksSlide[] {
  const { say } = view.messages
  const entries = section.entries.filter(entry => Object.keys(entry.links).length)
  if (!entries.length)
    return []
  return [
    {
      ...slideBase(section, view, {
        key: 'codes',
        title: plain(say('directory.codes.title', { entries: entries.length, unit: unitOf(section, view, entries.length) })),
        footnote: sourceNote(view, section),
        points: [],
        shown: [...entries, ...entries.flatMap(entry => Object.values(entry.links))],
      }),
      layout: 'links',
      entries: entries.map((entry) => {
        const own = section.columns.flatMap(({ id }) => ownValue(entry.links, id) ?? [])
        return {
          name: colored(marked(entry.name, entry, true), view.colors.get(entry.vendor ?? entry.id)),
          url: own[0]!.url,
          lines: own.map(target => marked(target.label ?? hostOf(target.url), target).map(run => ({ ...run, href: target.url }))),
        }
      }),
    },
  ]
}

/** Which links entries have, as the table's title takes it: all of them, or not those of one column. */
function gapWords({ entries, columns }: Directory, { messages: { list } }: View) {
  const gaps = columns.map(({ id, name }) => ({ name, count: entries.filter(({ links }) => !ownValue(links, id)).length })).filter(({ count }) => count)
  const [gap] = gaps
  return {
    form: entries.length === 1 ? 'one' : !gap ? 'all' : gaps.length === 1 ? 'gaps' : 'other',
    names: entries[0]!.name,
    columns: list(gaps.length === 1 ? [gap!.name] : columns.map(({ name }) => name)),
    count: gap?.count ?? 0,
    places: columns.length,
  }
}

function table(section: Directory, view: View): TableSlide {
  const { say } = view.messages
  const targets = section.entries.flatMap(entry => Object.values(entry.links))
  const isTold = section.entries.some(entry => entry.text !== undefined)
  return tableSlide(section, view, {
    key: 'links',
    depth: 'headline',
    title: plain(say('directory.table.title', {
      ...gapWords(section, view),
      entries: section.entries.length,
      unit: unitOf(section, view, section.entries.length),
      links: targets.length,
    })),
    footnote: sourceNote(view, section),
    head: [
      section['item-name'] ?? say('directory.entry'),
      ...(isTold ? [say('directory.text')] : []),
      ...section.columns.map(column => column.name),
    ],
    rows: section.entries.map(entry => [
      marked(entry.name, entry),
      ...(isTold ? [plain(entry.text ?? say('none'))] : []),
      ...section.columns.map(column => linkText(ownValue(entry.links, column.id), view)),
    ]),
    points: section.entries.map(entry => labelled(view, entry.name, Object.values(entry.links).map(({ url }) => url).join(' '))),
    shown: [...section.entries, ...targets],
  })
}

function linkText(target: Link | undefined, view: View): Rich {
  if (!target)
    return plain(view.messages.say('none'))
  const label = target.label ?? target.url.replace(/^https?:\/\/(?:www\.)?|\/$/g, '')
  return marked(label, target).map(run => ({ ...run, href: target.url }))
}
