/** Tailored data → the slides of a deck, before they are fitted. Pure. */
import type { Tailored } from '../audience/tailor.ts'
import type { Section } from '../dataset/dataset.ts'
import type { Localized } from '../dataset/localize.ts'
import type { Messages } from '../locales/messages.ts'
import type { View } from '../sections/view.ts'
import type { AgendaSlide, ClosingSlide, CorrectionsSlide, CoverSlide, Deck, SectionSlide, Slide } from './model.ts'
import { originOf } from '../dataset/origin.ts'
import { kindOf } from '../sections/index.ts'
import { marked, notes } from '../sections/view.ts'
import { plain, textOf } from './model.ts'

type AnySection = Localized<Section>

/** The deck that an audience sees: cover, agenda, each section with its opener, corrections, closing. */
export function compose(tailored: Tailored, messages: Messages): Deck {
  const { dataset, language, audience, colors } = tailored
  const view: View = {
    language,
    messages,
    dataset: {
      ...dataset,
      sections: dataset.sections.map(({ id }) => id),
    },
    colors,
    corrections: new Map(dataset.corrections.map(correction => [correction.id, correction])),
    sections: dataset.sections.map(section => ({
      id: section.id,
      title: section.title,
      items: itemsOf(section),
      isNarrative: section.kind === 'narrative',
    })),
  }
  const chapters = dataset.sections.map((section, i) => {
    const slides = kindOf(section.kind).slides(section as never, view)
    return {
      section,
      slides: [
        opener(section, i + 1, slides, view),
        ...slides,
      ],
    }
  })
  const body = chapters.flatMap(({ slides }) => slides)
  const corrections = correctionsSlide(view)
  return {
    audience: audience.id,
    lang: language,
    title: dataset.title,
    author: dataset.author ?? '',
    slides: [
      cover(tailored, messages),
      agenda(chapters, view),
      ...body,
      ...(corrections
        ? [corrections]
        : []),
      closing(tailored, messages, body, Boolean(corrections)),
    ],
  }
}

/** Where a slide comes from, as a part of it. */
function from(value: object | undefined): Pick<Slide, 'origin'> {
  const origin = originOf(value)
  return origin
    ? { origin }
    : {}
}

const itemsOf = (section: AnySection): readonly string[] => kindOf(section.kind).items(section as never)

const minutesOf = (slides: readonly Slide[]): number => slides.reduce((sum, slide) => sum + slide.minutes, 0)

function cover({ dataset, audience }: Tailored, { say }: Messages): CoverSlide {
  return {
    id: 'cover',
    layout: 'cover',
    title: plain(dataset.title),
    minutes: 1,
    ...from(dataset),
    subtitle: dataset.subtitle,
    meta: say('cover.meta', { audience: audience.name, source: dataset.source.title }),
    notes: {
      points: [audience.about],
      corrections: [],
      sources: [dataset.source.url ?? dataset.source.title],
    },
  }
}

function agenda(chapters: readonly { section: AnySection, slides: readonly Slide[] }[], { dataset, messages: { say } }: View): AgendaSlide {
  const minutes = chapters.reduce((sum, { slides }) => sum + minutesOf(slides), 0)
  return {
    id: 'agenda',
    layout: 'agenda',
    first: 1,
    title: plain(say('agenda.title', {
      sections: chapters.length,
      minutes: Math.round(minutes),
    })),
    minutes: 1,
    ...from(dataset),
    items: chapters.map(({ section, slides }, i) => {
      const before = minutesOf(chapters.slice(0, i).flatMap(({ slides }) => slides))
      return {
        title: section.title,
        text: section.lead,
        minutes: say('agenda.minutes', {
          minutes: minutesOf(slides),
        }),
        from: before / minutes,
        to: (before + minutesOf(slides)) / minutes,
      }
    }),
    notes: {
      points: chapters.map(({ section }) => `${section.title}${say('colon')}${section.lead}`),
      corrections: [],
      sources: [],
    },
  }
}

/** So many of a section's points its opener tells. */
const OPENER_POINTS = 5

function opener(section: AnySection, number: number, slides: readonly Slide[], view: View): SectionSlide {
  const more = slides.length - OPENER_POINTS
  return {
    id: section.id,
    layout: 'section',
    section: section.title,
    title: plain(section.title),
    minutes: 0.5,
    ...from(section),
    number,
    of: view.sections.length,
    lead: marked(section.lead, section),
    points: [
      ...slides.slice(0, more > 0 ? OPENER_POINTS - 1 : OPENER_POINTS).map(({ title }) => plain(textOf(title))),
      ...(more > 0 ? [plain(view.messages.say('section.more', { count: more + 1 }))] : []),
    ],
    notes: notes(view, [section.lead], [section]),
  }
}

function correctionsSlide(view: View): CorrectionsSlide | undefined {
  const { messages: { say } } = view
  const corrections = [
    ...view.corrections.values(),
  ]
  if (!corrections.length)
    return undefined
  return {
    id: 'corrections',
    layout: 'corrections',
    section: say('corrections.section'),
    title: plain(say('corrections.title', { count: corrections.length })),
    minutes: 1,
    ...from(corrections[0]),
    head: [
      say('corrections.kind'),
      say('corrections.source'),
      say('corrections.right'),
    ],
    items: corrections.map(({ id, severity, where, source, right }) => ({
      id,
      severity: say(`corrections.severity.${severity}`),
      source: say('corrections.quote', {
        where: where.split(' / ').slice(-2).join(' / '),
        source,
      }),
      right: plain(right),
    })),
    notes: {
      points: [
        say('corrections.note', { count: corrections.length }),
      ],
      corrections: corrections.map(({ id, source, right, why, evidence }) => ({ id, source, right, why, evidence })),
      sources: [],
    },
  }
}

/** So many points the last slide reminds of. */
const CLOSING_POINTS = 4

/** The last slide reminds of the deck's messages, or of what each section says first. */
function closing({ dataset }: Tailored, { say }: Messages, body: readonly Slide[], isCorrected: boolean): ClosingSlide {
  const messages = body.filter(({ layout }) => layout === 'message')
  const firsts = body.filter((_, i) => body[i - 1]?.layout === 'section')
  return {
    id: 'closing',
    layout: 'closing',
    title: plain(dataset.closing ?? say('closing.title')),
    minutes: 0.5,
    ...from(dataset),
    points: (messages.length ? messages : firsts).slice(0, CLOSING_POINTS).map(({ title }) => plain(textOf(title))),
    lines: [
      plain(say('closing.source', { source: dataset.source.title })),
      ...(isCorrected
        ? [
            plain(say('closing.marks')),
          ]
        : []),
    ],
    notes: {
      points: [
        say('closing.note'),
      ],
      corrections: [],
      sources: [],
    },
  }
}
