/** Which file has a rare character: an ideograph or a sign that none of the fonts has which are always there. */
import type { RareParts } from './rare-faces.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Code points from one to another, both included, that a file has. */
interface Range {
  readonly from: number
  readonly to: number
  readonly file: string
}

let ranges: readonly Range[] | undefined

const readParts = (): RareParts => JSON.parse(readFileSync(join(import.meta.dirname, '../../styles/rare-fonts.json'), 'utf8')) as RareParts

/** As `styles/rare-fonts.json` lists them, which is read when such a character is first met. */
function readRanges(): readonly Range[] {
  return Object.entries(readParts()).flatMap(([file, range]) => range.split(', ').map((part) => {
    const [from, to = from] = part.slice(2).split('-').map(hex => Number.parseInt(hex, 16))
    return { from: from!, to: to!, file }
  }))
}

const known = new Map<string, string | undefined>()

/** The file of a character below `@prismdeck/fonts/`, in which `{weight}` stands for 400 or 700; undefined where there is none. */
export function rareFile(char: string): string | undefined {
  if (!known.has(char)) {
    ranges ??= readRanges()
    const codePoint = char.codePointAt(0)!
    known.set(char, ranges.find(({ from, to }) => from <= codePoint && codePoint <= to)?.file)
  }
  return known.get(char)
}

/** The files of all rare characters. */
export const rareFiles = (): string[] => Object.keys(readParts())

/** The parts that have characters of a text. */
export function rarePartsOf(text: string): RareParts {
  const files = new Set([...new Set(text)].map(rareFile))
  return Object.fromEntries(Object.entries(readParts()).filter(([file]) => files.has(file)))
}
