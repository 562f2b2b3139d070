/** What charts of several panels share: the names above them, and a value at the end of each. */
import type { TitleComponentOption } from 'echarts'
import type { ChartTheme } from './chart.ts'
import { axisName, literal } from './chart.ts'

/** Leading of names, as a multiple of their size. */
const LEADING = 1.3

/** A panel's name, and where it stands in px. */
export interface PanelName {
  readonly name: string
  readonly left: number
  readonly top: number
}

/** Names of panels in lines of a width (px), of which there are no more than so many. */
export function panelTitles(theme: ChartTheme, names: readonly PanelName[], width: number, most: number): TitleComponentOption[] {
  const write = axisName(theme, { size: theme.fontSize, bold: true, width, most })
  return names.map(({ name, left, top }) => ({
    left,
    top,
    text: write(name),
    padding: 0,
    textStyle: { fontFamily: theme.fontFamily, fontSize: theme.fontSize, color: theme.text, fontWeight: 700, lineHeight: theme.fontSize * LEADING },
  }))
}

/** px that the highest of the names takes. */
export function titleHeight(theme: ChartTheme, names: readonly string[], width: number, most: number): number {
  const lines = names.map(name => theme.lines(name, { size: theme.fontSize, bold: true, width, most }).length)
  return Math.max(0, ...lines) * theme.fontSize * LEADING
}

/** A value as a person writes it, beside the mark of its number. */
export const valueLabel = (theme: ChartTheme, text: string) => ({
  fontFamily: theme.fontFamily,
  fontSize: theme.fontSize,
  color: theme.text,
  fontWeight: 700 as const,
  show: true,
  formatter: () => literal(text),
})
