/**
 * What a folder of exports was made from: beside the files, `.prismdeck.json` has the hash of each
 * one's input and of its content, so that what has not changed isn't made again.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeWhole } from '../slides/write-file.ts'

interface Entry {
  /** Hash of all that the file was made from. */
  readonly input: string
  /** Hash of the file, or of the folder's files. */
  readonly content: string
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

/** The hash of a file, or of all files in a folder with their names; nothing where there is none. */
export async function hashFile(path: string): Promise<string | undefined> {
  const info = await stat(path).catch(() => undefined)
  if (!info)
    return undefined
  if (!info.isDirectory())
    return hashOf(await readFile(path))
  const names = (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
  return hashOf(...(await Promise.all(names.map(async name => [name.slice(path.length), await readFile(name)]))).flat())
}

async function read(folder: string): Promise<Book> {
  try {
    const { seal, files, runs } = JSON.parse(await readFile(join(folder, FILE), 'utf8')) as Book & { readonly seal: string }
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

/** Notes what a file was made from; entries of other processes meanwhile stay. */
export async function record(path: string, name: string, { input, pages, bytes }: Omit<Entry, 'content'>): Promise<void> {
  const book = await read(dirname(path))
  const content = await hashFile(path)
  if (content !== undefined)
    book.files[name] = { input, content, pages, bytes }
  await write(dirname(path), book)
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
  const book = await read(folder)
  const files = Object.fromEntries(await Promise.all(paths.map(async path => [path, await hashFile(path) ?? ''] as const)))
  const { [stamp]: _, ...others } = book.runs
  const runs = Object.fromEntries([...Object.entries(others), [stamp, { files, report }]].slice(-MOST_RUNS)) as Book['runs']
  await write(folder, { ...book, runs })
}

async function write(folder: string, book: Book): Promise<void> {
  await writeWhole(join(folder, FILE), `${JSON.stringify({ seal: sealOf(book), ...book }, null, 1)}\n`)
}
