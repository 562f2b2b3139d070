/** An area of cells: how far from the left and the top it begins, and how many cells it is wide and high. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Areas that cover each dark cell of a grid once and no other: far fewer shapes to draw than cells. */
export function darkAreas(rows: readonly (readonly boolean[])[]): Area[] {
  const left = rows.map(row => [...row])
  return left.flatMap((row, y) => row.flatMap((_, x) => {
    if (!row[x])
      return []
    const end = row.indexOf(false, x)
    const width = (end < 0 ? row.length : end) - x
    let height = 0
    while (left[y + height]?.slice(x, x + width).every(Boolean))
      left[y + height++]!.fill(false, x, x + width)
    return [{ x, y, width, height }]
  }))
}
