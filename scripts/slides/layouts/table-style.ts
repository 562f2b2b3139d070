import type { TextStyle } from '../measure.ts'
import type { Size } from '../model.ts'
import { BODY, LEAD, SMALL, SMALL_STRONG, STRONG } from '../canvas.ts'

/** How a layout sets its tables, in px. */
export interface TableStyle {
  readonly size?: Size
  readonly text: TextStyle
  /** The first column. */
  readonly strong: TextStyle
  readonly header: TextStyle
  /** Both sides of a cell together. */
  readonly paddingX: number
  /** Above and below a cell, with the rule. */
  readonly paddingY: number
}

/** As in `styles/tables.css`. */
export const LARGE: TableStyle = { size: 'large', text: LEAD, strong: { ...LEAD, bold: true }, header: STRONG, paddingX: 32, paddingY: 25 }
export const REGULAR: TableStyle = { text: BODY, strong: STRONG, header: STRONG, paddingX: 32, paddingY: 21 }
export const DENSE: TableStyle = { size: 'small', text: SMALL, strong: SMALL_STRONG, header: SMALL_STRONG, paddingX: 24, paddingY: 15 }
