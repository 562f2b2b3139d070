/** A deck's brand, read from its headmatter: whatever stands there, only colours, images and fonts beside the deck come out. */

const NAME = /^[a-z][a-z0-9-]*$/
const COLOR = /^#[0-9a-f]{6}$/
const IMAGE = /^data:image\/(?:png|jpeg|webp|svg\+xml);base64,[\w+/=]+$/

const field = (value: unknown, key: string): unknown => typeof value === 'object' && value !== null
  ? (value as Record<string, unknown>)[key]
  : undefined

const FONT = /^fonts\/[\w-]+\.(?:woff2|ttf|otf)$/

/** What each font is for; fitting measures by the same ranges (`scripts/slides/fonts.ts`). */
const FONTS = {
  latin: { family: 'Prismdeck Brand Latin', range: 'U+0000-2E7F' },
  chinese: { family: 'Prismdeck Brand Chinese', range: 'U+2E80-30FF, U+31C0-9FFF, U+F900-FAFF, U+FF01-FF60, U+20000-3FFFF' },
} as const

/** What is full-width in Chinese; as in `fonts.css`. */
const PUNCTUATION = { family: 'Prismdeck Brand Punctuation', range: 'U+2014, U+2018-2019, U+201C-201D, U+2026' }

/**
 * The brand's fonts as faces, and put before the program's own.
 *
 * @param brand of the headmatter
 * @param base where files in `public/` are found, ending in a slash
 */
export function brandFontCss(brand: unknown, base: string): string {
  const fonts = field(brand, 'fonts')
  const found = (['latin', 'chinese'] as const).flatMap((script) => {
    const [regular, bold] = ['regular', 'bold'].map(weight => field(field(fonts, script), weight))
    return isFont(regular) && isFont(bold) ? [{ ...FONTS[script], regular, bold }] : []
  })
  const face = (family: string, weight: number, file: string, range: string) =>
    `@font-face { font-family: '${family}'; font-weight: ${weight}; font-display: block; src: url('${base}${file}'); unicode-range: ${range}; }`
  const chinese = found.find(({ family }) => family === FONTS.chinese.family)
  return found.length
    ? [
        ...found.flatMap(({ family, range, regular, bold }) => [face(family, 400, regular, range), face(family, 700, bold, range)]),
        ...(chinese ? [face(PUNCTUATION.family, 400, chinese.regular, PUNCTUATION.range), face(PUNCTUATION.family, 700, chinese.bold, PUNCTUATION.range), `:root:root { --pd-brand-punctuation: '${PUNCTUATION.family}', }`] : []),
        `:root:root { --pd-brand-font: ${found.map(({ family }) => `'${family}',`).join(' ')} }`,
      ].join('\n')
    : ''
}

const isFont = (value: unknown): value is string => typeof value === 'string' && FONT.test(value)

/** The custom properties of a scheme (`light`, `dark`) as declarations; empty where the brand states none. */
export function brandProperties(brand: unknown, scheme: string): string {
  return Object.entries(field(field(brand, 'colors'), scheme) ?? {})
    .filter(([name, value]) => NAME.test(name) && typeof value === 'string' && COLOR.test(value))
    .map(([name, value]) => `--pd-${name}: ${value};`)
    .join(' ')
}

/**
 * Custom properties for both schemes, which weigh more than those of `tokens.css` wherever they stand, and fonts.
 *
 * @param brand of the headmatter
 * @param base where files in `public/` are found, ending in a slash
 */
export function brandCss(brand: unknown, base = '/'): string {
  const rule = (selector: string, scheme: string) => {
    const properties = brandProperties(brand, scheme)
    return properties && `${selector} { ${properties} }`
  }
  // A page in the dark keeps nothing of a brand that states light colours alone.
  return [brandFontCss(brand, base), rule(':root:root:not(.dark), .light.light', 'light'), rule('.dark.dark, :root.dark.dark', 'dark')].filter(Boolean).join('\n')
}

/** A logo as it is shown on a ground. */
export interface Mark {
  readonly image: string
  /** The colour of a plate below it, where it was made for another ground. */
  readonly plate?: string
}

/** The logo on light slides, and in the dark and on ink, and the footer's text. */
export interface BrandMarks {
  readonly light?: Mark
  readonly dark?: Mark
  readonly footer?: string
}

/** The images and the footer's text. A logo for the other ground stands on a plate like that. */
export function brandMarks(brand: unknown): BrandMarks {
  const [logo, logoDark] = ['logo', 'logo-dark'].map(key => field(brand, key)).map(image => isImage(image) ? image : undefined)
  const footer = field(brand, 'footer')
  const light = logo ? { image: logo } : logoDark && { image: logoDark, plate: color(brand, 'light', 'ink') ?? INK }
  const dark = logoDark ? { image: logoDark } : logo && { image: logo, plate: color(brand, 'light', 'surface') ?? '#ffffff' }
  return {
    ...(light && { light }),
    ...(dark && { dark }),
    ...(typeof footer === 'string' && { footer }),
  }
}

/** As in `tokens.css`. */
const INK = '#0f1b35'

function color(brand: unknown, scheme: string, name: string): string | undefined {
  const value = field(field(field(brand, 'colors'), scheme), name)
  return typeof value === 'string' && COLOR.test(value) ? value : undefined
}

const isImage = (value: unknown): value is string => typeof value === 'string' && IMAGE.test(value)
