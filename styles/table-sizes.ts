import { tableWidth } from '../scripts/slides/layouts/table-style.ts'

/** The widths (px) of a table's columns and its height (px) as the custom properties that `tables.css` reads. */
export function tableSizes(columns: readonly number[] = [], height?: number): Record<string, string> {
  return {
    ...Object.fromEntries(columns.map((width, i) => [`--pd-column-${i + 1}`, `${width}px`])),
    ...(columns.length > 0 && { '--pd-table-width': `${tableWidth(columns)}px` }),
    ...(height !== undefined && { '--pd-table-height': `${height}px` }),
  }
}
