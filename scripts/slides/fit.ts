import type { Messages } from '../locales/messages.ts'
import type { Measure } from './measure.ts'
import type { Deck, TimedSlide } from './model.ts'
import { FOOTNOTE, titleBox } from './canvas.ts'
import { layoutOf } from './layouts/index.ts'
import { shortenLines, tellWhole } from './shorten.ts'

/** px: what the section's name and the page number surely leave. */
const FOOTNOTE_WIDTH = 700

/** The deck with every slide that is too full continued on next ones. Pure. */
export function fit(deck: Deck, measure: Measure, messages: Messages): Deck {
  return {
    ...deck,
    slides: deck.slides.flatMap(slide => parts(slide, measure, messages)),
  }
}

function parts(slide: TimedSlide, measure: Measure, { say }: Messages): readonly TimedSlide[] {
  const titled = fitTitle(slide, measure)
  const split = (layoutOf(titled).split?.(titled, measure) ?? [titled]) as readonly TimedSlide[]
  if (split.length === 1)
    return split
  const minutes = slide.minutes / split.length
  return split.map((part, i) => ({
    ...part,
    id: i === 0 ? slide.id : `${slide.id}-${i + 1}`,
    title: [...titled.title, { text: say('part', { number: i + 1, of: split.length }) }],
    minutes,
    ...(slide.start !== undefined && { start: slide.start + i * minutes }),
    notes: { ...part.notes, corrections: part.notes.corrections.filter(({ id }) => isShown(part, id)) },
  }))
}

/** A title takes a few lines at most; what is cut is told in the notes, as is a footnote too long for its line. */
function fitTitle(slide: TimedSlide, measure: Measure): TimedSlide {
  const title = shortenLines(slide.title, titleBox(slide, measure), measure)
  const isLong = slide.footnote !== undefined && measure.width(slide.footnote, FOOTNOTE) > FOOTNOTE_WIDTH
  return { ...slide, title: title.text, notes: tellWhole(slide.notes, [title.whole, isLong ? slide.footnote : undefined]) }
}

/** Whether a part of a slide bears the mark of a correction: each part's notes tell of its own. */
function isShown({ notes, ...shown }: TimedSlide, id: string): boolean {
  return JSON.stringify(shown).includes(`"${id}"`)
}
