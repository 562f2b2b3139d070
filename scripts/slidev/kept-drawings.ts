/** Diagrams that were drawn before, which the server of a page to be printed keeps. */

/** SVG by the key of what it shows. */
export type DeckDrawings = Readonly<Record<string, string>>

interface PageDrawings {
  readonly known: DeckDrawings
  /** Drawn since. */
  readonly fresh: Record<string, string>
}

declare global {
  interface Window {
    prismdeckDrawings?: PageDrawings
  }
}

/** What a diagram looks like depends on its code, the scheme, and what all diagrams of a page share. */
export function drawingKey(code: string, theme: unknown): string {
  return JSON.stringify([code, theme ?? null])
}

/** The drawing that the page's server keeps, or else a new one, which it may keep. */
export async function keptDrawing(code: string, theme: unknown, draw: () => Promise<string>): Promise<string> {
  const page = window.prismdeckDrawings
  const key = drawingKey(code, theme)
  const known = page?.known[key]
  if (known !== undefined)
    return known
  const drawn = await draw()
  if (page)
    page.fresh[key] = drawn
  return drawn
}

/** Runs in a page: what it has drawn that its server doesn't know. */
export function freshDrawings(): DeckDrawings {
  return window.prismdeckDrawings?.fresh ?? {}
}
