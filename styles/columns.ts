/** The widths (px) of a table's columns as the custom properties that `tables.css` reads. */
export function columnWidths(columns: readonly number[] | undefined): Record<string, string> {
  return Object.fromEntries((columns ?? []).map((width, i) => [`--pd-column-${i + 1}`, `${width}px`]))
}
