/** A brand's colours as the custom properties of `styles/tokens.css`. */
import type { BrandFile } from './schema.ts'
import { contrast, mix, readable } from './contrast.ts'

export const SCHEMES = ['light', 'dark'] as const

export interface Scheme {
  readonly surface: string
  readonly text: string
  readonly accent: string
}

/** WCAG 2.2 AA for text of any size, and for what is no text. */
export const AA = 4.5
const AA_GRAPHICS = 3

/** As in `styles/tokens.css`. */
export const DEFAULTS: Readonly<Record<typeof SCHEMES[number], Scheme>> = {
  light: { surface: '#ffffff', text: '#121a2b', accent: '#2350c8' },
  dark: { surface: '#10151f', text: '#e9edf3', accent: '#8fb0ff' },
}

/** The ground of covers and closings, as in `styles/tokens.css`. */
export const INK: Readonly<Record<typeof SCHEMES[number], string>> = { light: '#0f1b35', dark: '#0a0f1a' }

/** What code tells apart, as in `styles/tokens.css`. */
export const CODE: Readonly<Record<typeof SCHEMES[number], Readonly<Record<string, string>>>> = {
  light: { string: '#17693a', constant: '#9a3412', function: '#6b3fb0' },
  dark: { string: '#8fd0a0', constant: '#f0a878', function: '#c9a8f5' },
}

/** How much of the text's colour a panel has. */
const PANEL = [0.05, 0.03, 0.01]

/** How much of the accent its soft ground has. */
const SOFT = [0.12, 0.06, 0.02]

/** Values (`#rrggbb`) of custom properties without `--pd-`, for each scheme. */
export type BrandColors = Readonly<Record<typeof SCHEMES[number], Readonly<Record<string, string>>>>

/**
 * What a brand changes; what it doesn't state follows from what it does, or stays. The accent and the entities' colours
 * of one scheme alone are those of the other, too, as far from its surface as they must be to be seen.
 */
export function brandColors({ colors }: Pick<BrandFile, 'colors'>): BrandColors {
  return Object.fromEntries(SCHEMES.map((name) => {
    const given = colors?.[name] ?? {}
    const other = colors?.[name === 'light' ? 'dark' : 'light'] ?? {}
    const surface = given.surface ?? DEFAULTS[name].surface
    const text = given.text ?? DEFAULTS[name].text
    const accent = given.accent ?? (other.accent === undefined ? DEFAULTS[name].accent : accentFor(other.accent, surface, text))
    const entities = given.entities ?? other.entities?.map(color => readable(color, surface, AA_GRAPHICS)) ?? []
    const isOwn = [given.accent, other.accent, given.surface, given.text].some(color => color !== undefined)
    return [name, {
      ...(isOwn && {
        surface,
        'surface-2': tint(surface, text, PANEL, [text, accent]),
        text,
        'muted': muted(text, accent, surface),
        'line': mix(surface, text, 0.16),
        'quiet': mix(surface, text, 0.3),
        accent,
        'accent-soft': tint(surface, accent, SOFT, [text, accent]),
        'on-accent': INKS.find(ink => contrast(ink, accent) >= AA) ?? '#000000',
        ...Object.fromEntries(Object.entries(CODE[name]).map(([token, color]) => [`code-${token}`, readable(color, tint(surface, text, PANEL, [text, accent]), AA)])),
        'ramp-weak': tint(surface, accent, [0.07, 0.03], [text]),
        'ramp-strong': tint(surface, accent, [0.34, 0.24, 0.14], [text]),
      }),
      ...((isOwn || colors?.ink !== undefined) && {
        'ink-accent': readable(mix(accent, '#ffffff', name === 'light' ? 0.55 : 0.2), colors?.ink ?? INK[name], AA),
      }),
      ...inkColors(colors?.ink),
      ...Object.fromEntries(entities.map((color, i) => [`c${i}`, color])),
    }]
  })) as BrandColors
}

/** What text on a colour is set in: the first that can be read; black or white always can. */
const INKS = ['#ffffff', '#10151f', '#000000']

/** A scheme's accent made of the other one's: it reads on the slide, on a panel, and on its own soft ground. */
function accentFor(other: string, surface: string, text: string): string {
  let accent = readable(other, mix(surface, text, PANEL[0]!), AA)
  // A lighter accent makes its ground a little lighter, too.
  for (let i = 0; i < 10 && contrast(accent, mix(surface, accent, SOFT[0]!)) < AA; i++)
    accent = readable(accent, mix(surface, accent, SOFT[0]!), AA)
  return accent
}

/**
 * A ground between the slide's and another colour, on which these texts still read; where none on that way is seen,
 * one on the way to black or white.
 */
function tint(surface: string, towards: string, shares: readonly number[], texts: readonly string[]): string {
  const reads = (color: string) => texts.every(text => contrast(text, color) >= AA)
  const candidates = [towards, ...INKS].flatMap(to => shares.map(share => mix(surface, to, share))).filter(reads)
  return candidates.find(color => contrast(color, surface) >= LEAST_SEEN) ?? candidates[0] ?? surface
}

/** The contrast at which a panel is told from the slide: that of the palest in `styles/tokens.css`, or less. */
const LEAST_SEEN = 1.06

/** Text that stands back and still reads on the slide and on a panel. */
const muted = (text: string, accent: string, surface: string): string =>
  quieter(text, surface, [surface, tint(surface, text, PANEL, [text, accent])], [0.34, 0.26, 0.18, 0.1])

/** A text's colour, so much of the way to another as still reads on these grounds. */
function quieter(text: string, towards: string, grounds: readonly string[], shares: readonly number[]): string {
  return shares.map(share => mix(text, towards, share)).find(color => grounds.every(ground => contrast(color, ground) >= AA)) ?? text
}

function inkColors(ink: string | undefined): Record<string, string> {
  return ink === undefined
    ? {}
    : { ink, 'on-ink': '#ffffff', 'ink-muted': quieter('#ffffff', ink, [ink], [0.2, 0.1, 0.05]), 'ink-line': mix(ink, '#ffffff', 0.2) }
}
