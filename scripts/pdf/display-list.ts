/** What a page shows, one thing after the other, each with all that decides how it looks; in px from the lower left. */
import type { Box, Matrix } from './geometry.ts'
import type { Path } from './paths.ts'

/** Content that is part of the structure by its number, or decoration, or neither. */
export type Mark = number | 'artifact' | undefined

/** What holds for strokes; lengths in px. */
export interface Pen {
  readonly width: number
  readonly cap: number
  readonly join: number
  readonly miter: number
}

export interface Clip {
  readonly path: Path
  readonly rule: 'W' | 'W*'
  readonly box: Box
}

interface Common {
  readonly mark: Mark
  /** The page's name of the further parameters (`gs`), such as opacity. */
  readonly state: string | undefined
  /** The operators that set the colours. */
  readonly fill: string
  readonly stroke: string
  readonly clips: readonly Clip[]
  /** What it covers at most. */
  readonly box: Box
}

export interface Shape extends Common {
  readonly kind: 'shape'
  readonly path: Path
  readonly paint: 'f' | 'f*' | 'S' | 'B' | 'B*'
  readonly pen: Pen
  /** As it was written, in units of its own. */
  readonly local: { readonly path: Path, readonly matrix: Matrix }
}

/** Letters of a line in one font. */
export interface Text extends Common {
  readonly kind: 'text'
  readonly font: string
  /** Of the letters, with `matrix` where they aren't upright and as wide as the font has them. */
  readonly size: number
  readonly matrix: Matrix
  /** Where each glyph is on the line, in px from the line's start. */
  readonly glyphs: readonly { readonly glyph: number, readonly x: number }[]
}

/** A form, or a picture. */
export interface Drawing extends Common {
  readonly kind: 'drawing'
  readonly name: string
  readonly matrix: Matrix
}

export type Item = Shape | Text | Drawing

/** CSS pixels are of 1/96 inch, a PDF's units of 1/72. */
export const PX = 0.75

/** What holds where a page's content doesn't say (ISO 32000-1, 8.4.1); widths in units of the page. */
export const FIRST_PEN: Pen = { width: 1, cap: 0, join: 0, miter: 10 }
