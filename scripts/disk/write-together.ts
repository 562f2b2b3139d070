/**
 * Files of a folder that belong together: after a kill at any moment, the next reader finds all of them
 * as they were, or finishes what was begun. A journal with all new texts is written first; from then on
 * they count as written.
 */
import { createHash } from 'node:crypto'
import { readdir, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UserError } from '../dataset/errors.ts'
import { withLock } from './file-lock.ts'
import { removeLeftovers } from './leftovers.ts'
import { readRegularText } from './read-regular.ts'
import { shownPath } from './shown-path.ts'
import { inWords, isSystemError } from './system-errors.ts'
import { replaceIf, writeWhole } from './write-file.ts'

/** Texts by the paths of their files, below the folder; a file that is not there has none. */
export type Texts = ReadonlyMap<string, string>

/** What is remembered of writings, by a source and the path of a file that it wrote. */
export type Memory = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** A file that remembers what was written: of files that a person saves meanwhile it goes on telling what it told before. */
export interface Remembered {
  readonly path: string
  readonly last: Memory
  readonly next: Memory
}

interface Journal {
  readonly files: readonly { readonly path: string, readonly before: string | null, readonly text: string }[]
  readonly remembered?: Remembered
}

const JOURNAL = '.prismdeck-writing.json'
const LOCK = '.prismdeck-writing.lock'

/** Names of files that are there only while a folder is written. */
export const WRITING: readonly string[] = [JOURNAL, LOCK]

/** Runs a task that reads a folder and writes what follows from it, while no other one does, after one that was killed is finished. */
export async function whileAlone<T>(folder: string, task: () => Promise<T>): Promise<T> {
  return withLock(join(folder, LOCK), async () => {
    await removeLeftovers(folder, ...await subfolders(folder))
    await apply(folder)
    return task()
  })
}

/**
 * Writes files, all or none; to be called by who is alone with the folder.
 *
 * @param folder their folder
 * @param before the texts that they had when the new ones were made
 * @param files the new texts
 * @param remembered what is noted beside them
 * @returns the paths of files that a person has saved since, which stay: what was to be written there is to be made anew
 * @throws UserError where the place can't be written
 */
export async function writeTogether(folder: string, before: Texts, files: Texts, remembered?: Remembered): Promise<readonly string[]> {
  const changed: string[] = []
  for (const path of files.keys()) {
    if (await hashAt(join(folder, path)) !== hashOf(before.get(path)))
      changed.push(path)
  }
  if (changed.length)
    return changed
  const journal: Journal = {
    files: [...files].map(([path, text]) => ({ path, before: hashOf(before.get(path)), text })),
    ...(remembered && { remembered }),
  }
  await writeWhole(join(folder, JOURNAL), JSON.stringify(journal))
  return apply(folder)
}

/**
 * Finishes what a run that was killed has begun in a folder.
 *
 * @returns the texts that should be there, where the folder can only be read
 */
export async function finishWriting(folder: string): Promise<Texts> {
  const journal = await readJournal(folder)
  if (!journal)
    return new Map()
  try {
    await whileAlone(folder, async () => {})
    return new Map()
  }
  catch (error) {
    if (!(error instanceof UserError))
      throw error
    const due = await Promise.all(journal.files.map(async ({ path, before }) => await hashAt(join(folder, path)) === before))
    return new Map(journal.files.filter((_, i) => due[i]).map(({ path, text }) => [path, text]))
  }
}

/** Takes back what a run that was killed has written into a folder that had none of it; files that a person has changed since stay. */
export async function undoWriting(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  await removeLeftovers(folder, ...await subfolders(folder))
  // The lock of one that was killed goes, too; one that runs is waited for.
  if (names.some(name => WRITING.includes(name)))
    await withLock(join(folder, LOCK), () => undo(folder))
}

async function undo(folder: string): Promise<void> {
  const journal = await readJournal(folder)
  if (!journal)
    return
  for (const { path, text } of journal.files) {
    if (await hashAt(join(folder, path)) === hashOf(text))
      await rm(join(folder, path))
    for (let parent = dirname(path); parent !== '.'; parent = dirname(parent))
      await rmdir(join(folder, parent)).catch(() => {})
  }
  await rm(join(folder, JOURNAL))
}

async function apply(folder: string): Promise<readonly string[]> {
  const journal = await readJournal(folder)
  if (!journal)
    return []
  const kept: string[] = []
  for (const { path, before, text } of journal.files) {
    const done = await replaceIf(join(folder, path), text, now => hashOf(now) === before || hashOf(now) === hashOf(text))
    if (!done)
      kept.push(path)
  }
  if (journal.remembered)
    await writeWhole(join(folder, journal.remembered.path), `${JSON.stringify(without(kept, journal.remembered), null, 1)}\n`)
  await rm(join(folder, JOURNAL))
  return kept
}

function without(kept: readonly string[], { last, next }: Remembered): Memory {
  return Object.fromEntries(Object.entries(next).map(([source, files]) => {
    const before = Object.hasOwn(last, source) ? last[source]! : {}
    return [source, Object.fromEntries(Object.entries(files).flatMap(([path, value]) =>
      !kept.includes(path) ? [[path, value]] : Object.hasOwn(before, path) ? [[path, before[path]]] : []))]
  }))
}

async function readJournal(folder: string): Promise<Journal | undefined> {
  const path = join(folder, JOURNAL)
  const text = await readRegularText(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      return undefined
    throw inWords(error, path, 'read')
  })
  try {
    return text === undefined ? undefined : JSON.parse(text) as Journal
  }
  catch {
    throw new UserError(`${shownPath(path)} is broken: it told what an import that was interrupted had still to write; delete it, and import again`)
  }
}

async function subfolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries.filter(entry => entry.isDirectory()).map(({ name }) => join(folder, name))
}

async function hashAt(path: string): Promise<string | null> {
  try {
    return hashOf(await readRegularText(path))
  }
  catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT')
      return null
    throw inWords(error, path, 'read')
  }
}

const hashOf = (text: string | undefined): string | null => text === undefined ? null : createHash('sha256').update(text).digest('hex')
