/** Cuts a deck to the minutes that there are. */
import type { Priority, TimedSlide } from './model.ts'
import { DEPTHS } from './model.ts'

/** The slides of one section, in order, and when they are cut. */
export interface Chapter {
  readonly slides: readonly TimedSlide[]
  readonly priority: Priority
  /** What opens it where it has slides enough. */
  readonly opener?: TimedSlide
}

/** From so many slides on a section has an opener. */
const OPENED = 3

const STEPS: Readonly<Record<Priority, number>> = { high: -1, normal: 0, low: 1 }

/** What there is time for, and what there isn't; both in the order of the deck. */
export interface Cut {
  readonly shown: readonly (readonly TimedSlide[])[]
  readonly cut: readonly TimedSlide[]
}

/**
 * Slides are taken in the order of their priority (depth by depth, a section of high priority a step
 * sooner and one of low priority a step later, a slide about what is in focus a step sooner; equal ones
 * as they stand) until the next one is too
 * long for what is left of the minutes. None after it is taken, so that more time never shows less.
 */
export function cutTo(chapters: readonly Chapter[], minutes = Number.POSITIVE_INFINITY): Cut {
  const taken = new Set<TimedSlide>()
  let left = minutes
  for (const { chapter, slide } of ranked(chapters)) {
    const opener = chapter.slides.filter(other => taken.has(other)).length + 1 === OPENED ? chapter.opener : undefined
    left -= slide.minutes + (opener?.minutes ?? 0)
    if (left < -1e-9)
      break
    taken.add(slide)
  }
  return {
    shown: chapters.map(({ slides, opener }) => {
      const own = slides.filter(slide => taken.has(slide))
      return opener && own.length >= OPENED ? [opener, ...own] : own
    }),
    cut: chapters.flatMap(({ slides }) => slides.filter(slide => !taken.has(slide))),
  }
}

/** The minutes that the first slide to be taken needs. */
export function leastMinutes(chapters: readonly Chapter[]): number {
  return ranked(chapters)[0]?.slide.minutes ?? 0
}

function ranked(chapters: readonly Chapter[]): { readonly chapter: Chapter, readonly slide: TimedSlide }[] {
  return chapters
    .flatMap(chapter => chapter.slides.map(slide => ({ chapter, slide, rank: rankOf(slide) + STEPS[chapter.priority] })))
    .sort((a, b) => a.rank - b.rank)
}

function rankOf({ depth = 'detail', title }: TimedSlide): number {
  return DEPTHS.indexOf(depth) - (title.some(({ focus }) => focus) ? 1 : 0)
}
