/** How charts are drawn in PowerPoint: natively, with their data, wherever it has such a chart. */
import type { ChartSpec } from '../../charts/index.ts'
import type { Box, Brush, ChartPainter } from '../brush.ts'
import { placeDrawing } from '../brush.ts'
import { bar } from './bar.ts'
import { heat } from './heat.ts'
import { line } from './line.ts'
import { multiples } from './multiples.ts'
import { panels } from './panels.ts'
import { radar } from './radar.ts'
import { share } from './share.ts'

/** Rows of named dots and named points on two scales are no charts of PowerPoint's; its treemaps are drawn by no other program. */
const drawing = (brush: Brush, { alt }: ChartSpec, box: Box): void => placeDrawing(brush, alt, box)

const painters: { readonly [K in ChartSpec['kind']]: ChartPainter<K> } = {
  bar,
  dot: drawing,
  heat,
  line,
  multiples,
  panels,
  positions: drawing,
  radar,
  share,
  treemap: drawing,
}

export function paintChart(brush: Brush, spec: ChartSpec, box: Box): void {
  (painters[spec.kind] as ChartPainter<ChartSpec['kind']>)(brush, spec as never, box)
}

/** Whether PowerPoint is given the browser's drawing, since it has no such chart. */
export const isDrawn = ({ kind }: ChartSpec): boolean => painters[kind] === drawing
