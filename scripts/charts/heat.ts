import type { HeatmapSeriesOption } from 'echarts'
import type { ChartBase, ChartKind, ChartTheme } from './chart.ts'
import { splitEvenly } from '../slides/layouts/split.ts'
import { axisName, baseOption, columnWidth, cutNames, DEFAULT_HEIGHT, DEFAULT_WIDTH, labelSize, literal } from './chart.ts'

/** What a field of the map holds: a position among `levels` (from 1) and the words on it. */
export interface HeatCell {
  readonly level: number
  readonly label: string
}

/**
 * A map of rows × columns in soft tints, the stronger the darker; `null` leaves a field empty. Where the
 * levels have names, each field shows as many marks, so that the map can be read without its colours.
 */
export interface HeatSpec extends ChartBase {
  readonly kind: 'heat'
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** How many steps the ramp has. */
  readonly levels: number
  /** Names of the steps from weakest to strongest. */
  readonly levelNames?: readonly string[]
  /** Which rows or columns have their names in the accent colour. */
  readonly focus?: { readonly rows: readonly boolean[], readonly columns: readonly boolean[] }
  /** One list a row, one cell a column. */
  readonly cells: readonly (readonly (HeatCell | null)[])[]
}

type Field = Exclude<NonNullable<HeatmapSeriesOption['data']>[number], readonly unknown[] | string | number> & { readonly name: string }

const MAX_ROW = 96
const MAX_HEAD = 64
const HEAD_LINES = 3

/** So many rows with names of two lines fit the height of a slide, and so many columns its width. */
const MOST_ROWS = 9
const MOST_COLUMNS = 5
const ROW_NAME = { width: 0.28 * DEFAULT_WIDTH, lines: 2 }
const COLUMN_LINES = 2
/** px that the name of one of so many columns may take. */
const columnNameWidth = (columns: number): number => (DEFAULT_WIDTH - ROW_NAME.width - 20) / columns - 12

export const heat: ChartKind<HeatSpec> = {
  numbers: spec => spec.rows.map((name, y) => ({
    name,
    values: spec.columns.flatMap((column, x) => spec.cells[y]![x] ? [{ name: column, value: spec.cells[y]![x]!.label }] : []),
  })),

  marks: spec => spec.cells.flat().filter(cell => cell !== null).length,

  height: spec => MAX_HEAD + spec.rows.length * MAX_ROW,

  split(spec, measure) {
    const parts = splitEvenly([...spec.rows.keys()], MOST_ROWS).flatMap(ys =>
      splitEvenly([...spec.columns.keys()], MOST_COLUMNS).map(xs => ({ xs, ys })))
    return parts.map(({ xs, ys }) => {
      const rows = cutNames(ys.map(y => spec.rows[y]!), ROW_NAME.width, ROW_NAME.lines, measure)
      const columns = cutNames(xs.map(x => spec.columns[x]!), columnNameWidth(xs.length), COLUMN_LINES, measure)
      return {
        spec: { ...spec, ...(spec.focus && { focus: { rows: ys.map(y => spec.focus!.rows[y]!), columns: xs.map(x => spec.focus!.columns[x]!) } }), rows: rows.names, columns: columns.names, cells: ys.map(y => xs.map(x => spec.cells[y]![x]!)) },
        whole: [...rows.whole, ...columns.whole],
      }
    })
  },

  first: (spec, count) => ({
    ...spec,
    ...(spec.focus && { focus: { ...spec.focus, rows: spec.focus.rows.slice(0, count) } }),
    rows: spec.rows.slice(0, count),
    cells: spec.cells.slice(0, count),
  }),

  option(spec, theme) {
    const fontSize = labelSize(theme, spec.rows.length * Math.ceil(spec.columns.length / 3))
    const ramp = theme.ramp(spec.levels)
    const rowName = columnWidth(spec.rows, fontSize, 0.3 * (theme.width ?? DEFAULT_WIDTH))
    const columnName = ((theme.width ?? DEFAULT_WIDTH) - rowName - 20) / spec.columns.length - 8
    const columnBox = { size: fontSize, bold: true, width: columnName, most: HEAD_LINES }
    const head = 14 + fontSize * 1.3 * Math.max(...spec.columns.map(name => theme.lines(name, columnBox).length))
    const row = ((theme.height ?? DEFAULT_HEIGHT) - head) / spec.rows.length
    const linesOf = (high: number) => Math.max(1, Math.floor(high / (fontSize * 1.3)))
    const rowBox = { size: fontSize, width: rowName, most: linesOf(row - 2) }
    const label = { fontFamily: theme.fontFamily, fontSize }
    /** The marks beside the word or above it; where there is no room for both, the word alone. */
    const words = (cell: HeatCell, isTop: boolean): string => {
      const box = { size: fontSize, bold: isTop || !spec.levelNames, width: columnName - 12 }
      const dots = spec.levelNames ? marks(cell.level, spec.levels) : ''
      const beside = box.width - (spec.levels + 0.5) * fontSize
      const [line, ...more] = theme.lines(cell.label, { ...box, width: Math.max(fontSize, beside), most: 2 })
      if (dots && !more.length && line === cell.label.trim() && beside > fontSize)
        return `${dots} ${literal(cell.label)}`
      const most = linesOf(row - 12)
      const isAbove = dots && most > 1 && spec.levels * fontSize <= box.width
      return [...(isAbove ? [dots] : []), ...theme.lines(cell.label, { ...box, most: isAbove ? most - 1 : most }).map(literal)].join('\n')
    }
    const field = (cell: HeatCell | null, x: number, y: number): Field => {
      const isTop = cell?.level === spec.levels
      return {
        value: [x, y, cell?.level ?? 0],
        name: cell?.label ?? '',
        itemStyle: { color: cell ? ramp[cell.level - 1]! : 'transparent', borderColor: theme.surface, borderWidth: 6, borderRadius: 14 },
        label: {
          show: true,
          formatter: () => cell ? words(cell, isTop) : '–',
          ...label,
          color: cell ? theme.text : theme.muted,
          fontWeight: isTop || !spec.levelNames ? 700 : 400,
          lineHeight: fontSize * 1.25,
          rich: { marks: { ...label, fontSize: fontSize - 2, color: theme.text, width: spec.levels * (fontSize - 2) + 6, align: 'left' } },
        },
      }
    }
    return {
      ...baseOption(spec, theme),
      tooltip: {
        show: !theme.print,
        confine: true,
        formatter: (params: unknown) => tooltip(spec, params),
      },
      // ECharts wants it; without it a heat map isn't drawn.
      visualMap: {
        show: false,
        type: 'piecewise',
        dimension: 2,
        pieces: [{ value: 0, color: 'transparent' }, ...ramp.map((color, i) => ({ value: i + 1, color }))],
      },
      grid: {
        left: rowName + 20,
        right: 0,
        top: head,
        bottom: 0,
        outerBoundsMode: 'none',
      },
      xAxis: {
        type: 'category',
        position: 'top',
        data: [...spec.columns],
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: {
          ...label,
          color: nameColor(spec.focus?.columns, theme),
          interval: 0,
          fontWeight: 700,
          formatter: axisName(theme, columnBox),
          lineHeight: fontSize * 1.3,
          margin: 10,
        },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: [...spec.rows],
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: {
          ...label,
          color: nameColor(spec.focus?.rows, theme),
          interval: 0,
          formatter: axisName(theme, rowBox),
          lineHeight: fontSize * 1.3,
          margin: 20,
        },
      },
      series: [
        {
          type: 'heatmap',
          cursor: 'default',
          data: spec.cells.flatMap((row, y) => row.map((cell, x) => field(cell, x, y))),
          emphasis: { disabled: true },
        },
      ],
    }
  },
}

/** So many filled marks of so many, as rich text of ECharts. */
const marks = (level: number, of: number): string => `{marks|${'●'.repeat(level)}${'○'.repeat(of - level)}}`

function tooltip(spec: HeatSpec, params: unknown): HTMLElement | string {
  const { value, name } = params as { value: [number, number, number], name: string }
  const element = document.createElement('span')
  element.textContent = `${spec.rows[value[1]]} · ${spec.columns[value[0]]}: ${name}`
  return element
}

const nameColor = (focus: readonly boolean[] | undefined, theme: ChartTheme) => (_?: string | number, at?: number): string =>
  at !== undefined && focus?.[at] ? theme.accent : theme.text
