/** Telling a mistake in a person's own code, the configuration and what it imports, from one of the program's. */
import { execFile } from 'node:child_process'
import { join, sep } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { named } from './dataset/dataset-files.ts'
import { UserError } from './dataset/errors.ts'

/** Where the program's own code lies, compiled or not. */
const PROGRAM = [import.meta.dirname, join(import.meta.dirname, '../bin')]

/** Calls that a stack names: of ours there may be many above a person's. */
const DEPTH = 50

let configuration: { readonly folder: string, readonly file: string } | undefined

/** Notes that a configuration is in use: from now on, errors may come from the code of this folder. */
export function loadedFrom(folder: string, file: string): void {
  configuration = { folder, file }
  Error.stackTraceLimit = DEPTH
}

/** An error that comes from a person's own code, in words with its place; any other as it is. */
export function ofOwnCode(error: unknown): unknown {
  const place = error instanceof UserError || !configuration ? undefined : placeIn(error, configuration.folder)
  return place === undefined
    ? error
    : new UserError(`${place} ${messageOf(error)}\nThis is a mistake in your own code, which ${configuration!.file} brings in; the calls that led there:\n${callsOf(error)}`)
}

/** What to say of an error that nobody foresaw. */
export function blameOf(): string {
  return configuration
    ? `This is a bug in Prismdeck, or in what ${configuration.file} adds to it, not in your data.`
    : 'This is a bug in Prismdeck, not in your data.'
}

/** Why a configuration can't be run, with its place where that is known. */
export async function whyNotRun(error: unknown, file: string, path: string): Promise<string> {
  const place = placeIn(error, configuration?.folder ?? '') ?? await placeOfSyntaxError(error, path)
  const { code } = error as NodeJS.ErrnoException
  const hint = code === 'ERR_UNKNOWN_FILE_EXTENSION'
    ? '; this Node runs no TypeScript: use Node 22.18 or newer, or write prismdeck.config.mjs'
    : code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX'
      ? '; Node runs TypeScript by taking the types away: use what needs no more than that'
      : ''
  return `${place ?? file} ${place === undefined || place.startsWith(file) ? '' : `(by ${file}) `}can't be run: ${messageOf(error)}${hint}`
}

function messageOf(error: unknown): string {
  return error instanceof Error
    ? `${error.name === 'Error' ? '' : `${error.name}: `}${error.message}`
    : `${String(error)} was thrown, which is no error`
}

/** A place in a stack, as an address or as a path. */
const FRAME = /(?<file>file:\/\/[^\s()]+?|(?:\/|[A-Z]:\\)[^\n()]*?):(?<line>\d+)(?::(?<column>\d+))?\)?$/

/** The first place of a stack in the folder, but not in a package or in the program: `file:line:column`. */
function placeIn(error: unknown, folder: string): string | undefined {
  for (const line of stackOf(error)) {
    const { file, line: row, column } = FRAME.exec(line)?.groups ?? {}
    const path = file?.startsWith('file:') ? pathOf(file) : file
    if (path !== undefined && isBelow(path, folder) && !path.includes(`${sep}node_modules${sep}`) && !PROGRAM.some(own => isBelow(path, own)))
      return `${named(path)}:${row}${column === undefined ? '' : `:${column}`}`
  }
  return undefined
}

const stackOf = (error: unknown): string[] => error instanceof Error ? (error.stack ?? '').split('\n') : []

const callsOf = (error: unknown): string => stackOf(error).filter(line => /^\s*at /.test(line) && !line.includes('node:internal')).slice(0, 5).join('\n')

const isBelow = (path: string, folder: string): boolean => path.startsWith(folder.endsWith(sep) ? folder : folder + sep)

function pathOf(address: string): string | undefined {
  try {
    return fileURLToPath(address)
  }
  catch {
    return undefined
  }
}

/** Node keeps the place of a mistake of grammar to itself, unless it is asked for nothing else. */
async function placeOfSyntaxError(error: unknown, path: string): Promise<string | undefined> {
  if (!(error instanceof SyntaxError))
    return undefined
  const checked = await promisify(execFile)(process.execPath, ['--check', path]).catch((failed: { readonly stderr?: string }) => failed)
  const line = /^(?:file:\/\/.+|.+):(\d+)$/m.exec(checked.stderr ?? '')?.[1]
  return line === undefined ? undefined : `${named(path)}:${line}`
}
