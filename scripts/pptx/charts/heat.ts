import type PptxGenJS from 'pptxgenjs'
import type { ChartPainter } from '../brush.ts'
import { inches, plainText, points, runs } from '../brush.ts'
import { rampColor } from '../theme.ts'

/** PowerPoint has no heat map: a table with shaded cells, which can be edited as well. */
export const heat: ChartPainter<'heat'> = ({ slide, theme }, { rows, columns, cells, levels }, box) => {
  const size = 17
  const cell = (text: string, options: PptxGenJS.TableCellProps, bold = false): PptxGenJS.TableCell => ({
    text: runs(plainText(text), theme, { size, bold }),
    options: { valign: 'middle', border: { type: 'solid', color: theme.surface, pt: 2 }, margin: [2, 4, 2, 4], ...options },
  })
  const first = 0.28 * box.w
  const inch = (px: number) => inches({ x: 0, y: 0, w: px, h: 0 }).w as number
  slide.addTable([
    [cell('', {}), ...columns.map(name => cell(name, { align: 'center', valign: 'bottom' }, true))],
    ...rows.map((name, y) => [
      cell(name, {}),
      ...columns.map((_, x) => {
        const field = cells[y]![x]
        return cell(field?.label ?? '', { align: 'center', ...(field && { fill: { color: rampColor(theme, field.level, levels) } }) }, true)
      }),
    ]),
  ], {
    ...inches(box),
    colW: [inch(first), ...columns.map(() => inch((box.w - first) / columns.length))],
    rowH: [undefined, ...rows].map(() => inch(Math.min(72, box.h / (rows.length + 1)))),
    fontSize: points(size),
    autoPage: false,
  })
}
