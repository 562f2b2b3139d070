/** A brand's colours as the custom properties of `styles/tokens.css`. */
import type { BrandFile } from './schema.ts'
import { contrast, mix } from './contrast.ts'

export const SCHEMES = ['light', 'dark'] as const

export interface Scheme {
  readonly surface: string
  readonly text: string
  readonly accent: string
}

/** As in `styles/tokens.css`. */
export const DEFAULTS: Readonly<Record<typeof SCHEMES[number], Scheme>> = {
  light: { surface: '#ffffff', text: '#121a2b', accent: '#2350c8' },
  dark: { surface: '#10151f', text: '#e9edf3', accent: '#8fb0ff' },
}

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
        'surface-2': mix(surface, text, 0.05),
        text,
        'muted': muted(text, surface),
        'line': mix(surface, text, 0.16),
        'quiet': mix(surface, text, 0.3),
        accent,
        'accent-soft': mix(surface, accent, 0.12),
        'on-accent': contrast('#ffffff', accent) >= contrast('#10151f', accent) ? '#ffffff' : '#10151f',
        'ramp-weak': mix(surface, accent, 0.07),
        'ramp-strong': mix(surface, accent, 0.34),
        'ink-accent': mix(accent, '#ffffff', name === 'light' ? 0.55 : 0.2),
      }),
      ...inkColors(colors?.ink),
      ...Object.fromEntries(entities.map((color, i) => [`c${i}`, color])),
    }]
  })) as BrandColors
}

/** Text that stands back and still reads on the slide and on a panel. */
function muted(text: string, surface: string): string {
  const panel = mix(surface, text, 0.05)
  return [0.34, 0.26, 0.18, 0.1].map(share => mix(text, surface, share)).find(color => contrast(color, panel) >= 4.5) ?? text
}

function inkColors(ink: string | undefined): Record<string, string> {
  return ink === undefined
    ? {}
    : { ink, 'on-ink': '#ffffff', 'ink-muted': mix('#ffffff', ink, 0.2), 'ink-line': mix(ink, '#ffffff', 0.2) }
}
