/** Adds a native chart whose numbers read as on the slide. */
import type PptxGenJS from 'pptxgenjs'
import type { Box, Brush } from '../brush.ts'
import { inches, points } from '../brush.ts'
import { seriesFormat } from './number-format.ts'

/** A series of a chart with a value a category; null is a gap. */
export interface PptxSeries {
  readonly name: string
  readonly values: readonly (number | null)[]
  /** How the slide writes the values; null where it doesn't. */
  readonly labels: readonly (string | null)[]
}

interface ChartParts {
  readonly alt: string
  readonly box: Box
  readonly categories: readonly string[]
  readonly series: readonly PptxSeries[]
  /** Only the last value of each series is written beside its mark, or the first one, too. */
  readonly ends?: 'last' | 'both'
}

export function addChart(brush: Brush, kind: PptxGenJS.CHART_NAME, { alt, box, categories, series, ends }: ChartParts, options: PptxGenJS.IChartOpts): void {
  const { slide, theme, charts } = brush
  charts.push(series.map(({ values, labels }) => ({
    values,
    ...seriesFormat(values.map((value, i) => value === null ? null : { value, label: labels[i] ?? null }), theme.language),
    ends: ends ? [...ends === 'both' ? [{ at: values.findIndex(value => value !== null), position: 'l' as const }] : [], { at: values.findLastIndex(value => value !== null), position: 'r' as const }] : [],
  })))
  slide.addChart(kind, series.map(({ name, values }) => ({ name, labels: [...categories], values: [...values] as number[] })), {
    ...looks(brush, alt, box),
    ...options,
  })
}

/** What all charts share: fonts, colours, no frame, the alternative text. */
function looks({ theme }: Brush, alt: string, box: Box): PptxGenJS.IChartOpts {
  const label = { fontFace: theme.font, fontSize: points(18), color: theme.text }
  return {
    ...inches(box),
    altText: alt,
    catAxisLabelFontFace: label.fontFace,
    catAxisLabelFontSize: label.fontSize,
    catAxisLabelColor: label.color,
    valAxisLabelFontFace: label.fontFace,
    valAxisLabelFontSize: points(15),
    valAxisLabelColor: theme.muted,
    dataLabelFontFace: label.fontFace,
    dataLabelFontSize: label.fontSize,
    dataLabelColor: label.color,
    legendFontFace: label.fontFace,
    legendFontSize: points(16),
    legendColor: label.color,
    legendPos: 't',
    catAxisLineColor: theme.muted,
    catGridLine: { style: 'none' },
    valGridLine: { style: 'none' },
    displayBlanksAs: 'gap',
  } as PptxGenJS.IChartOpts
}
