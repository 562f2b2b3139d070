/** Diagrams that were drawn before, which the server of a page to be printed keeps. */
/** What a diagram looks like depends on its code, the scheme, and what all diagrams of a page share. */
export function drawingKey(code, theme) {
  return JSON.stringify([code, theme ?? null])
}
/** The drawing that the page's server keeps, or else a new one, which it may keep. */
export async function keptDrawing(code, theme, draw) {
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
export function freshDrawings() {
  return window.prismdeckDrawings?.fresh ?? {}
}
