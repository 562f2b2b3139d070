import type { Table } from './clean-table.ts'
/** What a table is: the one place that decides. */
import type { Inline } from './document.ts'
import { parseDate } from '../dataset/dates.ts'
import { isTime } from '../sections/time.ts'
import { isEmpty, isWebLink, textOf } from './document.ts'
import { textsOf } from './draft.ts'
import { readAmounts, splitUnit } from './numbers.ts'
import { gradeCells } from './scales.ts'

export type TableKind = 'list' | 'groups' | 'inventory' | 'directory' | 'timeline' | 'series' | 'matrix'

/** A table, and which of its sides holds the things that are compared. */
export interface Classified {
  readonly kind: TableKind
  readonly thingsAre: 'rows' | 'columns'
}

/** Heads of a first column that holds criteria. */
const CRITERIA = /功能|特点|特性|指标|维度|属性|对比|比较|标准|参数|方面|项目|feature|criteri|metric|attribute|property|aspect|dimension|characteristic|parameter|spec/i

/** Heads of a first column that holds things. */
const THINGS = /名称|产品|厂商|供应商|品牌|型号|型|公司|机构|医院|诊所|数据库|服务|工具|模型|方案|城市|name|product|vendor|supplier|brand|model|company|clinic|hospital|database|service|tool|solution|option|system|item|city|country/i

const DATES = /日期|时间|年份|年月|月份|开始|结束|date|year|month|when|time|start|end|deadline|due/i

export function classifyTable(table: Table): Classified {
  const { head, rows } = table
  const columns = head.map((_, x) => rows.map(row => row[x]!))
  if (head.length === 1)
    return { kind: 'list', thingsAre: 'rows' }
  if (columns.slice(1).every(cells => areLinks(cells)))
    return { kind: 'directory', thingsAre: 'rows' }
  if (isTimeline(table, columns))
    return { kind: 'timeline', thingsAre: 'rows' }
  const series = seriesSide(table, columns)
  if (series)
    return { kind: 'series', thingsAre: series }
  if (table.isMerged || isGrouped(columns))
    return { kind: head.length > 3 ? 'inventory' : 'groups', thingsAre: 'rows' }
  return { kind: 'matrix', thingsAre: thingsSide(table, columns) }
}

/** Every cell that says anything is a link and no more. */
export function areLinks(cells: readonly Inline[]): boolean {
  const filled = cells.filter(cell => !isEmpty(cell))
  return filled.length > 0 && filled.every(({ pieces }) => pieces.filter(piece => piece.text.trim()).every(piece => isWebLink(piece.url)) && pieces.filter(piece => isWebLink(piece.url)).length === 1)
}

export const areDates = (cells: readonly Inline[]): boolean => cells.length > 0 && cells.every(cell => parseDate(textOf(cell)) !== undefined)

/** Events with their dates: one or two columns of dates, names, and little else. */
function isTimeline({ head, rows }: Table, columns: readonly (readonly Inline[])[]): boolean {
  const dates = columns.filter((cells, x) => areDates(cells) && (x === 0 || DATES.test(textOf(head[x]!))))
  const others = columns.filter(cells => !areDates(cells))
  return rows.length > 1 && dates.length > 0 && dates.length < 3 && others.length > 0 && others.length < 4
    && others.every(cells => !readAmounts(textsOf(cells)))
}

/** Numbers of one measure over times or names: which side has the series. */
function seriesSide({ head, rows }: Table, columns: readonly (readonly Inline[])[]): Classified['thingsAre'] | undefined {
  const amounts = columns.slice(1).map(cells => readAmounts(textsOf(cells)))
  if (rows.length < 2 || !amounts.every(column => column && column.numbers.filter(number => number !== undefined).length * 2 >= column.numbers.length))
    return undefined
  const headsAreTimes = head.length > 2 && head.slice(1).every(cell => isTime(textOf(cell)))
  const firstIsTimes = columns[0]!.every(cell => isTime(textOf(cell)))
  const units = new Set(amounts.map((column, i) => column!.unit || splitUnit(textOf(head[i + 1]!)).unit))
  const isOneMeasure = units.size === 1
  if (headsAreTimes && isOneMeasure)
    return 'rows'
  if (firstIsTimes && isOneMeasure)
    return 'columns'
  return (isOneMeasure && !units.has('')) || amounts.length === 1 ? 'columns' : undefined
}

/** Names of the first column come back, one after the other, for different things. */
function isGrouped(columns: readonly (readonly Inline[])[]): boolean {
  const [first = [], second = []] = columns.map(cells => textsOf(cells))
  const runs = first.filter((text, y) => y === 0 || text !== first[y - 1]).length
  const distinct = new Set(first).size
  return first.length > 3 && distinct > 1 && distinct <= first.length / 2 && runs === distinct
    && new Set(second).size > 0.8 * second.length && !readAmounts(second) && !gradeCells(second)
}

/** Things stand where the other side's cells are of one sort: numbers of a unit, words of a scale. */
function thingsSide({ head, rows }: Table, columns: readonly (readonly Inline[])[]): Classified['thingsAre'] {
  const corner = textOf(head[0]!)
  if (CRITERIA.test(corner))
    return 'columns'
  if (THINGS.test(corner))
    return 'rows'
  const isOfOneSort = (cells: readonly Inline[]) => {
    const texts = textsOf(cells)
    return cells.length > 1 && (readAmounts(texts) !== undefined || gradeCells(texts) !== undefined || areLinks(cells))
  }
  const across = rows.filter(row => isOfOneSort(row.slice(1))).length / rows.length
  const down = columns.slice(1).filter(isOfOneSort).length / (columns.length - 1)
  if (across !== down)
    return across > down ? 'columns' : 'rows'
  return rows.length >= columns.length - 1 ? 'rows' : 'columns'
}
