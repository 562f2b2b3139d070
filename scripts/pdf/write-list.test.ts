import { describe, expect, it } from 'vitest'
import { tidyList } from './hidden.ts'
import { readList } from './read-list.ts'
import { writeList } from './write-list.ts'

const states: Readonly<Record<string, { opaque: boolean, width: number }>> = { G3: { opaque: true, width: 3 }, G4: { opaque: true, width: 1.5 }, G5: { opaque: false, width: 1 } }

/** As the content of a page is written, between what Skia begins every page with and its end. */
function written(...lines: readonly string[]): string[] | undefined {
  const items = readList(['.24 0 0 -.24 0 540 cm', 'q', '3.125 0 0 3.125 0 0 cm', ...lines, 'Q', ''].join('\n'), {
    fontOf: font => font === 'F1' ? { bytes: 2, widthOf: () => 500, trueType: undefined } : undefined,
    penOf: state => ({ width: states[state]!.width }),
  })
  return items && writeList(tidyList(items, { page: [0, 0, 1280, 720], isOpaque: state => state === undefined || states[state]!.opaque }), {
    fontOf: () => glyph => [{ code: String.fromCharCode(glyph), width: 500 }],
    stateOf: state => ({ key: String(states[state]!.opaque), pen: { width: states[state]!.width } }),
  }).split('\n').slice(1)
}

describe('what a page shows', () => {
  it('is told from the lower left in px, with what is set once, and set only where it matters', () => {
    expect(written('1 0 0 RG 1 0 0 rg', '/G3 gs', '10 20 30 40 re', 'f', '0 0 1 RG 0 0 1 rg', '/G4 gs', '0 10 m', '50 10 l', 'S')).toEqual([
      '/G3 gs',
      '1 0 0 rg',
      '10 660 30 40 re',
      'f',
      '0 0 1 RG',
      '1.5 w',
      '0 710 m',
      '50 710 l',
      'S',
    ])
  })

  it('goes on from line to line of a text, letters as they are', () => {
    const line = (y: number, hex: string) => ['BT', '/F1 20 Tf', `1 0 0 -1 96 ${y} Tm`, `<${hex}> Tj`, '25.5 0 Td <0041> Tj', 'ET']
    expect(written('/P <</MCID 0 >>BDC', ...line(100, '00280042'), 'EMC', ...line(130, '00430044'))).toEqual([
      'BT',
      '/P<</MCID 0>>BDC',
      '/F1 20 Tf',
      '96 620 Td',
      '[(\\(B)-275(A)]TJ',
      'EMC',
      '0 -30 Td',
      '[(CD)-275(A)]TJ',
      'ET',
    ])
  })

  it('draws a form as on a page of its own: without the colours and the space between letters that the page has set', () => {
    const spaced = Array.from({ length: 6 }, (_, i) => i === 0 ? '<0041> Tj' : '11 0 Td <0041> Tj')
    const content = written('BT', '1 0 0 rg', '/F1 20 Tf', '1 0 0 -1 96 100 Tm', ...spaced, 'ET', '/X5 Do', '/P <</MCID 0 >>BDC', 'EMC')
    expect(content!.slice(-6)).toEqual(['q', '0 g', '0 Tc', '1 0 0 -1 0 720 cm', '/X5 Do', 'Q'])
  })

  it('has no clips that cut nothing off, and no decoration below what covers the page', () => {
    expect(written('1 0 0 rg', '/Artifact BMC', '0 0 900 720 re', 'f', 'EMC', '0 0 1280 720 re', 'W n', '0 1 0 rg', '0 0 1280 720 re', 'f', '5 5 90 90 re', 'W n', '10 10 20 20 re', 'f', '80 80 20 20 re', 'f')).toEqual([
      '0 1 0 rg',
      '0 0 1280 720 re',
      'f',
      '10 690 20 20 re',
      'f',
      'q',
      '5 625 90 90 re',
      'W n',
      '80 620 20 20 re',
      'f',
      'Q',
    ])
  })

  it('is filled and outlined at once, and like shapes together, unless they are seen through', () => {
    const box = (x: number, paint: string) => [`${x} 0 10 10 re`, paint]
    const both = ['1 0 0 RG 1 0 0 rg', ...box(0, 'f'), ...box(0, 'S')]
    expect(written('/G3 gs', ...both)?.filter(line => /^(?:[BfS]|.*re)$/.test(line))).toEqual(['0 710 10 10 re', 'B'])
    expect(written('/G5 gs', ...both)?.filter(line => /^(?:[BfS]|.*re)$/.test(line))).toEqual(['0 710 10 10 re', 'f', '0 710 10 10 re', 'S'])
    expect(written(...box(0, 'f'), ...box(20, 'f'), ...box(25, 'f'))?.filter(line => line === 'f')).toHaveLength(2)
  })

  it('is told in units of its own where these are whole numbers, but not where they are large', () => {
    const cells = Array.from({ length: 60 }, (_, i) => `${i * 2} 0 1 1 re`)
    expect(written('q', '3.7 0 0 3.7 10.123 20 cm', ...cells, 'f', 'Q')).toContain('118 0 1 1 re')
    const small = Array.from({ length: 60 }, (_, i) => `${i / 64} 0 .0078125 .0078125 re`)
    expect(written('q', '512 0 0 512 0 0 cm', ...small, 'f', 'Q')).toContain('472 716 4 4 re')
  })

  it('is left alone where it is not as Skia writes it', () => {
    expect(written('(text) Tj')).toBeUndefined()
    expect(written('0 0 10 10 re', 'b')).toBeUndefined()
    expect(written('/F2 20 Tf')).toBeUndefined()
  })
})
