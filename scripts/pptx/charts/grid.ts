import type { Box } from '../brush.ts'

const GAP = 24

/** So many boxes in rows and columns, about as wide as high. */
export function grid(count: number, { x, y, w, h }: Box): Box[] {
  const columns = Math.max(1, Math.min(count, Math.round(Math.sqrt(count * w / h / 1.4))))
  const rows = Math.ceil(count / columns)
  const [width, height] = [(w - GAP * (columns - 1)) / columns, (h - GAP * (rows - 1)) / rows]
  return Array.from({ length: count }, (_, i) => ({
    x: x + (i % columns) * (width + GAP),
    y: y + Math.floor(i / columns) * (height + GAP),
    w: width,
    h: height,
  }))
}
