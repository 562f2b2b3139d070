/** A narrative: an introduction, conclusions, a story in a few points. */
import type { Vocabulary } from '../dataset/fields.ts'
import type { Localized } from '../dataset/localize.ts'
import type { CardsSlide, ChartSlide, DiagramSlide, MessageSlide } from '../slides/model.ts'
import type { SectionOf } from './kind.ts'
import type { SectionSummary, View } from './view.ts'
import * as z from 'zod'
import { id, list, provenance, record, ref, tags, text } from '../dataset/fields.ts'
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
      name: text(v),
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

function points(section: Narrative, view: View): CardsSlide {
  const { say, list } = view.messages
  return cardsSlide(section, view, {
    key: 'points',
    depth: 'summary',
    title: plain(say('narrative.points.title', {
      count: section.points.length,
      section: section.title,
      names: list(section.points.map(point => point.name)),
    })),
    footnote: sourceNote(view, section),
    items: section.points,
  })
}

/** The sections that the points rest on, or all but this one where no point says. */
function basisOf(section: Narrative, view: View): readonly SectionSummary[] {
  const about = new Set(section.points.flatMap(point => point.about ?? []))
  return view.sections.filter(({ id, isNarrative }) => about.size
    ? about.has(id)
    : !isNarrative)
}

function basis(section: Narrative, view: View): ChartSlide {
  const { say, some } = view.messages
  const counted = byCount(basisOf(section, view).map(({ title, items }) => ({ name: title, count: items.length, items })))
  const title = say('narrative.basis.title', {
    ...leaderWords(view, counted),
    sections: counted.length,
    basis: section.points.some(point => point.about?.length)
      ? 'points'
      : 'deck',
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

/** Which sections each point rests on; where no point says, the points in their order. */
function map(section: Narrative, view: View): DiagramSlide {
  const { say, list } = view.messages
  const sections = basisOf(section, view)
  const isBased = section.points.some(point => point.about?.length)
  const title = say('narrative.map.title', {
    form: isBased ? 'based' : 'other',
    points: section.points.length,
    sections: sections.length,
    section: section.title,
  })
  const own = section.points.map(point => ({ id: `point ${point.id}`, label: point.name }))
  const diagram = isBased
    ? flow({
        columns: [
          {
            nodes: sections.map(({ id, title }) => ({ id: `section ${id}`, label: title })),
          },
          { nodes: own },
        ],
        edges: section.points.flatMap(point => unique(point.about ?? []).filter(id => sections.some(other => other.id === id)).map(id => ({ from: `section ${id}`, to: `point ${point.id}` }))),
      }, title)
    : flow({
        columns: [
          {
            nodes: [
              { id: 'section', label: section.title },
            ],
          },
          { nodes: own },
        ],
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
