/**
 * Where the program keeps what it can make again: built parts, drawings, a browser. Code is loaded from
 * there, so it is a folder that no other user can write to or make before.
 */
import { accessSync, chmodSync, constants, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, posix, win32 } from 'node:path'
import process from 'node:process'
import { UserError } from './dataset/errors.ts'

/** Days after which what nobody has used is removed: what is built anew with each change of the program goes sooner. */
const keptDays = (name: string) => name.startsWith('shell-') ? 7 : 30

/**
 * Where this user's cache belongs: https://specifications.freedesktop.org/basedir-spec/latest/, or what
 * the system has in its place.
 *
 * @returns an absolute path, of a folder that may not be there; nothing where the user has no place
 */
export function cachePlace(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string | undefined): string | undefined {
  const path = platform === 'win32' ? win32 : posix
  const usual = {
    win32: () => env.LOCALAPPDATA || (home && path.join(home, 'AppData', 'Local')),
    darwin: () => home && path.join(home, 'Library', 'Caches'),
  }[platform as string] ?? (() => home && path.join(home, '.cache'))
  const stated = env.XDG_CACHE_HOME
  const base = stated && path.isAbsolute(stated) ? stated : usual()
  return base && path.isAbsolute(base) ? path.join(base, 'prismdeck') : undefined
}

let kept: { readonly place: string | undefined, readonly folder: string | undefined } | undefined
let temporary: string | undefined

/** The user's cache, made where it isn't there yet; nothing where there is none that is this user's alone. */
export function keptCache(): string | undefined {
  const place = cachePlace(process.env, process.platform, homeFolder())
  if (!kept || kept.place !== place)
    kept = { place, folder: place !== undefined && isOwn(place) ? place : undefined }
  return kept.folder
}

/**
 * A folder of the cache, as an absolute path; it may have to be made. Where the user has no cache, it is in
 * a new folder that is gone when the process ends.
 *
 * @throws UserError where nothing can be written anywhere
 */
export function cacheFolder(name: string): string {
  const folder = join(keptCache() ?? temporaryCache(), name)
  try {
    utimesSync(folder, new Date(), new Date())
  }
  catch {
    // Not there yet, and so as good as new.
  }
  return folder
}

/** Removes what nobody has used for long. */
export function pruneCache(): void {
  const folder = keptCache()
  for (const name of folder === undefined ? [] : readdirSync(folder)) {
    const path = join(folder!, name)
    const used = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity
    if (Date.now() - used > keptDays(name) * 24 * 60 * 60 * 1000)
      rmSync(path, { recursive: true, force: true })
  }
}

function homeFolder(): string | undefined {
  try {
    return homedir()
  }
  catch {
    // Neither a variable nor the system knows of one.
    return undefined
  }
}

/** Node's own way of making a folder with all above it never ends where the system takes none, as in `/proc`. */
function makeFolders(folder: string): void {
  if (!existsSync(dirname(folder)))
    makeFolders(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  }
  catch (error) {
    if (!existsSync(folder))
      throw error
  }
}

/** Whether a folder is there, or can be made, that this user alone writes to. */
function isOwn(folder: string): boolean {
  const user = process.getuid?.()
  try {
    // Of root, `sudo` may leave the home of somebody else, whom a folder of root's would be in the way.
    if (user === 0 && statSync(nearest(folder)).uid !== 0)
      return false
    makeFolders(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    const { uid, mode } = statSync(folder)
    if (user === undefined)
      return true
    if (uid !== user || (mode & 0o022) !== 0)
      return false
    chmodSync(folder, 0o700)
    return true
  }
  catch {
    return false
  }
}

/** The folder itself, or the nearest one around it that is there. */
function nearest(folder: string): string {
  return lstatSync(folder, { throwIfNoEntry: false }) || dirname(folder) === folder
    ? folder
    : nearest(dirname(folder))
}

function temporaryCache(): string {
  temporary ??= makeTemporary()
  return temporary
}

function makeTemporary(): string {
  let folder: string
  try {
    folder = mkdtempSync(join(tmpdir(), 'prismdeck-'))
  }
  catch {
    throw new UserError(`there is no folder to work in: neither ${cachePlace(process.env, process.platform, homeFolder()) ?? 'your cache'} nor ${tmpdir()} can be written; name one that can in XDG_CACHE_HOME`)
  }
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  process.once('exit', remove)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      // Where nobody else does, it ends the process, as without this.
      if (process.listenerCount(signal) === 0) {
        remove()
        process.kill(process.pid, signal)
      }
    })
  }
  return folder
}
