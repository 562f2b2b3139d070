/** Letters of a line as one operator (ISO 32000-1, 9.4.3): where the font's widths don't say it, how far each moves on. */

/** How far, in px, a letter may stand beside its place. */
const TOLERANCE = 0.04

/** So many letters that are spaced alike are worth an operator that says so for all. */
const SPACED = 5

/**
 * @param glyphs the letters and where they stand, in px
 * @param size of the font in px
 * @param widthOf the widths of its glyphs, in thousandths of the size
 * @param codeOf the bytes for a glyph
 * @returns the operator, and the space after each letter that it counts on, in px
 */
export function lettersOf(glyphs: readonly { readonly glyph: number, readonly x: number }[], size: number, widthOf: (glyph: number) => number, codeOf: (glyph: number) => string): { readonly show: string, readonly spacing: string } {
  const spacing = commonSpace(glyphs, size, widthOf)
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
    letters += codeOf(glyph).replace(/[\\()]/g, '\\$&').replaceAll('\r', '\\r')
    pen += widthOf(glyph) * size / 1000 + Number(spacing)
  })
  return {
    show: array === '' ? `(${letters})Tj` : `[${array}(${letters})]TJ`,
    spacing,
  }
}

/** What more than half of the letters have after them. */
function commonSpace(glyphs: readonly { readonly glyph: number, readonly x: number }[], size: number, widthOf: (glyph: number) => number): string {
  const counts = new Map<number, number>()
  for (let i = 1; i < glyphs.length; i++) {
    const before = glyphs[i - 1]!
    const space = Math.round((glyphs[i]!.x - before.x) / size * 1000 - widthOf(before.glyph))
    counts.set(space, (counts.get(space) ?? 0) + 1)
  }
  const [space, count] = [...counts].sort(([a, m], [b, n]) => n - m || a - b)[0] ?? [0, 0]
  return count < SPACED || count * 2 < glyphs.length || Math.abs(space) < 3
    ? '0'
    : String(Number((space * size / 1000).toFixed(3))).replace(/^(-?)0\./, '$1.')
}
