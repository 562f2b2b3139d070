import type { Messages } from '../locales/messages.ts'
import type { Measure } from './measure.ts'
import type { Deck, Notes, TimedSlide } from './model.ts'
import { bound } from './bound.ts'
import { FOOTNOTE, titleBox } from './canvas.ts'
import { APPENDIX } from './frame.ts'
import { MOST_APPENDIX, MOST_PARTS } from './layouts/bounds.ts'
import { layoutOf } from './layouts/index.ts'
import { plain, textOf } from './model.ts'
import { shortenLines, tellWhole } from './shorten.ts'

/** px: what the progress and the page number leave of the footer. */
const FOOTNOTE_WIDTH = 800

/** px, as in `slide-bottom.vue`: what a brand's logo and text take of it. */
const LOGO_WIDTH = 120 + 24
const FOOTER_WIDTH = 240 + 24

/** Stands for the number of a part while it is not known: no slide has a thousand. */
const LONGEST_NUMBER = 888

/**
 * The deck with every slide that is too full continued on next ones. Of large data it shows a part: what is
 * left out is named on its slides, and in `shortened` and `omitted`. Pure.
 */
export function fit(deck: Deck, fonts: Measure, messages: Messages): Deck {
  const measure = fonts.in({ language: deck.lang, fonts: deck.brand?.fonts })
  const partsOf = (slide: TimedSlide) => parts(slide, footnoteWidth(deck.brand), measure, messages)
  const whole = joined(deck.slides, measure)
  const end = whole.findIndex(({ id, start }) => id === APPENDIX && start === undefined)
  const talk = whole.slice(0, end < 0 ? whole.length : end).flatMap(partsOf)
  const { slides: appendix, omitted } = fitAppendix(end < 0 ? [] : whole.slice(end), partsOf, messages)
  const slides = [...talk, ...appendix]
  const shortened = slides.flatMap(({ id, title, left }) => left ? [{ id, title: textOf(title), ...left }] : [])
  return {
    ...deck,
    ...(shortened.length && { shortened }),
    ...(omitted.length && { omitted: omitted.map(({ id, title, minutes }) => ({ id, title: textOf(title), minutes })) }),
    slides,
  }
}

/** Those slides of an appendix that have room, its corrections always; its opener names the others. */
function fitAppendix([opener, ...slides]: readonly TimedSlide[], partsOf: (slide: TimedSlide) => readonly TimedSlide[], { say, some }: Messages) {
  if (!opener)
    return { slides: [], omitted: [] }
  const isCorrections = ({ layout }: TimedSlide) => layout === 'sources' || layout === 'corrections'
  const corrections = slides.filter(isCorrections).flatMap(partsOf)
  const cut = slides.filter(slide => !isCorrections(slide))
  const shown: TimedSlide[] = []
  let next = 0
  for (; next < cut.length; next++) {
    const more = partsOf(cut[next]!)
    if (shown.length + more.length + corrections.length > MOST_APPENDIX)
      break
    shown.push(...more)
  }
  const omitted = cut.slice(next)
  const named = omitted.length && opener.layout === 'section'
    ? { ...opener, points: [...opener.points, plain(say('appendix.omitted', { count: omitted.length, some: some([...new Set(omitted.flatMap(({ section }) => section ?? []))], 5) }))] }
    : opener
  return { slides: [...partsOf(named), ...shown, ...corrections], omitted }
}

function footnoteWidth(brand: Deck['brand']): number {
  return FOOTNOTE_WIDTH - (brand?.logo || brand?.logoDark ? LOGO_WIDTH : 0) - (brand?.footer ? FOOTER_WIDTH : 0)
}

/** Two slides that fit on one become one, with the time and the notes of both. */
function joined(slides: readonly TimedSlide[], measure: Measure): readonly TimedSlide[] {
  const done: TimedSlide[] = []
  for (const next of slides) {
    const last = done.at(-1)
    const one = last && layoutOf(last).join?.(last, next, measure)
    if (one)
      done[done.length - 1] = { ...one, minutes: last.minutes + next.minutes, ...(last.start !== undefined && { start: last.start }), notes: joinNotes(last.notes, next.notes) }
    else
      done.push(next)
  }
  return done
}

function joinNotes(notes: Notes, more: Notes): Notes {
  const known = new Set(notes.corrections.map(({ id }) => id))
  return {
    points: [...new Set([...notes.points, ...more.points])],
    corrections: [...notes.corrections, ...more.corrections.filter(({ id }) => !known.has(id))],
    sources: [...new Set([...notes.sources, ...more.sources])],
  }
}

/** The slide, or its parts, each with its share of the time. */
function parts(slide: TimedSlide, footnote: number, measure: Measure, messages: Messages): readonly TimedSlide[] {
  const { minutes: total, start, ...untimed } = slide
  const split = partsOnce({ ...untimed, minutes: 0 } as TimedSlide, footnote, measure, messages)
  const minutes = total / split.length
  return split.map((part, i) => ({ ...part, minutes, ...(start !== undefined && { start: start + i * minutes }) }))
}

/** What slides were split into, of those fitted last: decks share slides, and a change of the data leaves most as they were. */
const known = new WeakMap<Measure, WeakMap<Messages, Map<string, readonly TimedSlide[]>>>()
const MOST_KNOWN = 1000

function partsOnce(slide: TimedSlide, footnote: number, measure: Measure, messages: Messages): readonly TimedSlide[] {
  const byMessages = known.get(measure) ?? new WeakMap<Messages, Map<string, readonly TimedSlide[]>>()
  known.set(measure, byMessages)
  const bySlide = byMessages.get(messages) ?? new Map<string, readonly TimedSlide[]>()
  byMessages.set(messages, bySlide)
  const key = JSON.stringify([footnote, slide])
  const found = bySlide.get(key) ?? fewParts(slide, footnote, measure, messages)
  // Put at the end again: the first is the one not asked for the longest time.
  bySlide.delete(key)
  bySlide.set(key, found)
  if (bySlide.size > MOST_KNOWN)
    bySlide.delete(bySlide.keys().next().value!)
  return found
}

/** Where long texts would make very many parts, the slide lists less. */
function fewParts(slide: TimedSlide, footnote: number, measure: Measure, messages: Messages): readonly TimedSlide[] {
  const split = splitParts(slide, footnote, measure, messages)
  const count = layoutOf(slide).listed?.count(slide)
  if (split.length <= MOST_PARTS || count === undefined)
    return split
  const shorter = bound(slide, Math.max(1, Math.floor(count * MOST_PARTS / split.length)))
  return layoutOf(shorter).listed!.count(shorter) < count ? fewParts(shorter, footnote, measure, messages) : split
}

function splitParts(unnamed: TimedSlide, footnote: number, measure: Measure, { say }: Messages): readonly TimedSlide[] {
  const slide = unnamed.left
    ? { ...unnamed, footnote: [say('shortened', unnamed.left), ...(unnamed.footnote === undefined ? [] : [unnamed.footnote])].join(say('semicolon')) }
    : unnamed
  const whole = fitTitle(slide, '', footnote, measure)
  const alone = splitSlide(whole, measure)
  if (alone.length === 1)
    return alone
  // The number of a part takes room, too: the title may get shorter or the space below it smaller.
  const number = (i: number, of: number) => say('part', { number: i, of })
  const longest = number(LONGEST_NUMBER, LONGEST_NUMBER)
  const { title, ...rest } = fitTitle(slide, longest, footnote, measure)
  const split = splitSlide({ ...rest, title: [...title, { text: longest }] } as TimedSlide, measure)
  return split.map((part, i) => ({
    ...part,
    id: i === 0 ? slide.id : `${slide.id}-${i + 1}`,
    title: split.length > 1 ? [...title, { text: number(i + 1, split.length) }] : title,
    // Told once, for all of them.
    ...(i > 0 && part.left && { left: undefined }),
    notes: { ...part.notes, corrections: part.notes.corrections.filter(({ id }) => isShown(part, id)) },
  }))
}

const splitSlide = (slide: TimedSlide, measure: Measure): readonly TimedSlide[] => (layoutOf(slide).split?.(slide, measure) ?? [slide]) as readonly TimedSlide[]

/** A title takes a few lines at most, and a footnote one; what is cut is told in the notes. */
function fitTitle(slide: TimedSlide, end: string, footnoteWidth: number, measure: Measure): TimedSlide {
  const title = shortenLines(slide.title, titleBox(slide, measure), measure, end)
  const footnote = slide.footnote === undefined ? undefined : measure.shorten(slide.footnote, FOOTNOTE, footnoteWidth, FOOTNOTE.size * FOOTNOTE.leading)
  return {
    ...slide,
    title: title.text,
    ...(footnote !== undefined && { footnote }),
    notes: tellWhole(slide.notes, [title.whole, footnote === slide.footnote ? undefined : slide.footnote]),
  }
}

/** Whether a part of a slide bears the mark of a correction: each part's notes tell of its own. */
function isShown({ notes, ...shown }: TimedSlide, id: string): boolean {
  return JSON.stringify(shown).includes(`"${id}"`)
}
