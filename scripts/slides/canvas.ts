/** The canvas and the type scale in px, as `styles/` and `layouts/` set them: what fitting measures with. */
import type { Measure, TextStyle } from './measure.ts'
import type { Rich, Size, Slide, SlideOf } from './model.ts'

export const CANVAS = { width: 1280, height: 720 } as const

/** Padding of a slide: above the title, at both sides, and down to the footer; below the title. */
const PADDING = { top: 68, side: 64, bottom: 64, title: 28 } as const

export const CONTENT_WIDTH = CANVAS.width - 2 * PADDING.side

export const BODY: TextStyle = { size: 20, leading: 30 / 20 }
export const STRONG: TextStyle = { ...BODY, bold: true }
/** Dense tables, grids of seven cards or more. */
export const SMALL: TextStyle = { size: 18, leading: 27 / 18 }
export const SMALL_STRONG: TextStyle = { ...SMALL, bold: true }
export const LEAD: TextStyle = { size: 24, leading: 36 / 24 }
export const FOOTNOTE: TextStyle = { size: 15, leading: 24 / 15 }

/** How text is set at each step, from the largest; as `styles/tokens.css` does. */
export const STEPS: readonly { readonly size: Size | undefined, readonly text: TextStyle }[] = [
  { size: 'huge', text: { size: 28, leading: 42 / 28 } },
  { size: 'large', text: LEAD },
  { size: 'medium', text: { size: 22, leading: 33 / 22 } },
  { size: undefined, text: BODY },
  { size: 'small', text: SMALL },
]

/** A style, and the room (px) that a text of it may take. */
export interface TextBox {
  readonly style: TextStyle
  readonly width: number
  readonly lines: number
}

/** A box for a title, of which a slide's `size` may choose another. */
type TitleBox = TextBox & { readonly size?: Size }

const title = (size: number, line: number, width: number, lines: number): TitleBox => ({ style: { size, leading: line / size, bold: true, tracking: { em: -0.015, only: 'en' } }, width, lines })

const TITLE = title(36, 46, CONTENT_WIDTH, 2)

/** Titles of the layouts that set them in a way of their own, from the largest; as their Vue files do. */
const TITLES: { readonly [L in Slide['layout']]?: readonly TitleBox[] } = {
  cover: [
    { ...title(76, 96, 712, 2), size: 'large' },
    title(60, 76, 712, 4),
    { ...title(44, 58, 712, 5), size: 'small' },
  ],
  closing: [
    title(60, 76, 608, 2),
    { ...title(44, 58, 608, 4), size: 'small' },
  ],
  message: [
    { ...title(68, 92, 1040, 3), size: 'large' },
    title(52, 72, 1040, 4),
    { ...title(40, 56, 1040, 6), size: 'small' },
  ],
}

/**
 * The largest box that a slide's title fits, or the one that cuts it least, with its step of size;
 * `height` is what the slide leaves its title, in px.
 */
export function titleBox(slide: Slide, measure: Measure, height = Number.POSITIVE_INFINITY): TitleBox {
  const { title } = slide
  const boxes = titleBoxes(slide)
  return boxes.find(({ style, width, lines }) =>
    measure.longestWord(title, style) <= width
    && measure.height(title, style, width) <= Math.min(height, lines * style.size * style.leading)) ?? boxes.at(-1)!
}

/** The box of a fitted slide's title. */
export function setTitleBox(slide: Slide): TitleBox {
  const boxes = titleBoxes(slide)
  return boxes.find(({ size }) => 'size' in slide && size === slide.size) ?? boxes.find(({ size }) => size === undefined)!
}

function titleBoxes(slide: Slide): readonly TitleBox[] {
  return slide.layout === 'section'
    ? [title(56, 72, sectionWidth(slide), 3)]
    : TITLES[slide.layout] ?? [TITLE]
}

/** px that title and lead of a section's opener have: more where no points stand beside them; as in `layouts/section.vue`. */
export const sectionWidth = ({ points }: SlideOf<'section'>): number => points.length ? 552 : 872

/** The height below a title, which may take several lines, down to the footer. */
export function contentHeight(title: Rich, measure: Measure): number {
  const used = measure.height(title, TITLE.style, CONTENT_WIDTH)
  return CANVAS.height - PADDING.top - used - PADDING.title - PADDING.bottom
}
