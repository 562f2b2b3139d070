import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { temporaryName } from './leftovers.ts'
import { inWords } from './system-errors.ts'

/**
 * Writes a file whole: into a temporary file beside it, then by renaming; a failure, or the end of the
 * process, leaves the old file.
 *
 * @throws UserError where the place can't be written, or the disk is full
 */
export async function writeWhole(path: string, data: string | Uint8Array): Promise<void> {
  await replaceWhole(path, async (temporary) => {
    await writeSynced(temporary, data)
    await rename(temporary, path)
  })
}

/**
 * Writes a file whole, unless what is there by then is not what was expected: a moment is all that is left to an
 * editor that saves meanwhile.
 *
 * @param path the file
 * @param data its new text
 * @param isExpected looks at the text that is there; undefined where there is none
 * @returns whether it was written
 * @throws UserError where the place can't be written
 */
export async function replaceIf(path: string, data: string, isExpected: (text: string | undefined) => boolean): Promise<boolean> {
  let isWritten = false
  await replaceWhole(path, async (temporary) => {
    await writeSynced(temporary, data)
    // Without giving way to anything else in between.
    isWritten = isExpected(existsSync(path) ? readFileSync(path, 'utf8') : undefined)
    if (isWritten)
      renameSync(temporary, path)
    else
      rmSync(temporary)
  })
  return isWritten
}

/**
 * Writes a folder with these files whole, in the place of the folder that was there. Who calls it has made sure
 * that nothing of a person's is in that one, or adds it again.
 *
 * @param path the folder
 * @param files its files by their names
 * @param add puts more into the new folder before it takes its place
 */
export async function writeFolderWhole(path: string, files: ReadonlyMap<string, string | Uint8Array>, add?: (folder: string) => Promise<void>): Promise<void> {
  await replaceWhole(path, async (temporary) => {
    for (const [name, data] of files) {
      await mkdir(dirname(join(temporary, name)), { recursive: true })
      await writeSynced(join(temporary, name), data)
    }
    await mkdir(temporary, { recursive: true })
    await add?.(temporary)
    const old = `${temporary}.old`
    await rename(path, old).catch(ignoreMissing)
    try {
      await rename(temporary, path)
    }
    catch (error) {
      await rename(old, path).catch(() => {})
      throw error
    }
    await rm(old, { recursive: true, force: true })
  })
}

async function writeSynced(path: string, data: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(data)
    await file.sync()
  }
  finally {
    await file.close()
  }
}

async function replaceWhole(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = join(dirname(path), temporaryName(basename(path)))
  const remove = () => rmSync(temporary, { recursive: true, force: true })
  process.once('exit', remove)
  try {
    await mkdir(dirname(path), { recursive: true })
    await write(temporary)
  }
  catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => {})
    throw inWords(error, path, 'written')
  }
  finally {
    process.off('exit', remove)
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT')
    throw error
}
