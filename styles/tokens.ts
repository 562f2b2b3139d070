/** The custom properties of tokens.css, for what is drawn by a script: charts and diagrams. */
import type { Tokens } from '../scripts/charts/tokens.ts'

/** Slides that are printed keep their look; while presenting, a style sheet may change. */
const isFixed = new URLSearchParams(location.search).has('print')
const fixed = new Map<boolean, Tokens>()

/** The properties as they are in the light or the dark scheme, whichever the page shows now. */
export function readTokens(dark: boolean): Tokens {
  const tokens = fixed.get(dark) ?? computeTokens(dark)
  if (isFixed)
    fixed.set(dark, tokens)
  return tokens
}

function computeTokens(dark: boolean): Tokens {
  const probe = document.createElement('div')
  probe.className = dark ? 'dark' : 'light'
  probe.hidden = true
  document.body.append(probe)
  const style = getComputedStyle(probe)
  const get = (name: string) => style.getPropertyValue(`--pd-${name}`).trim()
  const hex = (name: string) => toHex(get(name))
  const tokens = {
    surface: hex('surface'),
    surface2: hex('surface-2'),
    text: hex('text'),
    muted: hex('muted'),
    line: hex('line'),
    accent: hex('accent'),
    accentSoft: hex('accent-soft'),
    onAccent: hex('on-accent'),
    quiet: hex('quiet'),
    rampWeak: hex('ramp-weak'),
    rampStrong: hex('ramp-strong'),
    palette: Array.from({ length: 10 }, (_, i) => hex(`c${i}`)),
    font: get('font'),
  }
  probe.remove()
  return tokens
}

/** A font that can't be loaded is no reason to wait for ever. */
const MOST_TRIES = 10

/**
 * Milliseconds after which a try is given up: where a style sheet is replaced while its fonts load,
 * Chromium forgets the load, and its promise is never kept.
 */
const PATIENCE = 1500

/**
 * Loads what the text needs of the deck's fonts; text measured before that would be clipped, or broken
 * where it need not be. A style sheet that arrives meanwhile may send the browser to load them again.
 * `FontFaceSet.check` won't tell: Chromium asks the system for a font for every character that the
 * deck's fonts lack, which takes half a second a text.
 */
export async function loadFonts(text: string): Promise<void> {
  const { font } = readTokens(false)
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const loading = Promise.all([400, 700].map(weight => document.fonts.load(`${weight} 18px ${font}`, text)))
    const faces = await Promise.race([loading, new Promise<undefined>(resolve => setTimeout(resolve, PATIENCE))])
    if (faces?.flat().every(({ status }) => status === 'loaded'))
      return
  }
}

/** Any CSS colour, as a brand may write it, as `#rrggbb`. */
function toHex(color: string): string {
  const hex = known.get(color) ?? paint(color)
  known.set(color, hex)
  return hex
}

const known = new Map<string, string>()

function paint(color: string): string {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
  context.fillStyle = color
  context.fillRect(0, 0, 1, 1)
  const [r, g, b] = context.getImageData(0, 0, 1, 1).data
  return `#${[r, g, b].map(value => value!.toString(16).padStart(2, '0')).join('')}`
}
