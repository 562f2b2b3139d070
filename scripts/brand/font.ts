/** A brand's own font: files that go with the decks, so that they look the same on every machine. */
import type { Font } from 'fontkit'
import type { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { access, mkdir, readFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { create } from 'fontkit'
import { writeWhole } from '../disk/write-file.ts'
import { readBrandFile } from './brand-file.ts'

/** What characters a brand's font is for. */
export const SCRIPTS = ['latin', 'chinese'] as const
export type FontScript = typeof SCRIPTS[number]

export const WEIGHTS = ['regular', 'bold'] as const

/** A file of one weight. */
export interface FontFile {
  /** Absolute path in the dataset's folder, where fitting reads it. */
  readonly path: string
  /** The path below `public/` beside the decks, unlike for other bytes: `fonts/acme-1a2b3c4d.woff2`. */
  readonly file: string
}

export interface BrandFont {
  /** As the file calls itself. */
  readonly family: string
  readonly regular: FontFile
  readonly bold: FontFile
}

export type BrandFonts = { readonly [S in FontScript]?: BrandFont }

/** A file, or what is wrong with it in words. */
export type ReadFont = FontFile & { readonly family: string } | { readonly problem: string }

/** Chinese fonts are large; one of a few weights and all characters is not larger. */
const MOST_BYTES = 12 * 1024 * 1024

/** A font that lacks one of these is none of its script. */
const SAMPLES: Readonly<Record<FontScript, string>> = { latin: 'AZaz09', chinese: '的一是不中国，。' }

/** Reads a font below a folder. */
export async function readFont(folder: string, file: string, script: FontScript): Promise<ReadFont> {
  const read = await readBrandFile(folder, file, MOST_BYTES, bytes => `${Math.ceil(bytes / 1024 / 1024)} MB; a font has ${MOST_BYTES / 1024 / 1024} MB at most`)
  if ('problem' in read)
    return read
  const { bytes } = read
  const format = formatOf(bytes)
  const font = format && parseFont(bytes)
  if (!format || !font)
    return { problem: `"${file}" is no font that can be read: a WOFF2, TTF or OTF file is needed` }
  if (Object.keys(font.variationAxes).length)
    return { problem: `"${file}" is a variable font, which a PDF can't hold as text: use a file of one weight` }
  const missing = [...SAMPLES[script]].filter(char => !font.hasGlyphForCodePoint(char.codePointAt(0)!))
  if (missing.length)
    return { problem: `"${file}" has no "${missing[0]}": it is no font for ${script === 'latin' ? 'Latin' : 'Chinese'}` }
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  const name = parse(file).name.replace(/[^\w-]+/g, '-')
  return { path: join(folder, file), file: `fonts/${name}-${hash}.${format}`, family: font.familyName }
}

/** By the first bytes, whatever the file is called. */
function formatOf(bytes: Buffer): 'woff2' | 'ttf' | 'otf' | undefined {
  const begin = bytes.toString('latin1', 0, 4)
  return begin === 'wOF2' ? 'woff2' : begin === 'OTTO' ? 'otf' : begin === '\0\u0001\0\0' || begin === 'true' ? 'ttf' : undefined
}

/** Reads what every font must have; undefined where it can't. */
function parseFont(bytes: Buffer): Font | undefined {
  try {
    const font = create(bytes) as Font
    return font.unitsPerEm > 0 && font.glyphForCodePoint(0x20).advanceWidth >= 0 && font.familyName ? font : undefined
  }
  catch {
    return undefined
  }
}

export const fontFiles = (fonts: BrandFonts = {}): FontFile[] => Object.values(fonts).flatMap(({ regular, bold }) => [regular, bold])

/** Puts the fonts of a brand where Slidev finds them: into `public/` beside the decks. Files that are there stay. */
export async function saveFonts(folder: string, fonts?: BrandFonts): Promise<void> {
  for (const { path, file } of fontFiles(fonts)) {
    const to = join(folder, 'public', file)
    if (await access(to).then(() => true, () => false))
      continue
    await mkdir(join(folder, 'public/fonts'), { recursive: true })
    await writeWhole(to, await readFile(path))
  }
}
