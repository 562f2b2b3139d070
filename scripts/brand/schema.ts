/** What a brand may set: `brand.yaml` beside `dataset.yaml`, or `brand` in an audience's profile. */
import type { Report, Vocabulary } from '../dataset/fields.ts'
import type { Scheme } from './colors.ts'
import * as z from 'zod'
import { also, line, record, text } from '../dataset/fields.ts'
import { AA, DEFAULTS, SCHEMES } from './colors.ts'
import { contrast, readable } from './contrast.ts'

/** `#rrggbb`. */
const color = z.string().refine(value => /^#[0-9a-f]{6}$/i.test(value), {
  error: issue => `"${String(issue.input)}" is no colour such as "#2350c8"`,
  params: { code: 'bad-color' },
}).transform(value => value.toLowerCase())

const scheme = record({
  /** Links, numbers, the leading bar. */
  accent: color.optional(),
  /** The slide. */
  surface: color.optional(),
  text: color.optional(),
  /** Vendors and products in turn; those that are left out keep the program's colours. */
  entities: z.array(color).min(1).max(10, { error: 'there are 10 entity colours at most' }).optional(),
})

/** WOFF2, TTF or OTF files in the dataset's folder, of one weight each. */
const font = record({ regular: line, bold: line })

/** `brand.yaml`. */
export function brandSchema(v: Pick<Vocabulary, 'languages' | 'fallback'>) {
  return also(brandShape(v), checkContrast)
}

/** `brand` in a profile, which is checked for contrast once what it leaves out is known. */
export function brandShape(v: Pick<Vocabulary, 'languages' | 'fallback'>) {
  return record({
    'colors': record({
      light: scheme.optional(),
      dark: scheme.optional(),
      /** Covers, section openers and closings, in both schemes. */
      ink: color.optional(),
    }).optional(),
    /** A PNG, JPEG, WebP or SVG file in the dataset's folder; for light slides and, if it differs, for dark ones. */
    'logo': line.optional(),
    'logo-dark': line.optional(),
    /** For Latin (with Greek and Cyrillic) and for Chinese; the program's fonts stand in for what they lack. */
    'fonts': record({ latin: font.optional(), chinese: font.optional() }).optional(),
    /** At the bottom of each slide: a name, a confidentiality note. */
    'footer': text(v as Vocabulary).optional(),
  })
}

export type BrandFile = z.infer<ReturnType<typeof brandShape>>

/** Reports colours of a brand in which text, muted text or accent could not be read on the slide, or white on ink. */
export function checkContrast(value: unknown, report: Report): void {
  const colors = field(value, 'colors')
  for (const name of SCHEMES) {
    const own = { ...DEFAULTS[name], ...colorsOf(field(colors, name)) } as Scheme
    const given = colorsOf(field(colors, name))
    for (const key of ['text', 'accent'] as const) {
      if (given[key] !== undefined || given.surface !== undefined)
        check(own[key], own.surface, ['colors', name, given[key] === undefined ? 'surface' : key], report)
    }
  }
  const ink = colorsOf(colors).ink
  if (ink !== undefined)
    check('#ffffff', ink, ['colors', 'ink'], report, ink)
}

function check(ink: string, surface: string, path: readonly string[], report: Report, mended = ink): void {
  const ratio = contrast(ink, surface)
  if (ratio >= AA)
    return
  const better = mended === ink ? readable(ink, surface, AA) : readable(mended, ink, AA)
  report(path, 'low-contrast', `${ink} on ${surface} has a contrast of ${ratio.toFixed(1)}:1, and text needs ${AA}:1 (WCAG AA)${path.at(-1) === 'surface' ? '' : `; ${better} would do`}`)
}

const field = (value: unknown, key: string): unknown => typeof value === 'object' && value !== null
  ? (value as Record<string, unknown>)[key]
  : undefined

function colorsOf(value: unknown): Partial<Record<string, string>> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([, color]) => typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color)))
    : {}
}
