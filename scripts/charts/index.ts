/** The kinds of chart: plain numbers → a small spec in a slide's frontmatter → an ECharts option. */
import type { EChartsOption } from 'echarts'
import type { Measure } from '../slides/measure.ts'
import type { BarSpec } from './bar.ts'
import type { ChartKind, ChartNumbers, ChartPart, ChartTheme, LegendEntry } from './chart.ts'
import type { DotSpec } from './dot.ts'
import type { HeatSpec } from './heat.ts'
import type { LineSpec } from './line.ts'
import type { MultiplesSpec } from './multiples.ts'
import type { PanelsSpec } from './panels.ts'
import type { PositionsSpec } from './positions.ts'
import type { RadarSpec } from './radar.ts'
import type { ShareSpec } from './share.ts'
import type { TreemapSpec } from './treemap.ts'
import { bar } from './bar.ts'
import { dot } from './dot.ts'
import { heat } from './heat.ts'
import { line } from './line.ts'
import { multiples } from './multiples.ts'
import { panels } from './panels.ts'
import { positions } from './positions.ts'
import { radar } from './radar.ts'
import { share } from './share.ts'
import { treemap } from './treemap.ts'

export type ChartSpec = BarSpec | DotSpec | HeatSpec | LineSpec | MultiplesSpec | PanelsSpec | PositionsSpec | RadarSpec | ShareSpec | TreemapSpec

const kinds: { [K in ChartSpec['kind']]: ChartKind<Extract<ChartSpec, { kind: K }>> } = { bar, dot, heat, line, multiples, panels, positions, radar, share, treemap }

/** The ECharts option that draws a spec. */
export function chartOption(spec: ChartSpec, theme: ChartTheme): EChartsOption {
  return (kinds[spec.kind] as ChartKind<ChartSpec>).option(spec, theme)
}

/** The numbers behind a chart, for the speaker notes. */
export function chartNumbers(spec: ChartSpec, language: string): readonly ChartNumbers[] {
  return (kinds[spec.kind] as ChartKind<ChartSpec>).numbers(spec, language)
}

/** How many marks (bars, fields, parts) the drawing of a spec has. */
export function chartMarks(spec: ChartSpec): number {
  return (kinds[spec.kind] as ChartKind<ChartSpec>).marks(spec)
}

/** A chart in parts that fit beside their takeaways, each with the names that had to be cut in it. */
export function splitChart(spec: ChartSpec, measure: Measure): readonly ChartPart<ChartSpec>[] {
  return (kinds[spec.kind] as ChartKind<ChartSpec>).split(spec, measure)
}

/** How many rows (bars, lines, points) of a chart there may be any number of; 0 where there are never many. */
export function chartRows(spec: ChartSpec): number {
  return (kinds[spec.kind] as ChartKind<ChartSpec>).first ? chartNumbers(spec, 'en').length : 0
}

/** A chart with the first of its rows alone. */
export function firstOfChart(spec: ChartSpec, count: number): ChartSpec {
  return (kinds[spec.kind] as ChartKind<ChartSpec>).first?.(spec, count) ?? spec
}

/** px beyond which more height makes the drawing no better. */
export function chartHeight(spec: ChartSpec): number {
  return (kinds[spec.kind] as ChartKind<ChartSpec>).height(spec)
}

/** The key to the colours; empty where the marks are labelled themselves. */
export function chartLegend(spec: ChartSpec, theme: ChartTheme): readonly LegendEntry[] {
  return (kinds[spec.kind] as ChartKind<ChartSpec>).legend?.(spec, theme) ?? []
}
