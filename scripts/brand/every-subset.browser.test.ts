/** Whatever keys a brand states, in both schemes all text can be read, and its logo is seen: on slides and on the start page. */
import type { BrandFile } from './schema.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { startPageStyle } from '../site/start-page-style.ts'
import { openBrowser } from '../slidev/browser.ts'
import { ROOT } from '../testing/data-folder.ts'
import { brandCss, brandMarks } from './brand-css.ts'
import { brandOf } from './brand.ts'
import { contrast } from './contrast.ts'

const TOKENS = readFileSync(join(ROOT, 'styles/tokens.css'), 'utf8')
const SCHEMES = ['light', 'dark'] as const
type Scheme = typeof SCHEMES[number]

/** Keys that a brand may state, each on its own readable on the program's other colours. */
const KEYS: readonly (readonly [string, BrandFile])[] = [
  ['light accent', { colors: { light: { accent: '#a8431b' } } }],
  ['light surface', { colors: { light: { surface: '#fffdf8' } } }],
  ['light text', { colors: { light: { text: '#2b211b' } } }],
  ['light entities', { colors: { light: { entities: ['#101010', '#7a1f5c'] } } }],
  ['dark accent', { colors: { dark: { accent: '#ffb48a' } } }],
  ['dark surface', { colors: { dark: { surface: '#241009' } } }],
  ['dark text', { colors: { dark: { text: '#fff4ea' } } }],
  ['ink', { colors: { ink: '#3a1d10' } }],
  ['logo', { logo: 'light.svg' }],
  ['logo-dark', { 'logo-dark': 'dark.svg' }],
]

const LOGOS = new Map(['light.svg', 'dark.svg'].map(name => [name, `data:image/svg+xml;base64,${btoa(name)}`]))

function merged(parts: readonly BrandFile[]): BrandFile {
  return parts.reduce((all, { colors, ...rest }) => ({
    ...all,
    ...rest,
    colors: { ...all.colors, ...colors, light: { ...all.colors?.light, ...colors?.light }, dark: { ...all.colors?.dark, ...colors?.dark } },
  }), {})
}

/** The headmatter of each subset, but for its footer and fonts. */
const BRANDS = Array.from({ length: 2 ** KEYS.length }, (_, bits) => KEYS.filter((_, i) => bits & 2 ** i)).map((keys) => {
  const { colors, logo, logoDark } = brandOf(merged(keys.map(([, part]) => part)), LOGOS)
  return { name: keys.map(([name]) => name).join(', ') || 'nothing', brand: { colors, ...(logo && { logo }), ...(logoDark && { 'logo-dark': logoDark }) } }
})

type Look = (name: string) => string
type Looks = Record<Scheme, Look>

interface Rule { readonly selectors: readonly string[], readonly properties: readonly (readonly [string, string])[] }

function rulesOf(css: string): Rule[] {
  return [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selectors, body]) => ({
    selectors: selectors!.split(',').map(selector => selector.trim()),
    properties: [...body!.matchAll(/--pd-([\w-]+):([^;]+);/g)].map(([, name, value]) => [name!, value!.trim()] as const),
  }))
}

/** How much a selector of a root weighs that has a class; 0 where it is for something else. */
function weight(selector: string, scheme: Scheme): number {
  const parts = selector.match(/:root|:not\(\.\w+\)|\.\w+/g) ?? []
  const isMet = parts.join('') === selector && parts.every(part => part === ':root' || part === `.${scheme}` || (part.startsWith(':not') && part !== `:not(.${scheme})`))
  return isMet ? parts.length : 0
}

/** The properties of a root with the class `light` or `dark`, or with none, as a browser finds them. */
function rootLook(css: string, scheme: Scheme): Look {
  const found = new Map<string, { weight: number, value: string }>()
  for (const { selectors, properties } of rulesOf(css)) {
    const most = Math.max(...selectors.map(selector => weight(selector, scheme)))
    for (const [name, value] of properties) {
      if (most > 0 && most >= (found.get(name)?.weight ?? 0))
        found.set(name, { weight: most, value })
    }
  }
  return name => found.get(name)!.value
}

const slideLooks = (brand: unknown): Looks => ({ light: rootLook(`${TOKENS}${brandCss(brand)}`, 'light'), dark: rootLook(`${TOKENS}${brandCss(brand)}`, 'dark') })

/** What has text on it: on slides, in panels and tints, in diagrams, on covers. */
const PAIRS = [
  ...['surface', 'surface-2'].flatMap(ground => ['text', 'muted', 'accent', 'code-string', 'code-constant', 'code-function'].map(text => [text, ground])),
  ...['accent-soft', 'ramp-weak', 'ramp-strong'].map(ground => ['text', ground]),
  ['accent', 'accent-soft'],
  ['on-accent', 'accent'],
  ...['on-ink', 'ink-muted', 'ink-accent'].map(text => [text, 'ink']),
] as [string, string][]

const unreadable = (look: Look, pairs = PAIRS): string[] => pairs.filter(([text, ground]) => contrast(look(text), look(ground)) < 4.5).map(([text, ground]) => `${text} ${look(text)} on ${ground} ${look(ground)}`)

describe.each(SCHEMES)('in %s', (scheme) => {
  it('all text can be read, and marks are seen', () => {
    for (const { name, brand } of BRANDS) {
      const look = slideLooks(brand)[scheme]
      expect(unreadable(look), name).toEqual([])
      // Those that a brand states; the program's own have labels, and a test of their own.
      for (const entity of brand.colors[scheme].c0 ? ['c0', 'c1'] : [])
        expect(contrast(look(entity), look('surface')), `${name}: ${entity}`).toBeGreaterThanOrEqual(3)
    }
  })

  it('panels are told from the slide', () => {
    for (const { name, brand } of BRANDS) {
      const look = slideLooks(brand)[scheme]
      for (const ground of ['surface-2', 'accent-soft'])
        expect(contrast(look(ground), look('surface')), `${name}: ${ground}`).toBeGreaterThanOrEqual(1.06)
    }
  })

  it('is as light or dark as the scheme says', () => {
    for (const { name, brand } of BRANDS)
      expect(contrast(slideLooks(brand)[scheme]('surface'), scheme === 'dark' ? '#ffffff' : '#000000'), name).toBeGreaterThan(10)
  })

  it('a logo stands on the ground for which it was made, or on a plate like that', () => {
    for (const { name, brand } of BRANDS) {
      for (const mark of [brandMarks(brand)[scheme]].filter(mark => mark !== undefined)) {
        const ground = mark.plate ?? slideLooks(brand)[scheme]('surface')
        const isLight = mark.image === LOGOS.get('light.svg')
        expect(contrast(ground, isLight ? '#000000' : '#ffffff'), name).toBeGreaterThan(10)
      }
      expect(brandMarks(brand)[scheme] !== undefined, name).toBe(/logo/.test(name))
    }
  })
})

it('keeps its hue in the scheme for which it states no accent', () => {
  const { colors } = brandOf({ colors: { light: { accent: '#a8431b' } } }, new Map())
  expect(colors.dark.accent).not.toBe(rootLook(TOKENS, 'dark')('accent'))
  const [r, g, b] = [1, 3, 5].map(at => Number.parseInt(colors.dark.accent!.slice(at, at + 2), 16)) as [number, number, number]
  expect(r > g && g > b).toBe(true)
})

describe('a browser', () => {
  const seen = new Map<string, Record<string, string>>()
  const NAMES = [...new Set(PAIRS.flat())]
  /** Every eleventh, and all that state one key. */
  const SOME = BRANDS.filter(({ name }, i) => i % 11 === 0 || !name.includes(','))

  beforeAll(async () => {
    const browser = await openBrowser()
    try {
      for (const colorScheme of SCHEMES) {
        const page = await browser.newPage({ colorScheme })
        for (const { name, brand } of SOME) {
          const found = await page.evaluate(([tokens, css, start, scheme, names]) => {
            const read = (sheet: string, root: string, probe: string) => {
              document.documentElement.className = root
              document.head.innerHTML = ''
              const style = document.createElement('style')
              style.textContent = sheet
              document.head.append(style)
              const element = document.createElement('div')
              element.className = probe
              document.body.replaceChildren(element)
              const look = getComputedStyle(probe ? element : document.documentElement)
              return Object.fromEntries(names.map(name => [name, look.getPropertyValue(`--pd-${name}`).trim()]))
            }
            const other = scheme === 'dark' ? 'light' : 'dark'
            return {
              root: read(tokens + css, scheme, ''),
              // Charts and diagrams ask for a scheme whichever the page shows.
              probe: read(tokens + css, other, scheme),
              start: read(start, '', ''),
            }
          }, [TOKENS, brandCss(brand), startPageStyle(brand), colorScheme, NAMES] as const)
          for (const [where, look] of Object.entries(found))
            seen.set(`${colorScheme} ${where} ${name}`, look)
        }
      }
    }
    finally {
      await browser.close()
    }
  }, 60_000)

  it.each(SCHEMES)('finds the same in %s, on the page and where charts look for it', (scheme) => {
    for (const { name, brand } of SOME) {
      const look = slideLooks(brand)[scheme]
      const expected = Object.fromEntries(NAMES.map(property => [property, look(property)]))
      expect(seen.get(`${scheme} root ${name}`), name).toEqual(expected)
      expect(seen.get(`${scheme} probe ${name}`), name).toEqual(expected)
    }
  })

  it.each(SCHEMES)('can read the start page in %s', (scheme) => {
    const pairs = [['text', 'surface'], ['muted', 'surface'], ['text', 'surface-2'], ['muted', 'surface-2'], ['on-ink', 'ink']] as [string, string][]
    for (const { name, brand } of SOME) {
      const look = seen.get(`${scheme} start ${name}`)!
      expect(unreadable(property => look[property]!, pairs), name).toEqual([])
      expect(look.surface, name).toBe(slideLooks(brand)[scheme]('surface'))
    }
  })
})
