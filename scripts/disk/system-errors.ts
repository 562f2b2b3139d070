/** What the system says when a file can't be read or written, in words: what could not be done, where, and what mends it. */
import { accessSync, constants, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { UserError } from '../dataset/errors.ts'
import { shownPath } from './shown-path.ts'

interface Reason {
  readonly why: string
  /** What a person may do about it. */
  readonly mend: string
}

const NO_RIGHT: Reason = { why: 'you lack the right to', mend: 'change its owner or rights, or name another place' }
const FULL: Reason = { why: 'the disk is full', mend: 'make room, then run the command again' }
const FILE_ON_THE_WAY: Reason = { why: 'a part of its path is a file, not a folder', mend: 'rename that file, or name another place' }

/** By the code of the system's error: https://nodejs.org/api/errors.html#common-system-errors */
const REASONS: Readonly<Record<string, Reason>> = {
  EACCES: NO_RIGHT,
  EPERM: NO_RIGHT,
  EROFS: { why: 'the disk is read-only', mend: 'name another place, or mount it writable' },
  ENOSPC: FULL,
  EDQUOT: { why: 'your quota of the disk is used up', mend: FULL.mend },
  EFBIG: { why: 'the disk takes no file as large as this', mend: 'name a place on another disk' },
  ENOTDIR: FILE_ON_THE_WAY,
  EEXIST: { why: 'something else is there', mend: 'rename it, or name another place' },
  EISDIR: { why: 'it is a folder, where a file should be', mend: 'rename the folder, or name another place' },
  ENOTEMPTY: { why: 'it is a folder with files in it', mend: 'rename the folder, or name another place' },
  ENOENT: { why: 'there is no such file or folder', mend: 'look at its name; another program may have moved it meanwhile' },
  ELOOP: { why: 'its links lead in a circle', mend: 'remove the link' },
  EMFILE: { why: 'too many files are open', mend: 'allow more with `ulimit -n 4096`' },
  ENFILE: { why: 'too many files are open on this machine', mend: 'close other programs' },
  EBUSY: { why: 'another program has it open', mend: 'close it there, then run the command again' },
  ETXTBSY: { why: 'it is a program that is running', mend: 'end it, or name another place' },
  EIO: { why: 'the disk can\'t be read or written', mend: 'look whether it is damaged or disconnected' },
  ESTALE: { why: 'the disk in the network has changed or gone', mend: 'connect it again' },
  EXDEV: { why: 'it is on another disk', mend: 'name a place on the same disk' },
  ENAMETOOLONG: { why: 'the name is too long', mend: 'give it a shorter one' },
  EINVAL: { why: 'the disk takes no such name or file', mend: 'give it another name' },
}

/** What was tried, by the name of the system's call. */
const TRIED: readonly (readonly [RegExp, string])[] = [
  [/^(?:scandir|opendir|readlink|l?stat|statx|access|realpath|read)$/, 'read'],
  [/^watch$/, 'watched'],
  [/^(?:mkdir|mkdtemp|symlink|link)$/, 'made'],
  [/^(?:unlink|rmdir|rm)$/, 'removed'],
  [/^(?:rename|write|writev|ftruncate|fsync|copyfile|cp|utimes?|chmod|fchmod)$/, 'written'],
]

/** Reasons that only writing has. */
const ONLY_WRITING: ReadonlySet<string> = new Set(['EROFS', 'ENOSPC', 'EDQUOT', 'EFBIG', 'ENOTEMPTY', 'EEXIST', 'EXDEV', 'ETXTBSY'])

/** Whether the system, and no mistake in a program, has refused something of files. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException
  return error instanceof Error && typeof code === 'string' && typeof syscall === 'string' && Object.hasOwn(REASONS, code)
}

/** Node.js makes folders one above the other, and tells ENOENT of a disk that takes none. */
function isReadOnly({ code, syscall, path }: NodeJS.ErrnoException): boolean {
  if (code !== 'ENOENT' || syscall !== 'mkdir' || path === undefined)
    return false
  try {
    accessSync(nearestFolder(path), constants.W_OK)
    return false
  }
  catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EROFS'
  }
}

const nearestFolder = (path: string): string => existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path))

/**
 * A system's error as a person's; every other error as it is.
 *
 * @param error what was thrown
 * @param path what is told in the place of the path that the error names, such as that of a temporary file
 * @param tried what could not be done: `read`, `written`; found from the error where it is not stated
 */
export function inWords(error: unknown, path?: string, tried?: string): unknown {
  if (!isSystemError(error))
    return error
  const { syscall } = error
  const code = isReadOnly(error) ? 'EROFS' : error.code
  const { why, mend } = code === 'EEXIST' && syscall === 'mkdir' ? FILE_ON_THE_WAY : REASONS[code]!
  const place = path ?? (error as { readonly dest?: string }).dest ?? error.path
  const done = tried ?? (ONLY_WRITING.has(code) ? undefined : TRIED.find(([call]) => call.test(syscall!))?.[1]) ?? (ONLY_WRITING.has(code) ? 'written' : 'opened')
  const reason = code === 'EACCES' || code === 'EPERM' ? `${why} ${done === 'read' || done === 'opened' ? 'read' : 'write'} it` : why
  return new UserError(place === undefined
    ? `a file can't be ${done}: ${reason}; ${mend}`
    : `${shownPath(place)} can't be ${done}: ${reason}; ${mend}`, { cause: error })
}
