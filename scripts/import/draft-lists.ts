import type { Inline, ListItem } from './document.ts'
import type { Group } from './draft-groups.ts'
import type { Bench, DraftMap } from './draft.ts'
import { textOf } from './document.ts'
import { draftDirectory, labelledLink, linkItem } from './draft-directory.ts'
import { draftGroups, itemOf, nestedGroups } from './draft-groups.ts'
import { draftListSeries } from './draft-list-series.ts'
import { draftProcess } from './draft-process.ts'
import { draftTimeline, eventsOfList } from './draft-timeline.ts'

/** A list, and the words that introduce it. */
export interface NamedList {
  readonly name: string
  readonly isOrdered: boolean
  readonly items: readonly ListItem[]
}

export interface DraftList {
  readonly kind: string
  readonly fields: DraftMap
  readonly lead: string
}

/** What a list becomes if it is more than items: links, events, numbers or steps. */
export function draftSpecialList(list: NamedList, title: string, bench: Bench): DraftList | undefined {
  const { items, isOrdered } = list
  const { say } = bench.messages
  const links = items.map(item => linkItem(item, say('import.link')))
  if (items.length > 0 && links.every(link => link !== undefined))
    return { kind: 'directory', fields: draftDirectory(links, title), lead: say('import.lead.links', { entries: items.length }) }
  const labelled = items.map(labelledLink)
  if (items.length > 1 && labelled.every(link => link !== undefined)) {
    const entries = labelled.map(({ column, url, label }) => ({ name: column, links: [{ column: say('import.link'), url, label }] }))
    return { kind: 'directory', fields: draftDirectory(entries, title), lead: say('import.lead.links', { entries: items.length }) }
  }
  const events = eventsOfList(items, bench)
  if (events)
    return { kind: 'timeline', fields: draftTimeline(events, title), lead: say('import.lead.events', { events: events.length }) }
  const series = draftListSeries(items, title)
  if (series)
    return { kind: 'series', fields: series, lead: say('import.lead.values', { categories: items.length }) }
  if (isOrdered && isProcess(`${title} ${list.name}`) && items.length > 1)
    return { kind: 'process', fields: draftProcess(items, title, bench), lead: say('import.lead.process', { steps: items.length }) }
  return undefined
}

/** An ordered list under such a heading is a way from step to step, and no ranking. */
const isProcess = (heading: string): boolean => /流程|步骤|过程|阶段|如何|怎样|路线|process|procedure|steps?\b|workflow|how to|pipeline|stages?\b|phases?\b/i.test(heading)

/** Lists of items as one section of groups. */
export function draftItemLists(lists: readonly NamedList[], title: string, bench: Bench): DraftList {
  const groups = lists.flatMap(list => groupsOf(list, bench))
  const items = groups.reduce((sum, group) => sum + group.items.length, 0)
  return {
    kind: 'groups',
    fields: draftGroups(merged(groups), title),
    lead: bench.messages.say('import.lead.groups', { items, groups: groups.length }),
  }
}

function groupsOf(list: NamedList, bench: Bench): Group[] {
  return nestedGroups(list.items, bench) ?? [{ name: list.name, items: list.items.map(item => itemOf(item, bench)) }]
}

/** Lists without a name of their own stand under the same heading: they are one group. */
function merged(groups: readonly Group[]): Group[] {
  const byName = new Map<string, Group>()
  for (const group of groups) {
    const same = byName.get(group.name)
    byName.set(group.name, same ? { ...same, items: [...same.items, ...group.items] } : group)
  }
  return [...byName.values()]
}

/** The words before a list that introduce it: a short paragraph that ends in a colon. */
export function captionOf(text: Inline | undefined): string | undefined {
  const match = text && /^(.{1,60}?)\s*[:：]$/.exec(textOf(text))
  return match?.[1]
}
