/** Letters of a line as one operator (ISO 32000-1, 9.4.3): where the font's widths don't say it, how far each moves on. */

import { factor } from './operands.ts'

/** How far, in px, a letter may stand beside its place. */
const TOLERANCE = 0.04

/** So many letters that are spaced alike are worth an operator that says so for all. */
const SPACED = 5

type Letters = readonly { readonly glyph: number, readonly x: number }[]

/** A way to write a glyph: its bytes, and its width in thousandths of the size. */
export interface Variant {
  readonly code: string
  readonly width: number
}

/**
 * Writes a line of letters.
 *
 * @param glyphs the letters and where they stand, in px
 * @param size of the font in px
 * @param variantsOf the ways to write a glyph: first as wide as it is, then with kerning that is frequent
 * @returns the operator, and the space after each letter that it counts on, in px
 */
export function lettersOf(glyphs: Letters, size: number, variantsOf: (glyph: number) => readonly Variant[]): { readonly show: string, readonly spacing: string } {
  const spacing = commonSpace(glyphs, size, glyph => variantsOf(glyph)[0]!.width)
  const known = new Map<string, number>()
  let pen = glyphs[0]?.x ?? 0
  let array = ''
  let letters = ''
  glyphs.forEach(({ glyph, x }, i) => {
    if (Math.abs(pen - x) > TOLERANCE) {
      const pair = `${glyphs[i - 1]!.glyph} ${glyph}`
      const usual = known.get(pair)
      const back = usual !== undefined && Math.abs(pen - usual * size / 1000 - x) <= TOLERANCE
        ? usual
        : Math.round((pen - x) / size * 1000)
      known.set(pair, back)
      array += `(${letters})${back}`
      letters = ''
      pen -= back * size / 1000
    }
    const next = glyphs[i + 1]
    const after = ({ width }: Variant) => pen + width * size / 1000 + spacing
    const variants = variantsOf(glyph)
    const chosen = next && Math.abs(after(variants[0]!) - next.x) > TOLERANCE
      ? variants.find(variant => Math.abs(after(variant) - next.x) <= TOLERANCE) ?? variants[0]!
      : variants[0]!
    letters += chosen.code.replace(/[\\()]/g, '\\$&').replaceAll('\r', '\\r')
    pen = after(chosen)
  })
  return {
    show: array === '' ? `(${letters})Tj` : `[${array}(${letters})]TJ`,
    spacing: factor(spacing),
  }
}

/** How much further than the font's widths and the common space say the next letter stands, in thousandths of the size; 0 for the last. */
export function kerningOf(glyphs: Letters, size: number, widthOf: (glyph: number) => number): number[] {
  const spacing = commonSpace(glyphs, size, widthOf)
  return glyphs.map(({ glyph, x }, i) => {
    const next = glyphs[i + 1]
    return next ? Math.round((next.x - x - spacing) / size * 1000 - widthOf(glyph)) : 0
  })
}

/** What more than half of the letters have after them, in px. */
function commonSpace(glyphs: Letters, size: number, widthOf: (glyph: number) => number): number {
  const counts = new Map<number, number>()
  for (let i = 1; i < glyphs.length; i++) {
    const before = glyphs[i - 1]!
    const space = Math.round((glyphs[i]!.x - before.x) / size * 1000 - widthOf(before.glyph))
    counts.set(space, (counts.get(space) ?? 0) + 1)
  }
  const [space, count] = [...counts].sort(([a, m], [b, n]) => n - m || a - b)[0] ?? [0, 0]
  return count < SPACED || count * 2 < glyphs.length || Math.abs(space) < 3
    ? 0
    : Number((space * size / 1000).toFixed(3))
}
