import type { Diagram } from './diagram.ts'
import { label, lines } from './mermaid.ts'

export interface Layer {
  readonly name: string
  readonly items: readonly string[]
}

/** A stack of layers in one entity's colour, the first on top: its name at the left, its items side by side. */
export function layers(stack: readonly Layer[], color: number, alt: string): Diagram {
  const columns = Math.max(1, ...stack.map(layer => layer.items.length))
  const rows = stack.flatMap(({ name, items }, y) => [
    `  l${y + 1}[${label(name)}]:1`,
    ...items.map((item, x) => `  l${y + 1}n${x + 1}[${label(item)}]:${span(x, items.length, columns)}`),
    `  class l${y + 1} layer`,
    `  class ${items.map((_, x) => `l${y + 1}n${x + 1}`).join(',')} c${color % 10}`,
  ])
  return {
    mermaid: lines('block', `  columns ${columns + 1}`, rows),
    alt,
    nodes: stack.length + stack.reduce((sum, layer) => sum + layer.items.length, 0),
  }
}

/** How many columns an item takes: the last one takes all that is left, so that each row is full. */
function span(index: number, count: number, columns: number): number {
  const each = Math.floor(columns / count)
  return index === count - 1
    ? columns - each * index
    : each
}
