import type { Buffer } from 'node:buffer'
import { isAbsolute, join, relative } from 'node:path'
import { readBytes } from '../dataset/read-file.ts'

/**
 * Reads a logo or a font below a dataset's folder, or tells in words what is wrong with it: of one that has
 * more than `most` bytes, what `tooLarge` says of them.
 */
export async function readBrandFile(folder: string, file: string, most: number, tooLarge: (bytes: number) => string): Promise<{ readonly bytes: Buffer } | { readonly problem: string }> {
  const path = join(folder, file)
  const outside = { problem: `"${file}" is outside of the dataset's folder` }
  if (isAbsolute(file) || relative(folder, path).startsWith('..'))
    return outside
  const read = await readBytes(folder, path, most)
  if ('bytes' in read)
    return read
  const { code, message, size = 0 } = read.refused
  switch (code) {
    case 'outside-folder': return outside
    case 'no-file': return { problem: `there is no file "${file}" in the dataset's folder` }
    case 'too-large': return { problem: `"${file}" has ${tooLarge(size)}` }
    default: return { problem: `"${file}" can't be read: ${message}` }
  }
}
