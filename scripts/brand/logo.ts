/** A logo: an image file that becomes part of the deck, so that it shows with no network and wherever the deck goes. */
import type { Buffer } from 'node:buffer'
import { readBrandFile } from './brand-file.ts'
import { unsafePart } from './safe-svg.ts'

/** Larger ones would make every deck large. */
const MOST_BYTES = 128 * 1024

/** A data URI, or what is wrong with the file in words. */
export type Logo = { readonly uri: string } | { readonly problem: string }

/**
 * Reads an image below a folder. What a browser is shown is always an image (`<img>`), in which no
 * script runs; an SVG that holds any, or that reaches for other files, is refused nonetheless.
 */
export async function readLogo(folder: string, file: string): Promise<Logo> {
  const read = await readBrandFile(folder, file, MOST_BYTES, bytes => `${Math.ceil(bytes / 1024)} kB; a logo has ${MOST_BYTES / 1024} kB at most`)
  if ('problem' in read)
    return read
  const image = imageFormat(file, read.bytes)
  return 'problem' in image
    ? image
    : { uri: `data:${TYPES[image.format]};base64,${read.bytes.toString('base64')}` }
}

const TYPES = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp', svg: 'image/svg+xml' } as const

export type ImageFormat = keyof typeof TYPES

/** What kind of image a file is, or in words why none that may be shown. */
export function imageFormat(file: string, bytes: Buffer): { readonly format: ImageFormat } | { readonly problem: string } {
  const format = formatOf(bytes)
  if (!format)
    return { problem: `"${file}" is no PNG, JPEG, WebP or SVG image` }
  const unsafe = format === 'svg' ? unsafePart(bytes) : undefined
  return unsafe
    ? { problem: `"${file}" holds ${unsafe}: export it as a plain SVG or a PNG` }
    : { format }
}

/** By the first bytes, whatever the file is called. */
function formatOf(bytes: Buffer): ImageFormat | undefined {
  const begins = (hex: string, at = 0) => bytes.subarray(at, at + hex.length / 2).toString('hex') === hex
  if (begins('89504e470d0a1a0a'))
    return 'png'
  if (begins('ffd8ff'))
    return 'jpg'
  if (begins('52494646') && begins('57454250', 8))
    return 'webp'
  return /^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE svg[^>[]*>\s*)*<svg[\s>]/.test(bytes.toString('utf8'))
    ? 'svg'
    : undefined
}
