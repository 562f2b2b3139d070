/**
 * Folders that a command writes whole, again and again: only what it wrote itself is ever replaced.
 * A list of its files, beside them, says what that is.
 */
import type { Dirent } from 'node:fs'
import { cp, lstat, readdir, realpath, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { UserError } from '../dataset/errors.ts'
import { withLock } from './file-lock.ts'
import { leftoversIn } from './leftovers.ts'
import { readRegularText } from './read-regular.ts'
import { shownPath } from './shown-path.ts'
import { inWords } from './system-errors.ts'
import { writeFolderWhole } from './write-file.ts'

/** A place that must never be within the folder. */
export interface Precious {
  /** `the dataset` */
  readonly what: string
  readonly path: string
}

export interface OwnFolder {
  readonly path: string
  /** Name of the file that lists the others: `.prismdeck-site`. */
  readonly mark: string
  readonly precious: readonly Precious[]
}

/** What systems put into folders by themselves. */
const LITTER: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

const HEADER = '# Written by Prismdeck, which replaces these files on the next run and keeps all others: leave this list beside them.\n'

/**
 * Finds out before the work whether the folder may be replaced.
 *
 * @throws UserError where it is or holds something precious, is no folder, or has files of somebody else and no list of ours
 */
export async function assertReplaceable(folder: OwnFolder): Promise<void> {
  await ownersIn(folder)
}

/**
 * Writes the folder whole; files that a person put there stay.
 *
 * @param folder where, and what must not be there
 * @param files all files by their names
 * @throws UserError as `assertReplaceable` does, or where one of the files is there and a person's
 */
export async function replaceFolder(folder: OwnFolder, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const { path, mark } = folder
  const { real: place } = await ownersIn(folder)
  await withLock(join(dirname(place), `.${basename(place)}.lock`), async () => {
    const { real, foreign } = await ownersIn(folder)
    const taken = foreign.filter(name => files.has(name))
    if (taken.length)
      throw new UserError(`${shownPath(path)} has files of yours where new ones would go: ${some(taken)}; move them, or name another folder`)
    const list = `${HEADER}${[...files.keys()].sort().join('\n')}\n`
    await writeFolderWhole(real, new Map([...files, [mark, list]]), temporary => carryOver(real, temporary, foreign))
  })
}

/** Where the folder really is, and what of a person's is in it besides ours. */
async function ownersIn({ path, mark, precious }: OwnFolder): Promise<{ readonly real: string, readonly foreign: readonly string[] }> {
  const real = await realPlace(path)
  const lost = await Promise.all(precious.map(async ({ what, path: other }) => isWithin(await realPlace(other), real) ? what : undefined))
  const [what] = lost.filter(one => one !== undefined)
  if (what !== undefined)
    throw new UserError(`${shownPath(path)} is or holds ${what}, and is never replaced: name another folder`)
  await restore(real)
  const names = await leavesOf(real).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT')
      return []
    throw error.code === 'ENOTDIR' ? new UserError(`${shownPath(path)} is a file: name a folder`) : inWords(error, real, 'read')
  })
  const list = await readRegularText(join(real, mark)).catch(() => undefined)
  const own = new Set(list?.split(/\r?\n/))
  const foreign = names.filter(name => name !== mark && !own.has(name))
  const theirs = foreign.filter(name => !LITTER.has(basename(name)))
  if (list === undefined && theirs.length)
    throw new UserError(`${shownPath(path)} is not empty, and none of it was written by this command: it has ${some(theirs)}; name another folder, or empty this one`)
  return { real, foreign }
}

/** What a run that was killed has left: a folder that was taken away for a new one comes back. */
async function restore(path: string): Promise<void> {
  const parent = dirname(path)
  const left = (await leftoversIn(parent)).filter(({ of }) => of === basename(path)).map(({ name }) => name)
  const isThere = await lstat(path).then(() => true, () => false)
  for (const name of left.filter(name => name.endsWith('.old'))) {
    if (!isThere)
      await rename(join(parent, name), path)
    // The new one has come in its place.
    else if (!left.includes(name.slice(0, -'.old'.length)))
      await rm(join(parent, name), { recursive: true, force: true })
  }
  for (const name of left.filter(name => !name.endsWith('.old')))
    await rm(join(parent, name), { recursive: true, force: true })
}

/** All that a folder holds, by paths with forward slashes: files, links, and folders with nothing in them. */
async function leavesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const path = (entry: Dirent) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')
  const parents = new Set(entries.map(({ parentPath }) => relative(folder, parentPath).split(sep).join('/')))
  return entries.filter(entry => !entry.isDirectory() || !parents.has(path(entry))).map(path).sort()
}

async function carryOver(from: string, to: string, names: readonly string[]): Promise<void> {
  for (const name of names)
    await cp(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true, preserveTimestamps: true })
}

/** Through links, as far as the path is there. */
async function realPlace(path: string): Promise<string> {
  const whole = resolve(path)
  try {
    return await realpath(whole)
  }
  catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && await lstat(whole).then(() => true, () => false))
      throw new UserError(`${shownPath(path)} is a link that leads nowhere: name another folder, or remove it`)
    if (code !== 'ENOENT')
      throw code === 'ENOTDIR' ? new UserError(`a part of ${shownPath(path)} is a file: name another folder`) : inWords(error, path, 'read')
    return dirname(whole) === whole ? whole : join(await realPlace(dirname(whole)), basename(whole))
  }
}

function isWithin(path: string, folder: string): boolean {
  const below = relative(folder, path)
  return below === '' || !(below === '..' || below.startsWith(`..${sep}`) || resolve(below) === below)
}

/** So many names are told. */
const MOST_TOLD = 3

const some = (names: readonly string[]): string => `${names.slice(0, MOST_TOLD).join(', ')}${names.length > MOST_TOLD ? ` and ${names.length - MOST_TOLD} more` : ''}`
