/** A brand's colours as the custom properties of `styles/tokens.css`. */
import type { BrandFile } from './schema.ts'
import { contrast, mix, readable } from './contrast.ts'

export const SCHEMES = ['light', 'dark'] as const

export interface Scheme {
  readonly surface: string
  readonly text: string
  readonly accent: string
}

/** WCAG 2.2 AA for text of any size. */
export const AA = 4.5

/** As in `styles/tokens.css`. */
export const DEFAULTS: Readonly<Record<typeof SCHEMES[number], Scheme>> = {
  light: { surface: '#ffffff', text: '#121a2b', accent: '#2350c8' },
  dark: { surface: '#10151f', text: '#e9edf3', accent: '#8fb0ff' },
}

/** The ground of covers and closings, as in `styles/tokens.css`. */
export const INK: Readonly<Record<typeof SCHEMES[number], string>> = { light: '#0f1b35', dark: '#0a0f1a' }

/** Values (`#rrggbb`) of custom properties without `--pd-`, for each scheme. */
export type BrandColors = Readonly<Record<typeof SCHEMES[number], Readonly<Record<string, string>>>>

/** What a brand changes; what it doesn't state follows from what it does, or stays. */
export function brandColors({ colors }: Pick<BrandFile, 'colors'>): BrandColors {
  return Object.fromEntries(SCHEMES.map((name) => {
    const { entities = [], ...given } = colors?.[name] ?? {}
    const { surface, text, accent } = { ...DEFAULTS[name], ...given }
    const isOwn = given.accent !== undefined || given.surface !== undefined || given.text !== undefined
    return [name, {
      ...(isOwn && {
        surface,
        'surface-2': panel(surface, text),
        text,
        'muted': muted(text, surface),
        'line': mix(surface, text, 0.16),
        'quiet': mix(surface, text, 0.3),
        accent,
        'accent-soft': mix(surface, accent, 0.12),
        'on-accent': contrast('#ffffff', accent) >= contrast('#10151f', accent) ? '#ffffff' : '#10151f',
        'ramp-weak': mix(surface, accent, 0.07),
        'ramp-strong': mix(surface, accent, 0.34),
      }),
      ...((isOwn || colors?.ink !== undefined) && {
        'ink-accent': readable(mix(accent, '#ffffff', name === 'light' ? 0.55 : 0.2), colors?.ink ?? INK[name], AA),
      }),
      ...inkColors(colors?.ink),
      ...Object.fromEntries(entities.map((color, i) => [`c${i}`, color])),
    }]
  })) as BrandColors
}

/** The ground of a panel, on which text still reads. */
function panel(surface: string, text: string): string {
  return [0.05, 0.03, 0.01].map(share => mix(surface, text, share)).find(color => contrast(text, color) >= AA) ?? surface
}

/** Text that stands back and still reads on the slide and on a panel. */
const muted = (text: string, surface: string): string => quieter(text, surface, panel(surface, text), [0.34, 0.26, 0.18, 0.1])

/** A text's colour, so much of the way to another as still reads on a ground. */
function quieter(text: string, towards: string, ground: string, shares: readonly number[]): string {
  return shares.map(share => mix(text, towards, share)).find(color => contrast(color, ground) >= AA) ?? text
}

function inkColors(ink: string | undefined): Record<string, string> {
  return ink === undefined
    ? {}
    : { ink, 'on-ink': '#ffffff', 'ink-muted': quieter('#ffffff', ink, ink, [0.2, 0.1, 0.05]), 'ink-line': mix(ink, '#ffffff', 0.2) }
}
