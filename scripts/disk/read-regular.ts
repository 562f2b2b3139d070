/** Reading files that a person or another program may have put something else in the place of. */
import type { Buffer } from 'node:buffer'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { UserError } from '../dataset/errors.ts'
import { shownPath } from './shown-path.ts'

/**
 * The bytes of a file. Unlike `readFile` of Node.js it doesn't wait for a pipe to say something.
 *
 * @throws UserError where it is a pipe or a device; the system's error where it can't be read
 */
export async function readRegular(path: string): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const info = await file.stat()
    // A folder's error is the system's.
    if (!info.isFile() && !info.isDirectory())
      throw new UserError(`${shownPath(path)} can't be read: it is a pipe or a device, where a file should be; rename it, or name another place`)
    return await file.readFile()
  }
  finally {
    await file.close()
  }
}

/** The same, as text. */
export const readRegularText = async (path: string): Promise<string> => (await readRegular(path)).toString('utf8')
