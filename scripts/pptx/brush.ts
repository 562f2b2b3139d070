/** What layouts draw with: boxes in px of the 1280 × 720 canvas, colours and fonts of the deck. */
import type PptxGenJS from 'pptxgenjs'
import type { ChartSpec } from '../charts/index.ts'
import type { Card, Figure, Rich, Run, Size, Table } from '../slides/model.ts'
import type { DrawnSeries } from './chart-numbers.ts'
import type { Theme } from './theme.ts'
import { Buffer } from 'node:buffer'
import { CONTENT_WIDTH } from '../slides/canvas.ts'
import { isNumeric } from '../slides/layouts/table-style.ts'

/** px on the canvas. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export interface TextStyle {
  /** px. */
  readonly size: number
  readonly bold?: boolean
  /** `rrggbb`; the colour of text where it isn't stated. */
  readonly color?: string
  readonly align?: 'left' | 'center' | 'right'
  readonly valign?: 'top' | 'middle' | 'bottom'
}

/** A drawing of the browser: vectors, and the same in pixels for programs that take none. */
export interface Drawing {
  readonly svg: string
  readonly png: Uint8Array
  /** Width to height. */
  readonly aspect: number
}

/** What a layout is given besides its slide. */
export interface Brush {
  readonly slide: PptxGenJS.Slide
  readonly theme: Theme
  /** The slide's diagram or chart as the browser draws it. */
  readonly drawing?: Drawing
  /** The slide's text as the browser shows it, a line each. */
  readonly lines: readonly string[]
  readonly kinds: PptxGenJS['ChartType']
  /** The native charts of the presentation so far, to which a painter adds its own. */
  readonly charts: (readonly DrawnSeries[])[]
}

const PX_PER_INCH = 96
const POINTS_PER_PX = 0.75

export const inches = ({ x, y, w, h }: Box): PptxGenJS.PositionProps => ({ x: x / PX_PER_INCH, y: y / PX_PER_INCH, w: w / PX_PER_INCH, h: h / PX_PER_INCH })
export const points = (px: number): number => Math.round(px * POINTS_PER_PX * 10) / 10

/** Runs of a text as PowerPoint has them: emphasis, links, and a dagger for corrections. */
export function runs(rich: Rich, theme: Theme, { size, bold, color }: TextStyle, breakLine = false): PptxGenJS.TextProps[] {
  const props = rich.flatMap(run => textProps(run, theme, { size, bold, color }))
  return breakLine && props.length > 0
    ? [...props.slice(0, -1), { ...props.at(-1)!, options: { ...props.at(-1)!.options, breakLine: true } }]
    : props
}

function textProps(run: Run, theme: Theme, style: TextStyle): PptxGenJS.TextProps[] {
  const options: PptxGenJS.TextPropsOptions = {
    fontFace: theme.font,
    lang: theme.language,
    fontSize: points(style.size),
    bold: (run.strong ?? false) || (style.bold ?? false),
    color: run.focus || run.href ? theme.accent : style.color ?? theme.text,
    ...(run.href !== undefined && { hyperlink: { url: run.href } }),
  }
  const mark = run.corrections?.length ? [{ text: '†', options: { ...options, bold: true, color: theme.accent, superscript: true } }] : []
  return [{ text: run.text, options }, ...mark]
}

export const plainText = (text: string): Rich => [{ text }]

/** A box of text; too long a text is set smaller. */
export function writeText({ slide, theme }: Brush, rich: Rich, box: Box, style: TextStyle): void {
  slide.addText(runs(rich, theme, style), { ...inches(box), margin: 0, align: style.align ?? 'left', valign: style.valign ?? 'top', fit: 'shrink' })
}

/** Paragraphs one below the other. */
export function writeList({ slide, theme }: Brush, items: readonly Rich[], box: Box, style: TextStyle & { readonly bullets?: boolean, readonly gap?: number }): void {
  if (items.length === 0)
    return
  const paragraphs = items.flatMap(item => runs(item, theme, style, true).map((run, i, all) => ({
    ...run,
    options: {
      ...run.options,
      ...(style.bullets && i === 0 && { bullet: { indent: points(20) } }),
      paraSpaceAfter: points(style.gap ?? 12),
      breakLine: i === all.length - 1,
    },
  })))
  slide.addText(paragraphs, { ...inches(box), margin: 0, align: style.align ?? 'left', valign: style.valign ?? 'top', fit: 'shrink' })
}

export function fillBox({ slide }: Brush, box: Box, color: string): void {
  slide.addShape('rect', { ...inches(box), fill: { color }, line: { color, width: 0 } })
}

export const TITLE: Box = { x: 64, y: 56, w: 1152, h: 96 }
export const CONTENT: Box = { x: 64, y: 172, w: 1152, h: 472 }

/** px, as in `styles/tables.css`. */
const TABLE_SIZES: Readonly<Record<Size | 'regular', number>> = { small: 18, regular: 20, medium: 22, large: 24, huge: 28 }

/** A native table with the widths that fitting has stated. */
export function writeTable({ slide, theme }: Brush, table: Table, box: Box): void {
  const { head, rows, widths, size: step, height } = table
  const size = TABLE_SIZES[step ?? 'regular']
  const border: PptxGenJS.BorderProps = { type: 'solid', color: theme.line, pt: 0.75 }
  const none: PptxGenJS.BorderProps = { type: 'none' }
  const margin: [number, number, number, number] = [points(7), points(12), points(7), points(8)]
  const alignOf = (column: number) => isNumeric(table, column) ? 'right' : 'left'
  const header = head.map((cell, i): PptxGenJS.TableCell => ({
    text: runs(cell, theme, { size, bold: true }),
    options: { fill: { color: theme.surface2 }, border: [none, none, { ...border, color: theme.accent }, none], margin, align: alignOf(i), valign: 'bottom' },
  }))
  const body = rows.map(row => row.map((cell, i): PptxGenJS.TableCell => ({
    text: [
      ...(cell.rating ? runs([{ strong: cell.best, text: `${'●'.repeat(cell.rating.level)}${'○'.repeat(cell.rating.of - cell.rating.level)} ${cell.rating.label}${cell.text.length > 0 ? ' ' : ''}` }], theme, { size }) : []),
      ...runs(cell.text, theme, { size, bold: i === 0 || cell.best }),
    ],
    options: { border: [none, none, border, none], margin, align: alignOf(i), valign: 'middle' },
  })))
  slide.addTable([header, ...body], {
    ...inches(box),
    h: undefined,
    ...(height !== undefined && { rowH: [0, ...rows.map(() => Math.min(height, box.h - 40) / rows.length / PX_PER_INCH)] }),
    colW: head.map((_, i) => (widths ? widths[i]! / CONTENT_WIDTH : 1 / head.length) * box.w / PX_PER_INCH),
    autoPage: false,
  } as PptxGenJS.TableProps)
}

const CARD_PADDING = 22

/** A card: its number, where it has one, its title and its text. */
export function writeCard(brush: Brush, { title, text }: Card, { x, y, w, h }: Box, size: number, number?: string): void {
  const { slide, theme } = brush
  fillBox(brush, { x, y, w, h }, theme.surface2)
  const above = number === undefined ? 16 : 48
  if (number !== undefined)
    writeText(brush, plainText(number), { x: x + CARD_PADDING, y: y + 16, w: w - 2 * CARD_PADDING, h: 26 }, { size: 17, bold: true, color: theme.accent })
  const inner = { x: x + CARD_PADDING, y: y + above, w: w - 2 * CARD_PADDING, h: h - above - 16 }
  slide.addText([...runs(title, theme, { size: size + 2, bold: true }, true), ...runs(text, theme, { size })], { ...inches(inner), margin: 0, valign: 'top', fit: 'shrink' })
}

/** A number that stands out, with what it counts below. */
export function writeFigure(brush: Brush, { value, label }: Figure, box: Box): void {
  const size = Math.min(64, box.w / Math.max(2, value.length) * 1.5)
  writeText(brush, plainText(value), { ...box, h: 80 }, { size, bold: true, color: brush.theme.accent, valign: 'bottom' })
  writeText(brush, plainText(label), { ...box, y: box.y + 84, h: box.h - 84 }, { size: 18, color: brush.theme.muted })
}

/** A drawing as large as the box allows, in its middle; its alternative text is what a reader hears. */
export function placeDrawing({ slide, drawing }: Brush, alt: string, box: Box): void {
  if (!drawing)
    return
  const w = Math.min(box.w, box.h * drawing.aspect)
  const h = w / drawing.aspect
  slide.addImage({
    ...inches({ x: box.x + (box.w - w) / 2, y: box.y + (box.h - h) / 2, w, h }),
    data: `data:image/svg+xml;base64,${Buffer.from(drawing.svg).toString('base64')}`,
    altText: alt,
  })
}

/** A kind of chart, drawn natively where PowerPoint has it. */
export type ChartPainter<K extends ChartSpec['kind']> = (brush: Brush, spec: Extract<ChartSpec, { kind: K }>, box: Box) => void
