/** The canvas and the type scale in px, as `styles/` and `layouts/` set them: what fitting measures with. */
import type { Measure, TextStyle } from './measure.ts'
import type { LayoutName, Rich } from './model.ts'
import { textOf } from './model.ts'

export const CANVAS = { width: 1280, height: 720 } as const

/** Padding of a slide: above the title, at both sides, and down to the footer; below the title. */
const PADDING = { top: 56, side: 64, bottom: 72, title: 32 } as const

export const CONTENT_WIDTH = CANVAS.width - 2 * PADDING.side

export const BODY: TextStyle = { size: 20, leading: 30 / 20 }
export const STRONG: TextStyle = { ...BODY, bold: true }
/** Dense tables, grids of seven cards or more. */
export const SMALL: TextStyle = { size: 18, leading: 27 / 18 }
export const SMALL_STRONG: TextStyle = { ...SMALL, bold: true }
export const LEAD: TextStyle = { size: 24, leading: 36 / 24 }
export const FOOTNOTE: TextStyle = { size: 15, leading: 24 / 15 }

/** A style, and the room (px) that a text of it may take. */
export interface TextBox {
  readonly style: TextStyle
  readonly width: number
  readonly lines: number
}

const TITLE: TextBox = { style: { size: 36, leading: 46 / 36, bold: true }, width: CONTENT_WIDTH, lines: 2 }
const COVER: TextBox = { style: { size: 60, leading: 76 / 60, bold: true }, width: 992, lines: 3 }

/** Titles of the layouts that set them in a way of their own. */
const TITLES: { readonly [L in LayoutName]?: TextBox } = {
  cover: COVER,
  closing: COVER,
  section: { style: { size: 56, leading: 72 / 56, bold: true }, width: 992, lines: 3 },
  message: { style: { size: 44, leading: 62 / 44, bold: true }, width: 1024, lines: 6 },
}

export const titleBox = (layout: LayoutName): TextBox => TITLES[layout] ?? TITLE

/** The height below a title, which may take several lines, down to the footer. */
export function contentHeight(title: Rich, measure: Measure): number {
  const used = measure.height(textOf(title), TITLE.style, CONTENT_WIDTH)
  return CANVAS.height - PADDING.top - used - PADDING.title - PADDING.bottom
}
