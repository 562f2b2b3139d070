import type { Measure } from '../measure.ts'
import type { LayoutName, Slide, SlideOf } from '../model.ts'
import type { SetText } from './set-text.ts'

/** How a layout's slides are written and fitted. */
export interface Layout<L extends LayoutName> {
  /** The Markdown below the title. */
  readonly body: (slide: SlideOf<L>) => string
  /** Fields that the Vue layout reads, besides those of every slide. */
  readonly fields?: (slide: SlideOf<L>) => Readonly<Record<string, unknown>>
  /** One slide for this and the one after it, where they belong together and both fit on one. */
  readonly join?: (slide: SlideOf<L>, next: Slide, measure: Measure) => Slide | undefined
  /** What it lists, where that may be any number of things: slides of large data show the first of them. */
  readonly listed?: Listed<SlideOf<L>>
  /** The parts that fit the canvas, in order; a slide that fits is its only part. */
  readonly split?: (slide: SlideOf<L>, measure: Measure) => readonly SlideOf<L>[]
  /** The texts of a fitted slide besides its title, as `split` measured them. */
  readonly texts?: (slide: SlideOf<L>, measure: Measure) => readonly SetText[]
}

/** Rows, cards, bars, nodes of a slide. */
export interface Listed<S> {
  readonly count: (slide: S) => number
  /** How many a deck shows at most. */
  readonly most: (slide: S) => number
  /** The slide with the first of them alone; a diagram may have a few less or more. */
  readonly first: (slide: S, count: number) => S
}
