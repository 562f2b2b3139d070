/** Where the results of an export go, and what they are called: what looks otherwise has another name. */
import type { ExportLook, FormatName } from '../slidev/formats.ts'
import { existsSync, statSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { UserError } from '../dataset/errors.ts'
import { formatNames, formatOf } from '../slidev/formats.ts'
import { rangeName } from '../slidev/range.ts'

/** How decks are to look in the files. */
export interface Variant extends ExportLook {
  readonly format: FormatName
}

/** As a person types them. */
const OPTIONS: Readonly<Record<keyof ExportLook, string>> = { dark: '--dark', notes: '--notes', clicks: '--with-clicks', scale: '--scale', range: '--range' }

const takes = (format: FormatName, choice: keyof ExportLook) => formatOf(format).takes.includes(choice)

/** @throws UserError where something is asked for that the format doesn't know */
export function checkVariant(variant: Variant): void {
  const unknown = (Object.keys(OPTIONS) as (keyof ExportLook)[]).filter(choice => variant[choice] !== undefined && !takes(variant.format, choice))
  if (unknown.length)
    throw new UserError(unknown.map(choice => `${OPTIONS[choice]} is for --format ${formatNames.filter(format => takes(format, choice)).join(' and ')}, not for ${variant.format}`).join('\n'))
}

/** The format that a file's name says, if it is one's name. */
export function formatIn(out: string): FormatName | undefined {
  const format = formatNames.find(format => extname(out).toLowerCase() === `.${format}`)
  return format && !isFolder(out) ? format : undefined
}

/** Endings of files that people may hope for; a folder may well be called `v1.2`. */
const OTHER_FILES = /\.(?:docx?|gif|html?|jpe?g|key|md|mp4|odp|odt|ppt|svg|tiff?|txt|webp|xlsx?|zip)$/i

const isFolder = (path: string) => /[\\/]$/.test(path) || (existsSync(path) && statSync(path).isDirectory())

/**
 * The absolute paths of what decks are exported to.
 *
 * @param decks names of the decks' files: `full.en.md`
 * @param out a folder, or the name of a file for one deck
 * @throws UserError where several decks, or those of another format, would get a file's name
 */
export function resultsOf(decks: readonly string[], out: string, variant: Variant): string[] {
  const named = formatIn(out)
  if (named === undefined && OTHER_FILES.test(out) && !isFolder(out))
    throw new UserError(`--out ${out} is the name of a file, and export writes ${formatNames.join(', ')}; a folder of that name is ${out}/`)
  if (named === undefined)
    return decks.map(deck => resolve(out, resultName(deck, variant)))
  if (named !== variant.format)
    throw new UserError(`--out ${out} is the name of a ${named}, and --format says ${variant.format}`)
  if (decks.length !== 1)
    throw new UserError(`--out ${out} is the name of one file, and there are ${decks.length} decks to export, ${decks.slice(0, 3).join(', ')}${decks.length > 3 ? ' …' : ''}: name a folder, or one deck by its audience and --lang`)
  return [resolve(out)]
}

/** `full.en.dark.notes.2-5,8.pdf`; a folder has no ending. */
function resultName(deck: string, { format, dark, notes, clicks, scale = 1, range }: Variant): string {
  return [
    deck.replace(/\.md$/, ''),
    ...dark ? ['dark'] : [],
    ...notes ? ['notes'] : [],
    ...clicks ? ['clicks'] : [],
    ...scale === 1 ? [] : [`${scale}x`],
    ...range ? [rangeName(range)] : [],
  ].join('.') + formatOf(format).ending
}
