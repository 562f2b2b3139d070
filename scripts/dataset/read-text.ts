/** Reading the files of a dataset folder that anyone may have sent: within the folder, of bounded size, and text. */
import type { FileHandle } from 'node:fs/promises'
import { Buffer, isUtf8 } from 'node:buffer'
import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import { relative, sep } from 'node:path'

/** Bytes; ten times what a file of 10,000 things takes. */
export const MAX_FILE_SIZE = 64 * 1024 * 1024

/** The text of a file, or why it was not read. */
export type ReadText = { readonly text: string } | { readonly refused: Refusal }

export interface Refusal {
  readonly code: 'no-file' | 'outside-folder' | 'not-a-file' | 'unreadable' | 'too-large' | 'not-utf-8'
  readonly message: string
  /** From 1, where a place in the file is meant. */
  readonly line?: number
}

/**
 * Reads a UTF-8 file of a folder. Never throws: what can't be read is refused in words.
 *
 * @param folder the dataset folder; a link that leads out of it is refused
 * @param path of the file, below the folder
 */
export async function readText(folder: string, path: string): Promise<ReadText> {
  try {
    const real = await realpath(path)
    const below = relative(await realpath(folder), real)
    if (below === '..' || below.startsWith(`..${sep}`) || /^[a-z]:/i.test(below))
      return refuse('outside-folder', `the link leads out of the dataset folder, to ${real}; put a copy of the file there instead`)
    // Opening a named pipe for reading would wait for a writer.
    const file = await open(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      return await readOpen(file)
    }
    finally {
      await file.close()
    }
  }
  catch (error) {
    return refused(error as NodeJS.ErrnoException)
  }
}

async function readOpen(file: FileHandle): Promise<ReadText> {
  const stats = await file.stat()
  if (!stats.isFile())
    return refuse('not-a-file', stats.isDirectory() ? 'this is a folder, where a file should be' : 'this is no ordinary file')
  if (stats.size > MAX_FILE_SIZE)
    return refuse('too-large', `the file has ${megabytes(stats.size)} MB; ${megabytes(MAX_FILE_SIZE)} MB is the most: split it into several sections`)
  const bytes = await file.readFile()
  return isUtf8(bytes)
    ? { text: bytes.toString('utf8').replace(/^\uFEFF/, '') }
    : refuse('not-utf-8', 'the file is no UTF-8 text; save it as UTF-8', firstBadLine(bytes))
}

/** The line of the first byte that is not UTF-8. */
function firstBadLine(bytes: Buffer): number {
  const lines = bytes.toString('latin1').split('\n')
  const bad = lines.findIndex(line => !isUtf8(Buffer.from(line, 'latin1')))
  return Math.max(0, bad) + 1
}

function refused({ code, message }: NodeJS.ErrnoException): ReadText {
  switch (code) {
    case 'ENOENT': return refuse('no-file', 'there is no such file')
    case 'ENOTDIR': return refuse('no-file', 'its folder is no folder')
    case 'ELOOP': return refuse('outside-folder', 'the link leads in a circle')
    case 'EISDIR': return refuse('not-a-file', 'this is a folder, where a file should be')
    default: return refuse('unreadable', `the file can't be read: ${message}`)
  }
}

const refuse = (code: Refusal['code'], message: string, line?: number): ReadText =>
  ({ refused: { code, message, ...(line !== undefined && { line }) } })

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024)
