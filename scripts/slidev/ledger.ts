/**
 * What a folder of exports was made from: beside the files, `.prismdeck.json` has the hash of each
 * one's input and of its content, so that what has not changed isn't made again, and what a person
 * has changed isn't overwritten.
 */
import type { Output } from './formats.ts'
import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { UserError } from '../dataset/errors.ts'
import { withLock } from '../disk/file-lock.ts'
import { readRegularText } from '../disk/read-regular.ts'
import { shownPath } from '../disk/shown-path.ts'
import { writeWhole } from '../disk/write-file.ts'

interface Entry {
  /** Hash of all that the file was made from. */
  readonly input: string
  /** Hash of the file, or of the folder's files. */
  readonly content: string
  /** The same of a file that is about to take its place: either may be there after a kill. */
  readonly coming?: string
  readonly pages: number
  readonly bytes: number
}

/** A folder's entries by file name, and of the whole runs of the command, what each found unchanged. */
interface Book {
  readonly files: Record<string, Entry>
  readonly runs: Record<string, Run>
}

interface Run {
  /** Hashes of the files and folders that it left behind, by their paths. */
  readonly files: Readonly<Record<string, string>>
  readonly report: unknown
}

const FILE = '.prismdeck.json'

/** Runs that are remembered: more than anyone takes turns with. */
const MOST_RUNS = 50

export function hashOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts)
    hash.update(`${part.length}:`).update(part)
  return hash.digest('hex')
}

/** The hash of a file, or of all that is in a folder with their names; nothing where there is none. */
export async function hashFile(path: string): Promise<string | undefined> {
  const info = await stat(path).catch(() => undefined)
  if (!info)
    return undefined
  if (info.isFile())
    return hashOf(await readFile(path))
  // A pipe is nobody's output, and reading it may never end.
  if (!info.isDirectory())
    return hashOf('neither a file nor a folder')
  const entries = (await readdir(path, { recursive: true, withFileTypes: true }))
    .map(entry => ({ entry, name: relative(path, join(entry.parentPath, entry.name)).split(sep).join('/') }))
    .sort((a, b) => a.name < b.name ? -1 : 1)
  return hashOf(...(await Promise.all(entries.map(async ({ entry, name }) => [name, entry.isFile() ? await readFile(join(path, name)) : '']))).flat())
}

/** The hash that `hashFile` will find: a folder's files stand side by side. */
function hashOutput(output: Output): string {
  return output instanceof Uint8Array
    ? hashOf(output)
    : hashOf(...[...output].sort(([a], [b]) => a < b ? -1 : 1).flat())
}

async function read(folder: string): Promise<Book> {
  try {
    const { seal, files, runs } = JSON.parse(await readRegularText(join(folder, FILE))) as Book & { readonly seal: string }
    if (seal === sealOf({ files, runs }))
      return { files, runs }
  }
  catch {
    // None yet, or none of ours.
  }
  // Everything is made again.
  return { files: {}, runs: {} }
}

/** Tells a book that is as it was written from one that was cut or changed. */
function sealOf({ files, runs }: Book): string {
  return hashOf(JSON.stringify({ files, runs }))
}

/** The pages and bytes of a file that is there, was made from this input, and is as it was written. */
export async function recorded(path: string, name: string, input: string): Promise<Pick<Entry, 'pages' | 'bytes'> | undefined> {
  const entry = (await read(dirname(path))).files[name]
  return entry?.input === input && entry.content === await hashFile(path)
    ? entry
    : undefined
}

/**
 * Finds out before the work whether a file or folder may be replaced.
 *
 * @throws UserError where something is there that was not written by an export, or was changed since
 */
export async function assertOwn(path: string, name: string): Promise<void> {
  const content = await hashFile(path)
  // Its hash is proof enough, also in a book that was cut or is of another version.
  const text = await readRegularText(join(dirname(path), FILE)).catch(() => '')
  if (content === undefined || content === EMPTY_FOLDER || text.includes(content))
    return
  const known = Object.hasOwn((await read(dirname(path))).files, name)
  throw new UserError(`${shownPath(path)} ${known ? 'was changed since it was exported' : 'is there, and was not written by an export'}, so it is not overwritten: move or delete it, or name another folder`)
}

/** Of a folder with nothing in it. */
const EMPTY_FOLDER = hashOf()

/** Notes that an output is about to be written. */
export async function announce(path: string, name: string, output: Output): Promise<void> {
  await change(dirname(path), ({ files, ...book }) => ({
    ...book,
    files: { ...files, [name]: { input: '', content: '', pages: 0, bytes: 0, ...files[name], coming: hashOutput(output) } },
  }))
}

/** Notes what a file was made from; entries of other processes stay. */
export async function record(path: string, name: string, { input, pages, bytes }: Omit<Entry, 'content' | 'coming'>): Promise<void> {
  const content = await hashFile(path)
  if (content !== undefined)
    await change(dirname(path), ({ files, ...book }) => ({ ...book, files: { ...files, [name]: { input, content, pages, bytes } } }))
}

/** What a run of the command reported, where all that it left behind is as it was. */
export async function recordedRun<Report>(folder: string, stamp: string): Promise<Report | undefined> {
  const run = (await read(folder)).runs[stamp]
  const same = run && await Promise.all(Object.entries(run.files).map(async ([path, content]) => content === await hashFile(path)))
  return same?.every(Boolean)
    ? run!.report as Report
    : undefined
}

/** Notes what a run of the command leaves behind, and reports. */
export async function recordRun(folder: string, stamp: string, paths: readonly string[], report: unknown): Promise<void> {
  const files = Object.fromEntries(await Promise.all(paths.map(async path => [path, await hashFile(path) ?? ''] as const)))
  await change(folder, (book) => {
    const { [stamp]: _, ...others } = book.runs
    return { ...book, runs: Object.fromEntries([...Object.entries(others), [stamp, { files, report }]].slice(-MOST_RUNS)) as Book['runs'] }
  })
}

/** What two processes note at once is noted both. */
async function change(folder: string, make: (book: Book) => Book): Promise<void> {
  await withLock(join(folder, `${FILE}.lock`), async () => {
    const book = make(await read(folder))
    await writeWhole(join(folder, FILE), `${JSON.stringify({ seal: sealOf(book), ...book }, null, 1)}\n`)
  })
}
