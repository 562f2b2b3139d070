/**
 * Redraws a timeline: Mermaid lets its lines run on below the events and far to the right, which makes
 * everything else smaller.
 */

import { translationOf } from './svg-geometry.ts'

interface Box { left: number, right: number, top: number, bottom: number }

/** px around the boxes, and how far the axis reaches beyond them to the right, with its arrow head. */
const MARGIN = 8
const AXIS_END = 40

/** px and em of Mermaid's text: https://github.com/mermaid-js/mermaid/blob/develop/packages/mermaid/src/diagrams/timeline/svgDraw.js */
const FONT_SIZE = 16
const LEADING = 1.1

export function redrawTimeline(svg: SVGElement): void {
  const periods = boxesOf(svg, '.taskWrapper')
  const events = boxesOf(svg, '.eventWrapper')
  const all = [...periods, ...events]
  if (!periods.length)
    return
  const left = Math.min(...all.map(box => box.left))
  const right = Math.max(...all.map(box => box.right))
  const top = Math.min(...all.map(box => box.top))
  const bottom = Math.max(...all.map(box => box.bottom))

  for (const line of svg.querySelectorAll<SVGLineElement>('.lineWrapper line')) {
    const [x, y] = [Number(line.getAttribute('x1')), Number(line.getAttribute('y1'))]
    if (Number(line.getAttribute('y2')) === y) {
      line.setAttribute('x1', String(left - MARGIN))
      line.setAttribute('x2', String(right + AXIS_END - MARGIN))
      continue
    }
    // From the period to the first of its events.
    const below = events.filter(box => box.left <= x && x <= box.right).map(box => box.top)
    line.setAttribute('y2', String(below.length ? Math.min(...below) : y))
    line.removeAttribute('marker-end')
  }
  svg.querySelectorAll<SVGGElement>('.taskWrapper').forEach((period, i) => centre(period, periods[i]!))
  svg.setAttribute('viewBox', [left - MARGIN, top - MARGIN, right - left + MARGIN + AXIS_END, bottom - top + 2 * MARGIN].join(' '))
}

function boxesOf(svg: SVGElement, selector: string): Box[] {
  return [...svg.querySelectorAll<SVGGElement>(selector)].map((group) => {
    const { x, y } = translationOf(group) ?? { x: 0, y: 0 }
    const edge = group.querySelector('line')
    return {
      left: x,
      top: y,
      right: x + Number(edge?.getAttribute('x2')),
      bottom: y + Number(edge?.getAttribute('y2')),
    }
  })
}

/** Boxes of periods are all as high as the highest; their names stand in the middle. */
function centre(period: SVGGElement, { left, right, top, bottom }: Box): void {
  const lines = period.querySelectorAll('tspan').length
  const text = period.querySelector('text')?.parentElement
  text?.setAttribute('transform', `translate(${(right - left) / 2}, ${(bottom - top) / 2 - FONT_SIZE - (lines - 1) * LEADING * FONT_SIZE / 2})`)
}
