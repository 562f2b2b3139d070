/** Writes what a deck was exported to: whole, and never over what is a person's. */
import type { Output } from './formats.ts'
import { extname } from 'node:path'
import { UserError } from '../dataset/errors.ts'
import { writeFolderWhole, writeWhole } from '../disk/write-file.ts'
import { announce, assertOwn, record } from './ledger.ts'

export interface Made {
  /** Hash of all that it was made from; nothing where no record is to be left beside it. */
  readonly input?: string
  readonly pages: number
}

/**
 * @param path absolute, of the file, or of the folder for an output of many files
 * @param name under which the folder's record has it
 * @returns its size in bytes
 * @throws UserError where something is there that was not written by an export, or was changed since
 */
export async function writeOutput(path: string, name: string, output: Output, { input, pages }: Made): Promise<number> {
  await assertOwn(path, name)
  await announce(path, name, output)
  await write(path, output)
  const bytes = sizeOf(output)
  if (input !== undefined)
    await record(path, name, { input, pages, bytes })
  return bytes
}

async function write(path: string, output: Output): Promise<void> {
  if (output instanceof Uint8Array)
    return writeWhole(path, output)
  if (extname(path).toLowerCase() !== '.png')
    return writeFolderWhole(path, output)
  const [picture, ...others] = output.values()
  if (!picture || others.length)
    throw new UserError(`${path} is the name of one picture, and there are ${output.size}: name a folder, or a slide, such as --range 3`)
  return writeWhole(path, picture)
}

function sizeOf(output: Output): number {
  return output instanceof Uint8Array
    ? output.length
    : [...output.values()].reduce((sum, { length }) => sum + length, 0)
}
