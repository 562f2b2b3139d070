/** How charts are drawn in PowerPoint: natively, with their data, wherever it has such a chart. */
import type { ChartSpec } from '../../charts/index.ts'
import type { Box, Brush, ChartPainter } from '../brush.ts'
import { placeDrawing } from '../brush.ts'
import { bar } from './bar.ts'
import { heat } from './heat.ts'
import { line } from './line.ts'
import { multiples } from './multiples.ts'
import { panels } from './panels.ts'
import { share } from './share.ts'

const painters: { readonly [K in ChartSpec['kind']]: ChartPainter<K> } = {
  bar,
  heat,
  line,
  multiples,
  panels,
  // Named points on a map of two scales are no chart of PowerPoint's.
  positions: (brush, spec, box) => placeDrawing(brush, spec.alt, box),
  share,
}

export function paintChart(brush: Brush, spec: ChartSpec, box: Box): void {
  (painters[spec.kind] as ChartPainter<ChartSpec['kind']>)(brush, spec as never, box)
}
