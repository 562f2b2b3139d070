/** The colours and the font of a deck in one scheme, as `styles/tokens.css` sets them; read by `styles/tokens.ts`. */
export interface Tokens {
  readonly surface: string
  readonly surface2: string
  readonly text: string
  readonly muted: string
  readonly line: string
  readonly accent: string
  readonly accentSoft: string
  readonly onAccent: string
  readonly quiet: string
  readonly rampWeak: string
  readonly rampStrong: string
  readonly palette: readonly string[]
  readonly font: string
}

/** How many entity colours `styles/tokens.css` has. */
export const ENTITY_COLORS = 10
