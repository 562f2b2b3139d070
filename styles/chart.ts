/** The deck's colours and fonts as a theme for charts. */
import type { ChartTheme } from '../scripts/charts/chart.ts'
import { readTokens } from './tokens.ts'

export function chartTheme({ dark, print, width }: { dark: boolean, print: boolean, width: number }): ChartTheme {
  const tokens = readTokens(dark)
  return {
    text: tokens.text,
    muted: tokens.muted,
    line: tokens.line,
    surface: tokens.surface,
    accent: tokens.accent,
    quiet: tokens.quiet,
    palette: tokens.palette,
    ramp: levels => Array.from({ length: levels }, (_, i) =>
      mix(tokens.rampWeak, tokens.rampStrong, levels === 1
        ? 1
        : i / (levels - 1))),
    on: color => luminance(color) > 0.197
      ? '#0d1626'
      : '#ffffff',
    fontFamily: tokens.font,
    fontSize: 18,
    width,
    print,
  }
}

const channels = (hex: string) => [1, 3, 5].map(i => Number.parseInt(hex.slice(i, i + 2), 16))

function mix(from: string, to: string, share: number): string {
  const end = channels(to)
  const mixed = channels(from).map((value, i) => Math.round(value + (end[i]! - value) * share))
  return `#${mixed.map(value => value.toString(16).padStart(2, '0')).join('')}`
}

/** Relative luminance as in WCAG; above 0.197 the dark ink reads better than white. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex).map(value => value / 255).map(value =>
    value <= 0.04045
      ? value / 12.92
      : ((value + 0.055) / 1.055) ** 2.4)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
