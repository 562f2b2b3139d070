/** The deck's colours and fonts as a theme for charts. */
import type { ChartTheme } from '../scripts/charts/chart.ts'
import { textLines } from './text-lines.ts'
import { readTokens } from './tokens.ts'

export function chartTheme({ dark, print, language, width, height }: { dark: boolean, print: boolean, language: string, width: number, height: number }): ChartTheme {
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
    on: color => INKS.find(ink => contrast(ink, color) >= READABLE) ?? '#000000',
    lines: (text, options) => textLines(text, { font: tokens.font, ...options }),
    fontFamily: tokens.font,
    language,
    fontSize: 18,
    width,
    height,
    print,
  }
}

/** Inks for text on a colour, as they are preferred; black or white can always be read. */
const INKS = ['#ffffff', '#0d1626', '#000000']

/** WCAG 2.2 AA for text. */
const READABLE = 4.5

const channels = (hex: string) => [1, 3, 5].map(i => Number.parseInt(hex.slice(i, i + 2), 16))

function mix(from: string, to: string, share: number): string {
  const end = channels(to)
  const mixed = channels(from).map((value, i) => Math.round(value + (end[i]! - value) * share))
  return `#${mixed.map(value => value.toString(16).padStart(2, '0')).join('')}`
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/** Relative luminance as WCAG defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex).map(value => value / 255).map(value =>
    value <= 0.04045
      ? value / 12.92
      : ((value + 0.055) / 1.055) ** 2.4)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
