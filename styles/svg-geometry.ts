/** Where the parts of a drawing of Mermaid's are, px of the drawing. */

export interface Point { readonly x: number, readonly y: number }
export interface Size { readonly width: number, readonly height: number }

/** How far a `transform` moves an element; undefined where it doesn't say. */
export function translationOf(element: Element): Point | undefined {
  const [, x, y] = /translate\(([-\d.e]+)[, ]+([-\d.e]+)\)/.exec(element.getAttribute('transform') ?? '') ?? []
  return x === undefined ? undefined : { x: Number(x), y: Number(y) }
}

export function viewBoxOf(svg: SVGElement): Size & Point {
  const [x = 0, y = 0, width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').split(/\s+/).map(Number)
  return { x, y, width, height }
}
