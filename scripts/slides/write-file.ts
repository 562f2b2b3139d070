import { rmSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { UserError } from '../dataset/errors.ts'

/**
 * Writes a file whole: into a temporary file beside it, then by renaming; a failure, or the end of the
 * process, leaves the old file.
 *
 * @throws UserError where the place can't be written, or the disk is full
 */
export async function writeWhole(path: string, data: string | Uint8Array): Promise<void> {
  await replaceWhole(path, async (temporary) => {
    const file = await open(temporary, 'w')
    try {
      await file.writeFile(data)
      await file.sync()
    }
    finally {
      await file.close()
    }
    await rename(temporary, path)
  })
}

/** Writes a folder with these files and no others whole, in the place of the folder that was there. */
export async function writeFolderWhole(path: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  await replaceWhole(path, async (temporary) => {
    await rm(temporary, { recursive: true, force: true })
    for (const [name, data] of files) {
      await mkdir(dirname(join(temporary, name)), { recursive: true })
      await writeWhole(join(temporary, name), data)
    }
    const old = `${temporary}.old`
    await rename(path, old).catch(ignoreMissing)
    await rename(temporary, path)
    await rm(old, { recursive: true, force: true })
  })
}

/** Files and folders of this process so far: two writings at once must not meet. */
let writings = 0

async function replaceWhole(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}-${++writings}.tmp`)
  const remove = () => rmSync(temporary, { recursive: true, force: true })
  process.once('exit', remove)
  try {
    await mkdir(dirname(path), { recursive: true })
    await write(temporary)
  }
  catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => {})
    throw writeError(path, error)
  }
  finally {
    process.off('exit', remove)
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT')
    throw error
}

/** Why a place can't be written, in words, by the code of the system's error. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your quota of the disk is used up',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EEXIST: 'a part of its path is a file, not a folder',
  EISDIR: 'it is a folder',
  ENOTEMPTY: 'it is a folder',
  EBUSY: 'another program has it open',
  ENAMETOOLONG: 'the name is too long',
}

function writeError(path: string, error: unknown): unknown {
  const reason = REASONS[(error as NodeJS.ErrnoException).code ?? '']
  return reason === undefined
    ? error
    : new UserError(`${path} can't be written: ${reason}`)
}
