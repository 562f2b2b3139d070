/** A narrative: an introduction, conclusions, a story in a few points. */
import type { Vocabulary } from '../dataset/fields.ts'
import type { Localized } from '../dataset/localize.ts'
import type { CardsSlide, ChartSlide, DiagramSlide, MessageSlide } from '../slides/model.ts'
import type { SectionOf } from './kind.ts'
import type { SectionSummary, View } from './view.ts'
import * as z from 'zod'
import { id, list, name, provenance, record, ref, tags, text } from '../dataset/fields.ts'
import { flow } from '../diagrams/flow.ts'
import { plain } from '../slides/model.ts'
import { defineKind } from './kind.ts'
import { byCount, leaderWords } from './leader.ts'
import { cardsSlide, countSlide, diagramSlide, slideBase, sourceNote, takeaway } from './section-slide.ts'
import { labelled, marked, unique } from './view.ts'

function shape(v: Vocabulary) {
  return {
    /** The one sentence to remember. */
    message: text(v),
    points: list(record({
      id,
      name: name(v),
      text: text(v).optional(),
      /** The sections that the point rests on; none: it speaks of the deck as a whole. */
      about: z.array(ref('section', v.sections)).optional(),
      tags,
      ...provenance(v),
    })),
  }
}

type Narrative = Localized<SectionOf<ReturnType<typeof shape>>>

export const narrative = defineKind({
  shape,
  /** A point goes with the sections that it rests on. */
  tidy(section, sections) {
    const points = section.points.flatMap(({ about, ...point }) => {
      const left = about?.filter(id => sections.has(id))
      if (about?.length && !left?.length)
        return []
      return [{ ...point, ...(left && { about: left }) }]
    })
    return points.length ? { ...section, points } : undefined
  },

  items: section => section.points.map(point => point.name),
  slides: (section, view) => [
    message(section, view),
    points(section, view),
    map(section, view),
    basis(section, view),
  ],
})

function message(section: Narrative, view: View): MessageSlide {
  return {
    ...slideBase(section, view, {
      key: 'message',
      depth: 'headline',
      title: marked(section.message, section),
      points: [section.lead],
      shown: [section],
    }),
    layout: 'message',
    support: section.points.map(point => plain(point.name)),
  }
}

/** The points under the message that they support: where both slides are shown, they are one. */
function points(section: Narrative, view: View): CardsSlide {
  return cardsSlide(section, view, {
    key: 'points',
    depth: 'summary',
    title: marked(section.message, section),
    footnote: sourceNote(view, section),
    items: section.points,
  })
}

/** Whether it stands before all sections that its points are about: it leads to them, and does not rest on them. */
function isOpening(section: Narrative, view: View): boolean {
  const place = (id: string) => view.sections.findIndex(other => other.id === id)
  return basisOf(section, view).every(({ id }) => place(id) > place(section.id))
}

/** The sections that the points are about, or all but this one where no point says. */
function basisOf(section: Narrative, view: View): readonly SectionSummary[] {
  const about = new Set(section.points.flatMap(point => point.about ?? []))
  return view.sections.filter(({ id, isNarrative }) => about.size
    ? about.has(id)
    : !isNarrative)
}

/** What the deck covers; where it was told before, how much each point rests on. */
function basis(section: Narrative, view: View): ChartSlide {
  return section.points.some(({ about }) => about?.length) && !isOpening(section, view) ? breadth(section, view) : coverage(section, view)
}

function breadth(section: Narrative, view: View): ChartSlide {
  const { say, list } = view.messages
  const counted = byCount(section.points.map((point) => {
    const sections = view.sections.filter(({ id }) => point.about?.includes(id))
    return { ...point, sections, count: sections.reduce((sum, { items }) => sum + items.length, 0) }
  }))
  return countSlide(section, view, {
    key: 'basis',
    title: plain(say('narrative.breadth.title', { ...leaderWords(view, counted), points: counted.length })),
    counted,
    unit: count => say('unit.items', { count }),
    isOverlapping: true,
    takeaways: counted.filter(({ sections }) => sections.length).map(({ name, sections }) => takeaway(name, `${say('colon')}${list(sections.map(({ title }) => title))}`)),
    shown: [section],
  })
}

function coverage(section: Narrative, view: View): ChartSlide {
  const { say, some } = view.messages
  const counted = byCount(view.sections.filter(({ isNarrative }) => !isNarrative).map(({ title, items }) => ({ name: title, count: items.length, items })))
  const title = say('narrative.basis.title', {
    ...leaderWords(view, counted),
    sections: counted.length,
  })
  return countSlide(section, view, {
    key: 'basis',
    title: plain(title),
    counted,
    unit: count => say('unit.items', { count }),
    takeaways: counted.slice(0, 4).map(({ name, items }) => takeaway(name, `${say('colon')}${some(items, 3)}`)),
    shown: [section],
  })
}

/** Which sections tell of each point, or which it rests on; where no point says, the points in their order. */
function map(section: Narrative, view: View): DiagramSlide {
  const { say, list } = view.messages
  const sections = basisOf(section, view)
  const isBased = section.points.some(point => point.about?.length)
  const leads = isBased && isOpening(section, view)
  const title = say('narrative.map.title', {
    form: leads ? 'leads' : isBased ? 'based' : 'other',
    points: section.points.length,
    sections: sections.length,
    section: section.title,
  })
  const own = section.points.map(point => ({ id: `point ${point.id}`, label: point.name }))
  const told = sections.map(({ id, title }) => ({ id: `section ${id}`, label: title }))
  const links = section.points.flatMap(point => unique(point.about ?? []).filter(id => sections.some(other => other.id === id)).map(id => ({ point: `point ${point.id}`, section: `section ${id}` })))
  const diagram = leads
    ? flow({ columns: [{ nodes: own }, { nodes: told }], edges: links.map(({ point, section }) => ({ from: point, to: section })) }, title)
    : isBased
      ? flow({ columns: [{ nodes: told }, { nodes: own }], edges: links.map(({ point, section }) => ({ from: section, to: point })) }, title)
      : flow({
          columns: [{ nodes: [{ id: 'section', label: section.title }] }, { nodes: own }],
          edges: own.map(({ id }) => ({ from: 'section', to: id })),
        }, labelled(view, title, list(section.points.map(point => point.name))))
  return diagramSlide(section, view, {
    key: 'map',
    title: plain(title),
    diagram,
    points: section.points.flatMap(point => point.text ?? []),
    shown: section.points,
  })
}
