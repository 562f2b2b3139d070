import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lettersOf } from './write-text.ts'

/** Where an operator puts letters, whose codes are of one byte. */
function placesOf(show: string, spacing: number, size: number, widthOf: (glyph: number) => number): { glyph: number, x: number }[] {
  const found: { glyph: number, x: number }[] = []
  let pen = 0
  for (const [, text, back] of show.matchAll(/\(((?:\\.|[^\\)])*)\)|(-?\d+)/gs)) {
    if (back !== undefined)
      pen -= Number(back) * size / 1000
    for (const [letter] of (text ?? '').matchAll(/\\.|[\s\S]/g)) {
      const glyph = letter === '\\r' ? 13 : letter.charCodeAt(letter.length - 1)
      found.push({ glyph, x: pen })
      pen += widthOf(glyph) * size / 1000 + spacing
    }
  }
  return found
}

it('puts each letter where it stood, to a twentieth of a pixel, however many there are', () => {
  const widthOf = (glyph: number) => 300 + glyph % 500
  const letter = fc.record({ glyph: fc.integer({ min: 0, max: 255 }), kerning: fc.oneof(fc.constantFrom(0, -0.7), fc.double({ min: -3, max: 40, noNaN: true })) })
  fc.assert(fc.property(fc.array(letter, { minLength: 1, maxLength: 60 }), fc.integer({ min: 8, max: 60 }), (letters, size) => {
    let x = 0
    const glyphs = letters.map(({ glyph, kerning }) => {
      const found = { glyph, x }
      x += widthOf(glyph) * size / 1000 + kerning
      return found
    })
    const { show, spacing } = lettersOf(glyphs, size, glyph => [{ code: String.fromCharCode(glyph), width: widthOf(glyph) }])
    const found = placesOf(show, Number(spacing), size, widthOf)
    expect(found.map(({ glyph }) => glyph)).toEqual(glyphs.map(({ glyph }) => glyph))
    found.forEach(({ x }, i) => expect(Math.abs(x - glyphs[i]!.x)).toBeLessThan(0.05))
  }))
})

it('says once what is between all letters', () => {
  const variantsOf = (glyph: number) => [{ code: String.fromCharCode(glyph), width: 500 }, { code: '*', width: 480 }]
  const glyphs = [...'Use cases'].map((letter, i) => ({ glyph: letter.charCodeAt(0), x: i * 9.5 }))
  expect(lettersOf(glyphs, 20, variantsOf)).toEqual({ show: '(Use cases)Tj', spacing: '-.5' })
})

it('takes a code that is as wide as a letter and the space after it, where there is one', () => {
  const widths = [0, 9.5, 20, 29.5].map((x, i) => ({ glyph: 'Avon'.charCodeAt(i), x }))
  const variantsOf = (glyph: number) => [{ code: String.fromCharCode(glyph), width: 500 }, ...glyph === 65 ? [{ code: '*', width: 475 }] : []]
  expect(lettersOf(widths, 20, variantsOf).show).toBe('[(*v)-25(o)25(n)]TJ')
})
