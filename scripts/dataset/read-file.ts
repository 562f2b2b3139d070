/** Reading the files of a dataset folder that anyone may have sent: within the folder and of bounded size. */
import type { FileHandle } from 'node:fs/promises'
import { Buffer, isUtf8 } from 'node:buffer'
import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import { relative, sep } from 'node:path'

/** Bytes; ten times what a file of 10,000 things takes. */
export const MAX_FILE_SIZE = 64 * 1024 * 1024

/** The text of a file, or why it was not read. */
export type ReadText = { readonly text: string } | { readonly refused: Refusal }

/** The bytes of a file, or why it was not read. */
export type ReadBytes = { readonly bytes: Buffer } | { readonly refused: Refusal }

export interface Refusal {
  readonly code: 'no-file' | 'outside-folder' | 'not-a-file' | 'unreadable' | 'too-large' | 'not-utf-8'
  readonly message: string
  /** From 1, where a place in the file is meant. */
  readonly line?: number
  /** Bytes of a file that is too large. */
  readonly size?: number
}

/**
 * Reads a UTF-8 file of a folder. Never throws: what can't be read is refused in words.
 *
 * @param folder the dataset folder; a link that leads out of it is refused
 * @param path of the file, below the folder
 */
export async function readText(folder: string, path: string): Promise<ReadText> {
  const read = await readBytes(folder, path, MAX_FILE_SIZE)
  if ('refused' in read)
    return read
  return isUtf8(read.bytes)
    ? { text: read.bytes.toString('utf8').replace(/^\uFEFF/, '') }
    : refuse('not-utf-8', 'the file is no UTF-8 text; save it as UTF-8', { line: firstBadLine(read.bytes) })
}

/** Reads a file of a folder, of at most so many bytes, in the same way. */
export async function readBytes(folder: string, path: string, most: number): Promise<ReadBytes> {
  try {
    const real = await realpath(path)
    const below = relative(await realpath(folder), real)
    if (below === '..' || below.startsWith(`..${sep}`) || /^[a-z]:/i.test(below))
      return refuse('outside-folder', `the link leads out of the dataset folder, to ${real}; put a copy of the file there instead`)
    // Opening a named pipe for reading would wait for a writer.
    const file = await open(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      return await readOpen(file, most)
    }
    finally {
      await file.close()
    }
  }
  catch (error) {
    return refused(error as NodeJS.ErrnoException)
  }
}

async function readOpen(file: FileHandle, most: number): Promise<ReadBytes> {
  const stats = await file.stat()
  if (!stats.isFile())
    return refuse('not-a-file', stats.isDirectory() ? 'this is a folder, where a file should be' : 'this is no ordinary file')
  return stats.size > most
    ? refuse('too-large', `the file has ${megabytes(stats.size)} MB; ${megabytes(most)} MB is the most: split it into several sections`, { size: stats.size })
    : { bytes: await file.readFile() }
}

/** The line of the first byte that is not UTF-8. */
function firstBadLine(bytes: Buffer): number {
  const lines = bytes.toString('latin1').split('\n')
  const bad = lines.findIndex(line => !isUtf8(Buffer.from(line, 'latin1')))
  return Math.max(0, bad) + 1
}

function refused({ code, message }: NodeJS.ErrnoException): { readonly refused: Refusal } {
  switch (code) {
    case 'ENOENT': return refuse('no-file', 'there is no such file')
    case 'ENOTDIR': return refuse('no-file', 'its folder is no folder')
    case 'ELOOP': return refuse('outside-folder', 'the link leads in a circle')
    case 'EISDIR': return refuse('not-a-file', 'this is a folder, where a file should be')
    default: return refuse('unreadable', `the file can't be read: ${message}`)
  }
}

const refuse = (code: Refusal['code'], message: string, more: Pick<Refusal, 'line' | 'size'> = {}): { readonly refused: Refusal } =>
  ({ refused: { code, message, ...more } })

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024)
