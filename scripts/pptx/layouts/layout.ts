import type { LayoutName, SlideOf } from '../../slides/model.ts'
import type { Brush } from '../brush.ts'

/** How the slides of a layout are drawn below the title, which all but the dark ones share. */
export interface PptxLayout<L extends LayoutName> {
  /** Draws its title itself. */
  readonly ownTitle?: boolean
  /** On dark ground: covers, openers, closings. */
  readonly dark?: boolean
  readonly draw: (brush: Brush, slide: SlideOf<L>) => void
}
