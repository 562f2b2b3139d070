import type { BrandFonts } from '../brand/font.ts'
import type { Tokens } from '../charts/tokens.ts'

/** Colours (`rrggbb`) and fonts of a presentation. */
export interface Theme extends Omit<Tokens, 'accentSoft' | 'onAccent'> {
  readonly language: string
  readonly ink: string
  readonly onInk: string
  readonly inkMuted: string
  readonly inkAccent: string
}

/** The custom properties of `styles/tokens.css` that a presentation needs, beside the palette. */
export const PROPERTIES = {
  surface: 'surface',
  surface2: 'surface-2',
  text: 'text',
  muted: 'muted',
  line: 'line',
  accent: 'accent',
  quiet: 'quiet',
  ink: 'ink',
  onInk: 'on-ink',
  inkMuted: 'ink-muted',
  inkAccent: 'ink-accent',
  rampWeak: 'ramp-weak',
  rampStrong: 'ramp-strong',
} as const

export type Colors = { readonly [K in keyof typeof PROPERTIES]: string } & Pick<Tokens, 'palette'>

/** Fonts that come with Office, since a presentation carries none: it is to be edited. */
const FONTS: Readonly<Record<string, string>> = { zh: 'Microsoft YaHei', ja: 'Yu Gothic', ko: 'Malgun Gothic' }

/** The theme of colours that the deck shows, as `#rrggbb`. */
export function themeOf(colors: Colors, language: string, fonts: BrandFonts = {}): Theme {
  const bare = (color: string) => color.replace('#', '').toUpperCase()
  return {
    ...Object.fromEntries(Object.keys(PROPERTIES).map(key => [key, bare(colors[key as keyof typeof PROPERTIES])])) as { [K in keyof typeof PROPERTIES]: string },
    palette: colors.palette.map(bare),
    language: language === 'zh' ? 'zh-CN' : language === 'en' ? 'en-US' : language,
    font: fontOf(language.split('-')[0]!, fonts),
  }
}

/** The brand's own is taken to be where its presentations are edited. */
function fontOf(language: string, { latin, chinese }: BrandFonts): string {
  const own = language === 'zh' ? chinese : language in FONTS ? undefined : latin
  return own?.family ?? FONTS[language] ?? 'Arial'
}

/** A step of the ramp, from 1 of `levels`. */
export function rampColor({ rampWeak, rampStrong }: Theme, level: number, levels: number): string {
  const share = levels === 1 ? 1 : (level - 1) / (levels - 1)
  return [0, 2, 4].map((i) => {
    const [from, to] = [rampWeak, rampStrong].map(color => Number.parseInt(color.slice(i, i + 2), 16)) as [number, number]
    return Math.round(from + (to - from) * share).toString(16).padStart(2, '0')
  }).join('').toUpperCase()
}
