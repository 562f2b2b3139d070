/**
 * Redraws the edges of a flowchart so that they leave and enter boxes in the middle of a side,
 * in the direction of the chart. dagre lets steep edges enter through the top of a wide box.
 */

import type { Point } from './svg-geometry.ts'
import { translationOf } from './svg-geometry.ts'

interface Box { cx: number, cy: number, left: number, right: number, top: number, bottom: number }

/** px between the end of a line and the box, where an arrow head stands. */
const ARROW = 4

export function redrawEdges(svg: SVGElement, code: string): void {
  const direction = /^\s*(?:flowchart|graph)\s+(LR|RL|TB|TD|BT)\b/m.exec(code)?.[1]
  if (!direction)
    return
  const horizontal = direction === 'LR' || direction === 'RL'
  for (const path of svg.querySelectorAll<SVGPathElement>('path.flowchart-link[data-points]')) {
    const points = JSON.parse(atob(path.dataset.points!)) as Point[]
    const boxes = boxesBeside(path)
    const first = boxAt(boxes, points[0]!)
    const last = boxAt(boxes, points.at(-1)!)
    const [start, end] = [
      points[0]!,
      points.at(-1)!,
    ]
    const via = hasLabel(svg, path) || points.length > 3
      ? points.slice(1, -1)
      : []
    const line = [
      first
        ? side(first, end, horizontal, 0)
        : start,
      ...via,
      last
        ? side(last, start, horizontal, path.hasAttribute('marker-end')
            ? ARROW
            : 0)
        : end,
    ]
    // Anything but a way straight ahead, as in a loop, stays as dagre drew it.
    if (first && last && ahead(line, horizontal))
      path.setAttribute('d', curve(line, horizontal))
  }
}

/** The rectangular and rhombic nodes in the same coordinate system as the path. */
function boxesBeside(path: Element): Box[] {
  const root = path.closest('g.root')
  return [
    ...root?.querySelectorAll<SVGGElement>('g.node') ?? [],
  ].flatMap((node) => {
    const size = sizeOf(node.querySelector(':scope > .label-container'))
    const at = translationOf(node)
    if (!size || node.closest('g.root') !== root || !at)
      return []
    const [w, h] = [size.width / 2, size.height / 2]
    const { x: cx, y: cy } = at
    return [
      {
        cx,
        cy,
        left: cx - w,
        right: cx + w,
        top: cy - h,
        bottom: cy + h,
      },
    ]
  })
}

function sizeOf(shape: Element | null): { width: number, height: number } | undefined {
  if (shape?.tagName === 'rect') {
    return {
      width: Number(shape.getAttribute('width')),
      height: Number(shape.getAttribute('height')),
    }
  }
  if (shape?.tagName !== 'polygon')
    return undefined
  const numbers = (shape.getAttribute('points') ?? '').split(/[\s,]+/).filter(Boolean).map(Number)
  const xs = numbers.filter((_, i) => i % 2 === 0)
  const ys = numbers.filter((_, i) => i % 2 === 1)
  return { width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) }
}

function boxAt(boxes: Box[], { x, y }: Point): Box | undefined {
  return boxes.find(box => x > box.left - 6 && x < box.right + 6 && y > box.top - 6 && y < box.bottom + 6)
}

/** The middle of the box's side that looks to the point. */
function side(box: Box, to: Point, horizontal: boolean, gap: number): Point {
  if (horizontal) {
    return {
      x: to.x > box.cx
        ? box.right + gap
        : box.left - gap,
      y: box.cy,
    }
  }
  return {
    x: box.cx,
    y: to.y > box.cy
      ? box.bottom + gap
      : box.top - gap,
  }
}

function ahead(line: Point[], horizontal: boolean): boolean {
  const steps = line.slice(1).map((point, i) => horizontal
    ? point.x - line[i]!.x
    : point.y - line[i]!.y)
  return steps.every(step => step > 4) || steps.every(step => step < -4)
}

function curve(line: Point[], horizontal: boolean): string {
  return line.map((point, i) => {
    if (i === 0)
      return `M${point.x},${point.y}`
    const from = line[i - 1]!
    const [mx, my] = [(from.x + point.x) / 2, (from.y + point.y) / 2]
    const controls = horizontal
      ? `${mx},${from.y} ${mx},${point.y}`
      : `${from.x},${my} ${point.x},${my}`
    return `C${controls} ${point.x},${point.y}`
  }).join(' ')
}

function hasLabel(svg: SVGElement, path: SVGPathElement): boolean {
  const label = svg.querySelector(`.edgeLabel [data-id="${CSS.escape(path.dataset.id ?? '')}"]`)
  return Boolean(label?.textContent?.trim())
}
