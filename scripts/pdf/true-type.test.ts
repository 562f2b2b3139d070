import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as fontkit from 'fontkit'
import { expect, it } from 'vitest'
import { renumberTrueType } from './true-type.ts'

const bytes = readFileSync(createRequire(import.meta.url).resolve('katex/dist/fonts/KaTeX_Main-Regular.ttf'))

it('has the glyphs that are shown at their new numbers, as they were but for the space after them', () => {
  const font = fontkit.create(bytes) as fontkit.Font
  const letters = [...'Aé…g'].map(letter => font.glyphForCodePoint(letter.codePointAt(0)!)).filter(({ id }) => id !== 0)
  const places = letters.map(({ id }, i) => ({ place: 40 + i * 3, glyph: id, kerning: 0 }))
  const kerned = { place: 99, glyph: letters[0]!.id, kerning: -50 }
  const made = renumberTrueType(bytes, [...places, kerned])
  expect(made.length).toBeLessThan(bytes.length / 5)

  const again = fontkit.create(made) as fontkit.Font
  const drawn = (glyph: fontkit.Glyph) => glyph.path.toSVG()
  for (const { place, glyph } of places) {
    expect(drawn(again.getGlyph(place))).toBe(drawn(font.getGlyph(glyph)))
    expect(again.getGlyph(place).advanceWidth).toBe(font.getGlyph(glyph).advanceWidth)
  }
  expect(drawn(again.getGlyph(99))).toBe(drawn(letters[0]!))
  expect(again.getGlyph(99).advanceWidth).toBe(letters[0]!.advanceWidth - Math.round(font.unitsPerEm * 0.05))
  expect(drawn(again.getGlyph(0))).toBe(drawn(font.getGlyph(0)))
  expect(drawn(again.getGlyph(41))).toBe('')
})
