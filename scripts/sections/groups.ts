/** Grouped items: use cases, features, risks, each group with its items. */
import type { Localized } from '../dataset/localize.ts'
import type { CardsSlide, ChartSlide, DiagramSlide } from '../slides/model.ts'
import type { SectionOf } from './kind.ts'
import type { View } from './view.ts'
import { id, list, name, provenance, record, tags, text } from '../dataset/fields.ts'
import { mindMap } from '../diagrams/mind-map.ts'
import { plain } from '../slides/model.ts'
import { defineKind } from './kind.ts'
import { byCount, leaderWords } from './leader.ts'
import { cardsSlide, countSlide, diagramSlide, sourceNote, takeaway } from './section-slide.ts'
import { isFocus, labelled, marked, sentence, unitOf } from './view.ts'

function shape(v: Parameters<typeof text>[0]) {
  return {
    groups: list(record({
      id,
      name: name(v),
      /** The point that the group's slide makes. */
      point: text(v).optional(),
      tags,
      ...provenance(v),
      items: list(record({
        id,
        name: name(v),
        text: text(v).optional(),
        tags,
        ...provenance(v),
      })),
    })),
  }
}

type Groups = Localized<SectionOf<ReturnType<typeof shape>>>
type Group = Groups['groups'][number]

export const groups = defineKind({
  shape,

  /** Ids are unique over all groups. */
  check(value, report) {
    const { groups } = (value ?? {}) as { groups?: unknown }
    if (!Array.isArray(groups))
      return
    const owners = new Map<unknown, number>()
    for (const [g, group] of groups.entries()) {
      for (const [i, item] of (Array.isArray(group?.items) ? group.items : []).entries()) {
        const owner = owners.get(item?.id)
        if (typeof item?.id === 'string' && owner !== undefined && owner !== g)
          report(['groups', g, 'items', i, 'id'], 'duplicate-id', `the id "${item.id}" is already that of an item of "${groups[owner]?.id}"`)
        owners.set(item?.id, owner ?? g)
      }
    }
  },
  items: section => section.groups.flatMap(group => group.items.map(item => item.name)),
  slides: (section, view) => [
    counts(section, view),
    map(section, view),
    ...section.groups.map(group => cards(section, group, view)),
  ],
})

function counts(section: Groups, view: View): ChartSlide {
  const { say, list, some } = view.messages
  const counted = byCount(section.groups.map(group => ({ group, name: group.name, count: group.items.length, focus: isFocus(group) })))
  const leading = leaderWords(view, counted)
  const title = say('groups.counts.title', {
    ...leading,
    unit: unitOf(section, view, leading.total),
    section: section.title,
  })
  return countSlide(section, view, {
    key: 'counts',
    depth: 'headline',
    title: marked(title, section),
    footnote: sourceNote(view, section),
    counted,
    isWhole: true,
    unit: count => unitOf(section, view, count),
    takeaways: counted.map(({ group, name, count }) => takeaway(name, say('groups.counts.takeaway', {
      count,
      some: some(group.items.map(item => item.name), 3),
    }), group)),
    points: counted.map(({ group, name }) => sentence(view, labelled(view, name, list(group.items.map(item => item.name))))),
    shown: [section, ...section.groups],
  })
}

function map(section: Groups, view: View): DiagramSlide {
  const { say, list } = view.messages
  const total = section.groups.reduce((sum, group) => sum + group.items.length, 0)
  return diagramSlide(section, view, {
    key: 'map',
    depth: 'summary',
    title: plain(say('groups.map.title', {
      total,
      unit: unitOf(section, view, total),
      groups: section.groups.length,
      section: section.title,
    })),
    diagram: mindMap(
      section.title,
      section.groups.map(group => ({
        name: group.name,
        leaves: group.items.map(item => item.name),
      })),
      labelled(view, section.title, list(section.groups.map(group => group.name))),
    ),
    shown: [section],
  })
}

function cards(section: Groups, group: Group, view: View): CardsSlide {
  const { say, some } = view.messages
  const count = group.items.length
  return cardsSlide(section, view, {
    key: group.id,
    title: marked(group.point ?? say('groups.cards.title', {
      group: group.name,
      count,
      unit: unitOf(section, view, count),
      some: some(group.items.map(item => item.name), 3),
    }), group),
    footnote: sourceNote(view, group),
    of: group,
    items: group.items,
  })
}
