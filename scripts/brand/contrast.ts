/** Colours as `#rrggbb`: how well they are told apart, and what lies between two. */

const channels = (hex: string): number[] => [1, 3, 5].map(i => Number.parseInt(hex.slice(i, i + 2), 16))

const hexOf = (values: readonly number[]): string => `#${values.map(value => Math.round(value).toString(16).padStart(2, '0')).join('')}`

/** The colour at a share of the way from one to another, in sRGB. */
export function mix(from: string, to: string, share: number): string {
  const end = channels(to)
  return hexOf(channels(from).map((value, i) => value + (end[i]! - value) * share))
}

/** The contrast ratio of two colours, from 1 to 21, as in WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** Relative luminance as in WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex).map(value => value / 255).map(value => value <= 0.04045
    ? value / 12.92
    : ((value + 0.055) / 1.055) ** 2.4)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** The nearest colour on the way to black or white that reaches a contrast, or the end of that way. */
export function readable(color: string, on: string, least: number): string {
  const end = contrast('#000000', on) > contrast('#ffffff', on) ? '#000000' : '#ffffff'
  for (let share = 0; share < 1; share += 0.02) {
    const candidate = mix(color, end, share)
    if (contrast(candidate, on) >= least)
      return candidate
  }
  return end
}
