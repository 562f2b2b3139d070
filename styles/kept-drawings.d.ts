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
export declare function drawingKey(code: string, theme: unknown): string
/** The drawing that the page's server keeps, or else a new one, which it may keep. */
export declare function keptDrawing(code: string, theme: unknown, draw: () => Promise<string>): Promise<string>
/** Runs in a page: what it has drawn that its server doesn't know. */
export declare function freshDrawings(): DeckDrawings
export {}
