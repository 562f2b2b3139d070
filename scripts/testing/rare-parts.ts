/** Makes `styles/rare-fonts.json` from what the font packages have. */
import type { Font } from 'fontkit'
import type { RareParts } from '../slides/rare-faces.ts'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { openSync } from 'fontkit'

/** Simplified first: what both have looks as the rest of the text. */
const PACKAGES = ['noto-sans-sc', 'noto-sans-tc']

const require = createRequire(import.meta.url)

/** What no text needs a glyph for, or has no meaning of its own. */
const NO_SIGN = /[\p{Co}\p{Cn}\p{M}\p{Z}\p{Default_Ignorable_Code_Point}]/u

/**
 * The numbered parts of the packages, with those of their characters that no font before has.
 *
 * @param isKnown whether one of the fonts that are always there has a character
 */
export function rareParts(isKnown: (char: string) => boolean): RareParts {
  const taken = new Set<number>()
  return Object.fromEntries(PACKAGES.flatMap(name => partsOf(name).flatMap((file): [string, string][] => {
    const found = charactersOf(name, file).filter((code) => {
      const char = String.fromCodePoint(code)
      return !taken.has(code) && !NO_SIGN.test(char) && !isKnown(char)
    })
    found.forEach(code => taken.add(code))
    return found.length === 0 ? [] : [[`${name}/files/${file}`, rangesOf(found)]]
  })))
}

const folderOf = (name: string): string => join(dirname(require.resolve(`@fontsource/${name}/package.json`)), 'files')

/** File names with `{weight}`, by number. */
function partsOf(name: string): string[] {
  return readdirSync(folderOf(name))
    .map(file => new RegExp(`^${name}-(\\d+)-400-normal\\.woff2$`).exec(file)?.[1])
    .filter(part => part !== undefined)
    .sort((a, b) => Number(a) - Number(b))
    .map(part => `${name}-${part}-{weight}-normal.woff2`)
}

/** What both weights have. */
function charactersOf(name: string, file: string): number[] {
  const [regular, bold] = [400, 700].map(weight => openSync(join(folderOf(name), file.replace('{weight}', String(weight)))) as Font)
  return regular!.characterSet.filter(code => bold!.hasGlyphForCodePoint(code)).sort((a, b) => a - b)
}

/** As `unicode-range` says it. */
function rangesOf(codes: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const code of codes) {
    const last = ranges.at(-1)
    if (last && last[1] === code - 1)
      last[1] = code
    else
      ranges.push([code, code])
  }
  return ranges.map(([from, to]) => `U+${hex(from)}${to === from ? '' : `-${hex(to)}`}`).join(', ')
}

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0')
