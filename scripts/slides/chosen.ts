/** Which of a section's slides an audience sees, and under which titles. */
import type { Depth, Slide } from './model.ts'
import { DEPTHS, plain } from './model.ts'

export interface Choice {
  readonly depth: Depth
  /** Only these, in this order, whatever their depth. */
  readonly show?: readonly string[]
  readonly hide?: readonly string[]
  readonly titles: Readonly<Record<string, string>>
}

/** What names a slide within its section: the `counts` of `use-cases/counts`. */
export const keyOf = ({ id }: Slide): string => id.slice(id.indexOf('/') + 1)

/** The slides that are chosen, in their order or that of `show`; at least one, so that no section is told of and not shown. */
export function chosenSlides(slides: readonly Slide[], { depth, show, hide, titles }: Choice): readonly Slide[] {
  const visible = slides.filter(slide => !hide?.includes(keyOf(slide)))
  const chosen = show
    ? show.flatMap(key => visible.filter(slide => keyOf(slide) === key))
    : visible.filter(slide => rank(slide) <= DEPTHS.indexOf(depth))
  return (chosen.length ? chosen : [shallowest(visible.length ? visible : slides)])
    .map(slide => Object.hasOwn(titles, keyOf(slide)) ? { ...slide, title: plain(titles[keyOf(slide)]!) } : slide)
}

const rank = ({ depth = 'detail' }: Slide): number => DEPTHS.indexOf(depth)

function shallowest(slides: readonly Slide[]): Slide {
  return slides.reduce((best, slide) => rank(slide) < rank(best) ? slide : best)
}
