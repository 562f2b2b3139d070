import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../testing/data-folder.ts'
import { rareParts } from '../testing/rare-parts.ts'
import { advanceOf, hasCommonGlyph, missingGlyphs } from './fonts.ts'
import { rareFile, rarePartsOf } from './rare-fonts.ts'

it('every character that the font packages have is listed, as `vitest -u` writes it', { timeout: 60_000 }, async () => {
  await expect(`${JSON.stringify(rareParts(hasCommonGlyph), null, 2)}\n`).toMatchFileSnapshot(join(ROOT, 'styles/rare-fonts.json'))
})

describe('rare characters', () => {
  it.each([
    ['names that are written with rare ideographs', '喆堃垚犇旻翀濬骉'],
    ['Traditional Chinese', '雲端運算與開放原始碼：諄諄、謄本、賒帳、嶸、懺、閂、餒、頷'],
    ['what Hong Kong writes', '嘅咗啲嚟喺哋'],
    ['signs', '③⑩㈱㎎㏄ｱ︵─│┌'],
  ])('are in the fonts: %s', (_, text) => {
    expect(missingGlyphs(text)).toEqual([])
  })

  it('are named where the fonts lack them', () => {
    expect(missingGlyphs('𰻝ꙮ')).toEqual(['“𰻝” (U+30EDD)', '“ꙮ” (U+A66E)'])
  })

  it('are as wide as their glyphs', () => {
    expect(advanceOf('喆', 400)).toBe(1)
    expect(advanceOf('賒', 700)).toBe(1)
    expect(advanceOf('ｱ', 400)).toBe(0.5)
  })

  it('need their own parts of the fonts alone', () => {
    expect(Object.keys(rarePartsOf('生成式賒賒'))).toEqual([rareFile('賒')])
    expect(rarePartsOf('生成式 AI ✓ → 🎉 한국어')).toEqual({})
  })
})
