/** Tailored data → the slides of a deck, cut to the time there is, before they are fitted. Pure. */
import type { Chapter as AudienceChapter, Tailored } from '../audience/tailor.ts'
import type { Messages } from '../locales/messages.ts'
import type { View } from '../sections/view.ts'
import type { Chapter } from './budget.ts'
import type { Deck, Slide, TimedSlide } from './model.ts'
import { stringsUnder } from '../dataset/items.ts'
import { kindOf } from '../sections/index.ts'
import { bound } from './bound.ts'
import { cutTo, leastMinutes } from './budget.ts'
import { chosenSlides, keyOf } from './chosen.ts'
import { agenda, appendixOpener, closing, correctionsSlide, cover, opener, openerPoints, ownSlide, purpose, sourcesSlide, withReminders } from './frame.ts'
import { MOST_MINUTES } from './layouts/bounds.ts'
import { minutesOf } from './minutes.ts'
import { textOf } from './model.ts'

/** Agendas are for talks of so many sections. */
const AGENDA_FROM = 3

/**
 * The deck that an audience sees: cover, why they are here, agenda, the sections in order with what
 * there is time for, what to decide; then the appendix with what was cut, and the corrections.
 */
export function compose(tailored: Tailored, messages: Messages): Deck {
  const { audience, language, dataset } = tailored
  const draft = draftOf(tailored, messages)
  const { shown, cut } = cutTo(draft.chapters, (audience.minutes ?? MOST_MINUTES) - sum(draft.frame))

  const later = [...cut, ...draft.corrections]
  const body = draft.parts.map((part, i) => ({ ...part, slides: shown[i]! }))
  const told = body.filter(({ slides }) => slides.length).map(({ section, slides }) => ({ section, minutes: sum(slides) }))
  const minutes = sum([...draft.frame, ...body.flatMap(({ slides }) => slides)])
  const talk = [
    draft.cover,
    ...draft.purpose,
    ...(draft.hasAgenda ? [timed(agenda(told, minutes, messages))] : []),
    ...body.flatMap(({ section, before, slides, after }) => [...before, ...opened(slides, told.findIndex(other => other.section === section) + 1, told.length), ...after]),
    withReminders(draft.closing, body.flatMap(({ slides }) => slides)),
  ]
  return {
    audience: audience.id,
    name: audience.name,
    lang: language,
    title: dataset.title,
    author: dataset.author ?? '',
    ...(dataset.brand && { brand: dataset.brand }),
    ...(dataset.theme !== undefined && { theme: dataset.theme }),
    ...(dataset.addons && { addons: dataset.addons }),
    minutes,
    ...(audience.minutes !== undefined && { budget: audience.minutes }),
    sections: told.map(({ section }) => section.id),
    ...(tailored.untold.length && { untold: tailored.untold }),
    cut: cut.map(({ id, title, minutes }) => ({ id, title: textOf(title), minutes })),
    slides: [
      ...scheduled(talk),
      ...(audience.appendix && later.length ? [timed(appendixOpener(tailored, later, messages)), ...later] : []),
    ],
  }
}

/** The least minutes that a deck for this audience can be cut to: its frame and one slide more. */
export function leastMinutesOf(tailored: Tailored, messages: Messages): number {
  const { frame, chapters } = draftOf(tailored, messages)
  return sum(frame) + leastMinutes(chapters)
}

/** The names of all slides of each section that an audience is told of, whether they are shown or not. */
export function slideKeysOf(tailored: Tailored, messages: Messages): ReadonlyMap<string, readonly string[]> {
  const view = viewOf(tailored, messages)
  return new Map(tailored.chapters.map(({ section }) => [section.id, kindOf(section.kind).slides(section as never, view).map(keyOf)]))
}

function viewOf({ dataset, language, chapters, colors, vendors }: Tailored, messages: Messages): View {
  return {
    language,
    messages,
    dataset: {
      ...dataset,
      sections: chapters.map(({ section }) => section.id),
    },
    colors,
    vendors,
    corrections: new Map(dataset.corrections.map(correction => [correction.id, correction])),
    sections: chapters.map(({ section }) => ({
      id: section.id,
      title: section.title,
      items: kindOf(section.kind).items(section as never),
      isNarrative: section.kind === 'narrative',
    })),
  }
}

/** All slides that an audience may see, before any is cut. */
function draftOf(tailored: Tailored, messages: Messages) {
  const { audience, chapters } = tailored
  const view = viewOf(tailored, messages)
  const own = (place: 'before' | 'after', id: string) => audience.slides.filter(slide => slide[place] === id).map(slide => timed(ownSlide(slide), slide.minutes))
  const parts = chapters.map(chapter => ({
    section: chapter.section,
    before: own('before', chapter.section.id),
    after: own('after', chapter.section.id),
    cuttable: chapterOf(chapter, view),
  }))
  const toldView = { ...view, corrections: toldCorrections(view, chapters, parts.flatMap(({ cuttable }) => cuttable.slides)) }
  const corrections = correctionsSlide(toldView)
  const first = timed(cover(tailored, messages))
  const why = purpose(tailored, messages).map(slide => timed(slide))
  const end = timed(closing(tailored, messages, Boolean(corrections)))
  const hasAgenda = chapters.length >= AGENDA_FROM
  const allSections = chapters.map(({ section }) => ({ section, minutes: 0 }))
  return {
    cover: first,
    purpose: why,
    closing: end,
    hasAgenda,
    corrections: corrections ? [timed(sourcesSlide(toldView)), timed(bound(corrections))] : [],
    parts,
    chapters: parts.map(({ cuttable }) => cuttable),
    /** Slides that are never cut. */
    frame: [
      first,
      ...why,
      ...(hasAgenda ? [timed(agenda(allSections, 0, messages))] : []),
      ...parts.flatMap(({ before, after }) => [...before, ...after]),
      end,
    ],
  }
}

/** The corrections that slides tell of, and those that nothing refers to. */
function toldCorrections(view: View, chapters: readonly AudienceChapter[], slides: readonly Slide[]): View['corrections'] {
  const told = new Set(slides.flatMap(({ notes }) => notes.corrections.map(({ id }) => id)))
  const referenced = stringsUnder(chapters, 'corrections')
  return new Map([...view.corrections].filter(([id]) => told.has(id) || !referenced.has(id)))
}

function chapterOf(chapter: AudienceChapter, view: View): Chapter {
  const { section, priority, say } = chapter
  const slides = chosenSlides(kindOf(section.kind).slides(section as never, view), chapter).map(slide => bound(slide))
  const [first, ...rest] = slides
  return {
    slides: [first!, ...rest].map((slide, i) => timed(i === 0 && say !== undefined ? { ...slide, notes: { ...slide.notes, points: [say, ...slide.notes.points] } } : slide)),
    priority,
    opener: timed(opener(section, view)),
  }
}

/** An opener bears the number that its section has among those that are told, and tells what its slides say. */
function opened([first, ...rest]: readonly TimedSlide[], number: number, of: number): readonly TimedSlide[] {
  if (!first)
    return []
  return [first.layout === 'section' ? { ...first, number, of, points: openerPoints(rest) } : first, ...rest]
}

function timed(slide: Slide, minutes = minutesOf(slide)): TimedSlide {
  return { ...slide, minutes }
}

/** Each slide with the minute at which it starts. */
function scheduled(slides: readonly TimedSlide[]): TimedSlide[] {
  let start = 0
  return slides.map((slide) => {
    const at = start
    start += slide.minutes
    return { ...slide, start: at }
  })
}

const sum = (slides: readonly TimedSlide[]): number => slides.reduce((total, { minutes }) => total + minutes, 0)
