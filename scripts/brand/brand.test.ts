/** A brand in YAML: what it changes on the slides, and what is refused, with its place. */
import type { BrandFile } from './schema.ts'
import { Buffer } from 'node:buffer'
import { copyFile, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseYaml } from '../dataset/yaml-file.ts'
import { ROOT } from '../testing/data-folder.ts'
import { brandCss, brandMarks } from './brand-css.ts'
import { AA, brandColors, CODE, DEFAULTS, INK } from './colors.ts'
import { contrast, readable } from './contrast.ts'
import { saveFonts } from './font.ts'
import { readBrand, readOwnBrand } from './read-brand.ts'

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><circle cx="2" cy="2" r="2"/></svg>'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prismdeck-brand-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** The brand of a text, and what is wrong with it as `line code`. */
async function read(text: string) {
  const problems: Parameters<typeof readBrand>[3] = []
  const read = await readBrand(folder, parseYaml('data/brand.yaml', text), { languages: ['zh', 'en'] }, problems)
  return { brand: read?.brand, problems: problems.map(({ line, column, code, message }) => ({ place: `${line}:${column} ${code}`, message })) }
}

describe('a brand in a profile', () => {
  const texts = { languages: ['zh', 'en'] }
  const readOwn = async (profile: string) => {
    const problems: Parameters<typeof readBrand>[3] = []
    const base = await readBrand(folder, parseYaml('data/brand.yaml', 'colors: { dark: { surface: "#1b1030" }, light: { accent: "#0b6e4f" } }\nfooter: { zh: 内部资料, en: Internal }\n'), texts, problems)
    const file = parseYaml('data/audiences/board.yaml', profile)
    const { brand } = file.value as { brand: BrandFile }
    return { brand: await readOwnBrand(folder, brand, file, base!.stated, problems), problems: problems.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`) }
  }

  it('changes what it states, and leaves the rest as in brand.yaml', async () => {
    const { brand, problems } = await readOwn('brand:\n  colors: { light: { accent: "#7a1f5c" } }\n')
    expect(problems).toEqual([])
    expect(brand.colors.light.accent).toBe('#7a1f5c')
    expect(brand.colors.dark.surface).toBe('#1b1030')
    expect(brand.footer!.in('en')).toBe('Internal')
  })

  it('is refused in its own place where it could not be read on a colour of brand.yaml', async () => {
    expect((await readOwn('brand:\n  colors: { dark: { accent: "#1b2050" } }\n')).problems).toEqual(['data/audiences/board.yaml:2:29 low-contrast'])
  })
})

describe('a font of a brand', () => {
  const text = 'fonts:\n  latin: { regular: a.woff2, bold: b.ttf }\n'
  const font = createRequire(import.meta.url).resolve('katex/dist/fonts/KaTeX_Main-Regular.woff2')

  it('becomes a file beside the decks, named after its bytes, and faces', async () => {
    await copyFile(font, join(folder, 'a.woff2'))
    await copyFile(font, join(folder, 'b.ttf'))
    const { brand, problems } = await read(text)
    expect(problems).toEqual([])
    expect(brand!.fonts!.latin).toMatchObject({ family: 'KaTeX_Main', regular: { path: join(folder, 'a.woff2') } })
    const { file } = brand!.fonts!.latin!.bold
    expect(file).toMatch(/^fonts\/b-[0-9a-f]{8}\.woff2$/)
    const decks = join(folder, 'decks')
    await saveFonts(decks, brand!.fonts)
    expect(await readFile(join(decks, 'public', file))).toEqual(await readFile(font))
    expect(brandCss({ fonts: { latin: { regular: file, bold: file } } }, './')).toContain(`src: url('./${file}')`)
  })

  it.each([
    ['is missing', undefined, 'there is no file "a.woff2" in the dataset\'s folder'],
    ['is no font', Buffer.from('wOF2 but no more'), '"a.woff2" is no font that can be read'],
    ['is a page', Buffer.from('<html>'), '"a.woff2" is no font that can be read'],
  ])('is refused in its place where it %s', async (_, bytes, message) => {
    await copyFile(font, join(folder, 'b.ttf'))
    if (bytes)
      await writeFile(join(folder, 'a.woff2'), bytes)
    const { brand, problems } = await read(text)
    expect(problems.map(({ place }) => place)).toEqual(['2:21 bad-font'])
    expect(problems[0]!.message).toContain(message)
    expect(brand!.fonts).toBeUndefined()
  })

  it('is refused where it lies outside, or is none of its script', async () => {
    await copyFile(font, join(folder, 'a.woff2'))
    const { problems } = await read('fonts:\n  chinese: { regular: a.woff2, bold: ../a.woff2 }\n')
    expect(problems.map(({ message }) => message).sort()).toEqual(['"../a.woff2" is outside of the dataset\'s folder', '"a.woff2" has no "的": it is no font for Chinese'])
  })

  it('lets nothing but a file beside the decks into a style sheet', () => {
    const evil = `fonts/a.woff2') } body { display: none } x { src: url('y`
    expect(brandCss({ fonts: { latin: { regular: evil, bold: 'https://example.com/a.woff2' }, chinese: { regular: '../a.ttf', bold: 'fonts/a.ttf' } } })).toBe('')
  })
})

describe('a brand', () => {
  it('becomes custom properties of both schemes, an image and a footer', async () => {
    await writeFile(join(folder, 'logo.svg'), SVG)
    const { brand, problems } = await read('colors:\n  light: { accent: "#0B6E4F" }\n  ink: "#06281d"\nlogo: logo.svg\nfooter: { zh: 内部资料, en: Internal }\n')
    expect(problems).toEqual([])
    expect(brand!.colors.light).toMatchObject({ 'accent': '#0b6e4f', 'on-accent': '#ffffff', 'ink': '#06281d' })
    expect(contrast(brand!.colors.dark.accent!, DEFAULTS.dark.surface)).toBeGreaterThanOrEqual(AA)
    expect(brand!.footer!.in('en')).toBe('Internal')
    const { light } = brandMarks({ logo: brand!.logo })
    expect(Buffer.from(light!.image.split(',')[1]!, 'base64').toString()).toBe(SVG)
    expect(brandCss(brand)).toContain('--pd-accent: #0b6e4f;')
  })

  it.each(['', '# colors:\n#   ink: "#06281d"\n'])('may state nothing: %j', async (text) => {
    const { brand, problems } = await read(text)
    expect(problems).toEqual([])
    expect(brand!.logo).toBeUndefined()
  })

  it('takes no logo from outside, not by a link either', async () => {
    await symlink(join(ROOT, 'public/favicon.svg'), join(folder, 'logo.svg'))
    const { brand, problems } = await read('logo: logo.svg\n')
    expect(problems.map(({ place, message }) => `${place}: ${message}`)).toEqual(['1:7 bad-logo: "logo.svg" is outside of the dataset\'s folder'])
    expect(brand!.logo).toBeUndefined()
  })

  it('is refused where text could not be read, with a colour that could', async () => {
    const { problems } = await read('colors:\n  light:\n    accent: "#ffcc00"\n  dark: { surface: "#eeeeee" }\n')
    expect(problems.map(({ place }) => place)).toEqual(['3:13 low-contrast', '4:20 low-contrast', '4:20 low-contrast'])
    const [, better] = /; (#[0-9a-f]{6}) would do/.exec(problems[0]!.message)!
    expect(contrast(better!, DEFAULTS.light.surface)).toBeGreaterThanOrEqual(4.5)
  })

  it.each([
    ['logo: ../secret.png\n', '1:7 bad-logo'],
    ['logo: none.png\n', '1:7 bad-logo'],
    ['colors: { ink: red }\n', '1:16 bad-color'],
    ['colour: {}\n', '1:1 unknown-key'],
    ['footer: { zh: 内部资料 }\n', '1:9 missing-text'],
  ])('of %j is refused', async (text, place) => {
    expect((await read(text)).problems.map(problem => problem.place)).toEqual([place])
  })

  it.each([
    '<script>alert(1)</script>',
    '<circle onload="alert(1)"/>',
    '<a xlink:href="javascript:alert(1)"/>',
    '<foreignObject/>',
    '<image href="https://example.com/a.png"/>',
    '<style>@import "a.css"</style>',
    '<rect fill="url(https://example.com/a)"/>',
  ])('with %j in its logo is refused', async (part) => {
    await writeFile(join(folder, 'logo.svg'), SVG.replace('</svg>', `${part}</svg>`))
    expect((await read('logo: logo.svg\n')).problems.map(({ place }) => place)).toEqual(['1:7 bad-logo'])
  })
})

it('of any accent that is accepted, all text that follows from it can be read', () => {
  const color = fc.integer({ min: 0, max: 0xFFFFFF }).map(value => `#${value.toString(16).padStart(6, '0')}`)
  fc.assert(fc.property(color, (wanted) => {
    const accent = readable(wanted, DEFAULTS.light.surface, 4.5)
    const { light } = brandColors({ colors: { light: { accent } } })
    expect(contrast(light.accent!, light.surface!)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(light['on-accent']!, light.accent!)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(light.muted!, light['surface-2']!)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(light.text!, light['ramp-strong']!)).toBeGreaterThanOrEqual(4.5)
  }), { numRuns: 500 })
})

it('of any colours that are accepted, all text can be read on the slide, on panels and on covers', () => {
  const color = fc.integer({ min: 0, max: 0xFFFFFF }).map(value => `#${value.toString(16).padStart(6, '0')}`)
  fc.assert(fc.property(color, color, color, color, (surface, wantedText, wantedAccent, wantedInk) => {
    const [text, accent] = [wantedText, wantedAccent].map(wanted => readable(wanted, surface, 4.5)) as [string, string]
    const ink = readable(wantedInk, '#ffffff', 4.5)
    fc.pre(contrast(text, surface) >= 4.5 && contrast(accent, surface) >= 4.5)
    for (const scheme of Object.values(brandColors({ colors: { light: { surface, text, accent }, dark: { surface, text, accent }, ink } }))) {
      for (const ground of ['surface', 'surface-2'] as const) {
        expect(contrast(scheme.text!, scheme[ground]!)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(scheme.muted!, scheme[ground]!)).toBeGreaterThanOrEqual(4.5)
      }
      for (const over of ['on-ink', 'ink-muted', 'ink-accent'] as const)
        expect(contrast(scheme[over]!, ink)).toBeGreaterThanOrEqual(4.5)
    }
  }), { numRuns: 500 })
})

it('nothing but colours and images reaches the page, whatever a headmatter says', () => {
  expect(brandCss({ colors: { light: { 'accent': 'red;} body{display:none', 'c0': '#12345', 'a}b': '#123456' } } })).toBe('')
  expect(brandMarks({ logo: 'javascript:alert(1)', footer: 1 })).toEqual({})
})

it('the colours that it starts from are those of tokens.css', async () => {
  const css = await readFile(new URL('../../styles/tokens.css', import.meta.url), 'utf8')
  const [light = '', dark = ''] = css.split('.dark {')
  for (const [text, scheme] of [[light, DEFAULTS.light], [dark, DEFAULTS.dark]] as const) {
    for (const [name, value] of Object.entries(scheme))
      expect(text).toContain(`--pd-${name}: ${value};`)
  }
  for (const [text, code] of [[light, CODE.light], [dark, CODE.dark]] as const) {
    for (const [name, value] of Object.entries(code))
      expect(text).toContain(`--pd-code-${name}: ${value};`)
  }
  for (const [text, ink] of [[light, INK.light], [dark, INK.dark]] as const)
    expect(text).toContain(`--pd-ink: ${ink};`)
})
