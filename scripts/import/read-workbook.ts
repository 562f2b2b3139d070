import type { Inline } from './document.ts'
import type { Sheet } from './sheet.ts'
import type { CellObject, Range, WorkBook, WorkSheet } from './xlsx.ts'
import { unzipSync, zipSync } from 'fflate'
import { UserError } from '../dataset/errors.ts'
import { suggestion } from '../dataset/suggest.ts'
import { checkSize, MOST_COLUMNS, MOST_ROWS } from './read-csv.ts'
import { cellName, cellOf, sheetOf } from './sheet.ts'
import { read, utils } from './xlsx.ts'

export interface WorkbookOptions {
  /** One sheet; all that are not hidden where it isn't stated. */
  readonly sheet?: string | undefined
  readonly hasHeader: boolean
}

export interface Workbook {
  readonly sheets: readonly Sheet[]
  /** Names of the sheets that are hidden, and so left out. */
  readonly hidden: readonly string[]
}

/** Bytes that the parts of a workbook may take unpacked: a small file can hold far more than memory does. */
const MOST_BYTES = 200_000_000

/**
 * Reads the sheets of an XLSX workbook: merged cells say the same in all of their fields, numbers, dates,
 * percentages and currencies read as the sheet shows them, links and comments stay.
 *
 * @throws UserError for a file that is no workbook or unpacks to too much, an unknown sheet, and cells
 * that show an error of a formula, each with its name
 */
export function readWorkbook(file: string, bytes: Uint8Array, fallback: string, { sheet: wanted, hasHeader }: WorkbookOptions): Workbook {
  const book = readBook(file, unpacked(file, bytes))
  if (wanted !== undefined && !book.SheetNames.includes(wanted))
    throw new UserError(`${file} has no sheet "${wanted}"${suggestion(wanted, book.SheetNames)}`)
  const hidden = wanted === undefined ? book.SheetNames.filter((_, i) => book.Workbook?.Sheets?.[i]?.Hidden) : []
  const names = wanted === undefined ? book.SheetNames.filter(name => !hidden.includes(name)) : [wanted]
  const errors: string[] = []
  const sheets = names.flatMap((name) => {
    const rows = rowsOf(`${file}!${name}`, book.Sheets[name]!, errors)
    const isUnnamed = /^(?:sheet|tabelle|feuil|hoja|工作表)\s?\d+$/i.test(name)
    return sheetOf(isUnnamed && names.length === 1 ? fallback : name, rows, hasHeader) ?? []
  })
  if (errors.length)
    throw new UserError(errors.join('\n'))
  if (!sheets.length)
    throw new UserError(`${file}:A1 empty-table: there is nothing to import: no cell says anything${hidden.length ? `; hidden sheets are left out: ${hidden.join(', ')}` : ''}`)
  return { sheets, hidden }
}

function readBook(file: string, bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, { cellDates: true, cellNF: true, UTC: true, sheetRows: MOST_ROWS + 1 })
  }
  catch (error) {
    throw new UserError(`${file} is no XLSX workbook that can be read (${(error as Error).message}); open it, and save it anew as .xlsx or .csv`)
  }
}

/** The same workbook with its parts not packed, so that reading it can't take more memory than they do. */
function unpacked(file: string, bytes: Uint8Array): Uint8Array {
  let total = 0
  let parts: ReturnType<typeof unzipSync>
  try {
    parts = unzipSync(bytes, {
      filter({ originalSize }) {
        total += originalSize
        if (total > MOST_BYTES)
          throw new RangeError('too large')
        return true
      },
    })
  }
  catch {
    throw new UserError(total > MOST_BYTES
      ? `${file} unpacks to more than ${MOST_BYTES / 1e6} MB; it is no sheet for a deck`
      : `${file} is no XLSX workbook; save it as .xlsx or .csv`)
  }
  if (!Object.keys(parts).some(name => name.startsWith('xl/')))
    throw new UserError(`${file} is no XLSX workbook; save it as .xlsx or .csv`)
  return zipSync(parts, { level: 0 })
}

function rowsOf(place: string, sheet: WorkSheet, errors: string[]): Inline[][] {
  if (sheet['!ref'] === undefined)
    return []
  const { e: last } = utils.decode_range(sheet['!fullref'] ?? sheet['!ref'])
  checkSize(place, Array.from({ length: Math.min(last.r + 1, MOST_ROWS + 1) }, () => Array.from({ length: Math.min(last.c + 1, MOST_COLUMNS + 1) })))
  const rows = Array.from({ length: last.r + 1 }, (_, y) => Array.from({ length: last.c + 1 }, (_, x): Inline => {
    const at = ownerOf(sheet['!merges'], y, x)
    // Below a merged name of the first column the cells stay empty: this is what tells a group of rows.
    const cell = x === 0 && at.r < y ? undefined : sheet[cellName(at.r, at.c)] as CellObject | undefined
    if (cell?.t === 'e')
      errors.push(`${place}!${cellName(y, x)} formula-error: the cell shows ${cell.w ?? 'an error'}; mend the formula, or put the value there`)
    const text = cell ? textOf(cell) : ''
    const comment = at.r === y && at.c === x ? cell?.c?.map(({ t }) => t.trim()).filter(Boolean).join(' ') : undefined
    return cellOf(comment ? `${text} (${comment})` : text, y, x, webLink(cell?.l?.Target))
  }))
  return joinHeads(rows, sheet['!merges'] ?? [])
}

const webLink = (target: string | undefined): string | undefined => target !== undefined && /^https?:\/\//i.test(target) ? target : undefined

/** The first cell of the merged field that a cell lies in. */
function ownerOf(merges: readonly Range[] | undefined, r: number, c: number): { r: number, c: number } {
  const merge = merges?.find(({ s, e }) => s.r <= r && r <= e.r && s.c <= c && c <= e.c)
  return merge ? merge.s : { r, c }
}

function textOf(cell: CellObject): string {
  if (cell.t === 'd' || cell.v instanceof Date) {
    const iso = (cell.v as Date).toISOString()
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ')
  }
  // Without a format of its own a number is shown rounded; it is kept as it is.
  if (cell.t === 'n' && (cell.z === undefined || cell.z === 'General'))
    return String(Number((cell.v as number).toPrecision(15)))
  return String(cell.w ?? cell.v ?? '')
}

/** A head over several columns stands before each of theirs: `Price` over `2024`, `2025` → `Price 2024`, `Price 2025`. */
function joinHeads(rows: Inline[][], merges: readonly Range[]): Inline[][] {
  const top = rows.findIndex(row => row.filter(cell => cell.pieces.length).length > 1)
  const wide = merges.filter(({ s, e }) => s.r === top && e.c > s.c && e.r === top && !(s.c === 0 && e.c >= rows[top]!.length - 1))
  if (!wide.length || !rows[top + 1])
    return rows
  const head = rows[top]!.map((cell, x) => {
    const below = rows[top + 1]![x]!
    const [own, sub] = [cell, below].map(({ pieces }) => pieces[0]?.text ?? '') as [string, string]
    return own && sub && own !== sub ? { ...cell, pieces: [{ text: `${own} ${sub}` }] } : own ? cell : below
  })
  return [...rows.slice(0, top), head, ...rows.slice(top + 2)]
}
