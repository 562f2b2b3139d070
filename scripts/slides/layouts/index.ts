/** The layouts: how each one's slides are written and fitted. A new layout is one file and one line. */
import type { Measure } from '../measure.ts'
import type { LayoutName, Slide, SlideOf } from '../model.ts'
import type { Layout } from './layout.ts'
import type { SetText } from './set-text.ts'
import { setTitleBox } from '../canvas.ts'
import { agenda } from './agenda.ts'
import { cards } from './cards.ts'
import { chart } from './chart.ts'
import { closing } from './closing.ts'
import { corrections } from './corrections.ts'
import { cover } from './cover.ts'
import { decision } from './decision.ts'
import { diagram } from './diagram.ts'
import { links } from './links.ts'
import { markdown } from './markdown-slide.ts'
import { message } from './message.ts'
import { profile } from './profile.ts'
import { section } from './section.ts'
import { setText } from './set-text.ts'
import { sources } from './sources.ts'
import { table } from './table.ts'
import { versus } from './versus.ts'

const layouts: { readonly [L in LayoutName]: Layout<L> } = {
  agenda,
  cards,
  chart,
  closing,
  corrections,
  cover,
  decision,
  diagram,
  links,
  markdown,
  message,
  profile,
  section,
  sources,
  table,
  versus,
}

export function layoutOf<L extends LayoutName>(slide: SlideOf<L>): Layout<L> {
  return layouts[slide.layout as L]
}

/** All texts that fitting measured on a fitted slide, its title first. */
export function textsOf(slide: Slide, measure: Measure): readonly SetText[] {
  return [setText('h1', slide.title, setTitleBox(slide), measure), ...layoutOf(slide).texts?.(slide, measure) ?? []]
}
