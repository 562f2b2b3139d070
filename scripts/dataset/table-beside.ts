/** A CSV file beside a section's file, which holds what the section would else state itself. */
import type { Problem } from './errors.ts'
import type { YamlFile } from './yaml-file.ts'
import { join } from 'node:path'
import { decodeText } from '../import/decode-text.ts'
import { textOf } from '../import/document.ts'
import { readCsv } from '../import/read-csv.ts'
import { kindOf } from '../sections/index.ts'
import { UserError } from './errors.ts'
import { MAX_FILE_SIZE, readBytes } from './read-file.ts'

/** The cells of a table as texts, with the place of each. */
export interface BesideTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** A problem in a cell: rows from 0 below the head, columns from 0. */
  readonly report: (row: number, column: number, code: string, message: string) => void
}

/** The file with what its table holds; what is wrong with the table goes to its problems. */
export async function withTable(file: YamlFile, folder: string): Promise<YamlFile> {
  const value = file.value as { kind?: unknown, table?: unknown } | null | undefined
  const kind = typeof value?.kind === 'string' ? kindOf(value.kind) : undefined
  if (!kind?.fromTable || typeof value?.table !== 'string')
    return file
  const { table } = value
  const wrong = (code: string, message: string): YamlFile => ({ ...file, problems: [...file.problems, file.problem(['table'], code, message)] })
  const stated = kind.fromTable.keys.filter(key => key in value)
  if (stated.length)
    return wrong('two-tables', `a table stands beside the file, so that "${stated[0]}" can't stand in it, too`)
  if (!/^[^/\\]+\.(?:csv|tsv)$/i.test(table))
    return wrong('bad-table', `"${table}" is no name of a .csv or .tsv file in the same folder`)
  const read = await readBytes(folder, join(folder, table), MAX_FILE_SIZE)
  if ('refused' in read) {
    return read.refused.code === 'no-file'
      ? wrong('no-table', `there is no ${table} beside this file`)
      : wrong('bad-table', `${table}: ${read.refused.message}`)
  }
  const path = file.file.replace(/[^/]*$/, () => table)
  try {
    const { grid } = readCsv(path, decodeText(path, read.bytes), table, { hasHeader: true })
    const problems: Problem[] = []
    const fields = kind.fromTable.read({
      head: grid.head.map(textOf),
      rows: grid.rows.map(row => row.map(textOf)),
      report(row, column, code, message) {
        const cell = grid.rows[row]![column]!
        problems.push({ file: path, line: cell.place.line, column: column + 1, code, message: `cell ${cell.place.cell}: ${message}`, excerpt: '' })
      },
    })
    return { ...file, value: { ...value, ...fields }, problems: [...file.problems, ...problems] }
  }
  catch (error) {
    if (error instanceof UserError)
      return wrong('bad-table', error.message)
    throw error
  }
}
