import type { PptxLayout } from './layout.ts'
import { CONTENT, fillBox, writeFigure, writeList } from '../brush.ts'
import { paintChart } from '../charts/index.ts'

/** As in `layouts/chart.vue`: the chart, and beside it what it says. */
const ASIDE = 376
const GAP = 56
const FIGURE = 130

export const chart: PptxLayout<'chart'> = {
  draw(brush, { chart, figure, takeaways }) {
    const hasAside = figure !== undefined || takeaways.length > 0
    const w = hasAside ? CONTENT.w - ASIDE - GAP : CONTENT.w
    paintChart(brush, chart, { ...CONTENT, w })
    const aside = { x: CONTENT.x + w + GAP, y: CONTENT.y, w: ASIDE, h: CONTENT.h }
    if (figure)
      writeFigure(brush, figure, { ...aside, h: FIGURE })
    const used = figure ? FIGURE + 16 : 0
    if (takeaways.length > 0)
      fillBox(brush, { ...aside, y: aside.y + used, h: 2 }, brush.theme.accent)
    writeList(brush, takeaways, { ...aside, y: aside.y + used + 16, h: aside.h - used - 16 }, { size: 20, gap: 18 })
  },
}
