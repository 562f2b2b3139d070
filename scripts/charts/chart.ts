import type { EChartsOption } from 'echarts'
import type { Measure } from '../slides/measure.ts'

/** What the page lends to a chart; colours are CSS colours already resolved for light or dark. */
export interface ChartTheme {
  readonly text: string
  readonly muted: string
  readonly line: string
  readonly surface: string
  readonly accent: string
  /** What stands back beside the accent. */
  readonly quiet: string
  /** Categorical colours; series and categories index into it, modulo its length. */
  readonly palette: readonly string[]
  /** Ordinal colours from weakest to strongest for any number of levels ≥ 1. */
  readonly ramp: (levels: number) => readonly string[]
  /** Black or white: the one that can be read on the colour. */
  readonly on: (color: string) => string
  /** A text in lines of a width (px), of which there are no more than so many. */
  readonly lines: (text: string, options: { readonly size: number, readonly bold?: boolean, readonly width: number, readonly most: number }) => readonly string[]
  readonly fontFamily: string
  /** Of the deck, as a tag such as `en`: numbers are written as its people do. */
  readonly language: string
  /** px; labels are never smaller. */
  readonly fontSize: number
  /** px that the drawing is wide. */
  readonly width?: number
  /** px that it is high. */
  readonly height?: number
  /** Printing: no animation, no tooltips. */
  readonly print: boolean
}

/** What all charts say of themselves. */
export interface ChartBase {
  /** Alternative text made from the data. */
  readonly alt: string
  /** What is counted, shown at the value axis. */
  readonly unit?: string
}

/** A part of a chart that fits, and the names that had to be cut in it. */
export interface ChartPart<Spec> {
  readonly spec: Spec
  readonly whole: readonly string[]
}

/** A kind of chart: how a spec of plain data is drawn. */
export interface ChartKind<Spec> {
  readonly option: (spec: Spec, theme: ChartTheme) => EChartsOption
  /** What the marks stand for, by name, for the speaker notes. */
  readonly numbers: (spec: Spec, language: string) => readonly ChartNumbers[]
  /** How many marks the drawing must show; what a test in a browser counts. */
  readonly marks: (spec: Spec) => number
  /** px beyond which more height would only spread the marks apart. */
  readonly height: (spec: Spec) => number
  /** The parts that fit beside their takeaways; a chart that fits is its only part. */
  readonly split: (spec: Spec, measure: Measure) => readonly ChartPart<Spec>[]
  /** The spec with the first of its rows alone (bars, lines, points); none where there are never many. */
  readonly first?: (spec: Spec, count: number) => Spec
  /** What the colours mean, if the marks don't say it themselves; shown above the drawing. */
  readonly legend?: (spec: Spec, theme: ChartTheme) => readonly LegendEntry[]
}

/** A category or row of a chart, and its values, each with the name of its series or column where there are several. */
export interface ChartNumbers {
  readonly name: string
  readonly values: readonly { readonly name?: string, readonly value: string }[]
}

export interface LegendEntry {
  readonly name: string
  readonly color: string
}

export const DEFAULT_WIDTH = 712
export const DEFAULT_HEIGHT = 480

/** Names of bars, rows and columns, as ECharts sets them. */
const LABEL = { size: 18, leading: 1.3 }

/** px that a text takes, about: a Chinese character is as wide as its size, a digit 0.66 of it, others 0.6. */
export function textWidth(text: string, fontSize: number): number {
  return [...text].reduce((sum, char) => sum + (char.codePointAt(0)! > 0x2E7F ? 1 : /\d/.test(char) ? 0.66 : 0.6), 0) * fontSize
}

/** How many lines a text takes that is broken between words, or between Chinese characters. */
export function textLines(text: string, fontSize: number, width: number): number {
  let lines = 1
  let used = 0
  for (const word of text.match(/[\u2E80-\uFFFF]|[^\s\u2E80-\uFFFF]+\s*/g) ?? []) {
    if (used > 0 && used + textWidth(word.trimEnd(), fontSize) > width) {
      lines++
      used = 0
    }
    used += textWidth(word, fontSize)
  }
  return lines
}

/** px of the longest of the texts and what an estimate may lack, at most `max`. */
export function columnWidth(texts: readonly string[], fontSize: number, max: number): number {
  return Math.min(max, Math.ceil(4 + 1.04 * Math.max(0, ...texts.map(text => textWidth(text, fontSize)))))
}

/**
 * A text that ECharts must not take for its own rich text, `{style|text}`, nor for a property of all objects:
 * it keeps the widths of texts in an object, and with `__proto__` it would change every object of the page.
 * A break of no width parts the brace from the word, or ends the name.
 */
export const literal = (text: string): string => text in Object.prototype ? `${text}\u200B` : text.replaceAll('{', '{\u200B')

/** px: few marks have larger labels, many those of the theme. */
export function labelSize(theme: ChartTheme, marks: number): number {
  return theme.fontSize + (marks <= 4 ? 4 : marks <= 7 ? 2 : 0)
}

/** A name in lines, as an axis shows it; whatever it contains is no format of ECharts. */
export function axisName(theme: ChartTheme, options: { readonly size: number, readonly bold?: boolean, readonly width: number, readonly most: number }): (name: string) => string {
  return name => theme.lines(name, options).map(literal).join('\n')
}

/** What every option starts from. */
export function baseOption(spec: ChartBase, theme: ChartTheme): EChartsOption {
  return {
    animation: !theme.print,
    animationDuration: 300,
    backgroundColor: 'transparent',
    aria: {
      enabled: true,
      label: { description: spec.alt },
    },
    textStyle: { fontFamily: theme.fontFamily, fontSize: theme.fontSize, color: theme.text },
    tooltip: {
      show: !theme.print,
      confine: true,
      backgroundColor: theme.surface,
      borderColor: theme.line,
      textStyle: { fontFamily: theme.fontFamily, fontSize: theme.fontSize, color: theme.text },
    },
  }
}

/** Names cut to boxes of so many lines of a width (px), and those that were cut. */
export function cutNames(names: readonly string[], width: number, lines: number, measure: Measure): { readonly names: string[], readonly whole: string[] } {
  const cut = names.map(name => measure.shorten(name, LABEL, width, lines * LABEL.size * LABEL.leading))
  return { names: cut, whole: names.filter((name, i) => cut[i] !== name) }
}

/** The ends and the ticks of an axis for values: from zero, unless they lie close together far from it. */
export function valueRange(values: readonly number[]): { readonly min: number, readonly max: number, readonly interval: number } {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const isFar = low > 0 && low > 0.6 * high
  const bottom = isFar ? low - (high - low) / 4 : Math.min(0, low)
  const top = Math.max(isFar ? bottom : 0, high)
  const rough = ((top - bottom) || Math.abs(top) || 1) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const interval = [1, 2, 2.5, 5, 10].map(step => step * power).find(step => step >= rough)!
  const round = (value: number) => Number(value.toPrecision(12))
  const min = round(Math.floor(bottom / interval) * interval)
  const max = round(Math.ceil(top / interval) * interval)
  return { min, max: max > min ? max : min + interval, interval }
}

/** The numbers at an axis. */
export function axisTicks({ min, max, interval }: ReturnType<typeof valueRange>): number[] {
  return Array.from({ length: Math.round((max - min) / interval) + 1 }, (_, i) => Number((min + i * interval).toPrecision(12)))
}
