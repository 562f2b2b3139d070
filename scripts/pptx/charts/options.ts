import type PptxGenJS from 'pptxgenjs'
import type { Box, Brush } from '../brush.ts'
import { inches, points } from '../brush.ts'

/** What all charts share: fonts, colours, no frame, the alternative text. */
export function chartOptions({ theme }: Brush, alt: string, box: Box): PptxGenJS.IChartOpts {
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
  } as PptxGenJS.IChartOpts
}
