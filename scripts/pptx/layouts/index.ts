/** The layouts in PowerPoint. A new layout is one file and one line. */
import type { LayoutName, SlideOf } from '../../slides/model.ts'
import type { PptxLayout } from './layout.ts'
import { agenda } from './agenda.ts'
import { cards } from './cards.ts'
import { chart } from './chart.ts'
import { closing } from './closing.ts'
import { corrections } from './corrections.ts'
import { cover } from './cover.ts'
import { decision } from './decision.ts'
import { diagram } from './diagram.ts'
import { links } from './links.ts'
import { markdown } from './markdown.ts'
import { message } from './message.ts'
import { profile } from './profile.ts'
import { section } from './section.ts'
import { sources } from './sources.ts'
import { table } from './table.ts'
import { versus } from './versus.ts'

const layouts: { readonly [L in LayoutName]: PptxLayout<L> } = {
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

export function pptxLayoutOf<L extends LayoutName>(slide: SlideOf<L>): PptxLayout<L> {
  return layouts[slide.layout as L]
}
