/** Slides of large data: what they list is cut to its first entries before anything is measured, and it is said so. */
import type { Slide } from './model.ts'
import { MOST_TEXTS } from './layouts/bounds.ts'
import { layoutOf } from './layouts/index.ts'

/** The slide with as much of what it lists as a deck shows; `left` says of how many. Pure. */
export function bound<S extends Slide>(slide: S, most = Number.POSITIVE_INFINITY): S {
  const notes = boundNotes(slide)
  const { listed } = layoutOf(slide)
  if (!listed)
    return notes
  const of = listed.count(slide)
  const shown = Math.min(most, listed.most(slide))
  if (of <= shown)
    return notes
  const first = listed.first(notes, shown) as S
  const isShorter = listed.count(first) < of
  return isShorter ? { ...first, left: { shown: listed.count(first), of: slide.left?.of ?? of } } : notes
}

/** Nobody says more than so many things of one slide. */
function boundNotes<S extends Slide>(slide: S): S {
  const { points, sources, corrections } = slide.notes
  return points.length <= MOST_TEXTS && sources.length <= MOST_TEXTS
    ? slide
    : { ...slide, notes: { points: points.slice(0, MOST_TEXTS), sources: sources.slice(0, MOST_TEXTS), corrections } }
}
