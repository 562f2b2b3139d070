/**
 * What draws slides (Slidev's client, layouts, components), built once and kept: a page to be printed
 * loads it in a few files, where a Vite that develops compiles and sends hundreds of modules.
 */
import type { ResolvedSlidevOptions } from '@slidev/types'
import type { BuiltShell, ShellContents } from './build-shell.ts'
import { Buffer } from 'node:buffer'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { writeFolderWhole } from '../disk/write-file.ts'
import { cacheFolder, pruneCache } from '../user-cache.ts'
import { buildShell } from './build-shell.ts'
import { hashOf } from './ledger.ts'
import { projectComponents } from './own-components.ts'
import { programHash } from './program-hash.ts'
import { sealed, unsealed } from './seal.ts'

export interface Shell extends ShellContents {
  /** Absolute path. */
  readonly folder: string
  /** Whether files of the decks' folder or of a theme there are built in. */
  readonly isOwn: boolean
}

const CONTENTS = 'contents.json'

/** What `contents.json` says: the files with their hashes, too. */
interface Kept {
  readonly contents: ShellContents
  readonly files: Readonly<Record<string, string>>
}

/**
 * The shell for decks with these options, built where it isn't there yet, which takes some seconds.
 *
 * @param options in the mode `export`, or `build` for one that is sent to other machines
 * @param root absolute path of the package with `layouts/` and `components/`
 * @returns nothing where the decks' folder configures Vite, or a deck has an editor: Slidev has to be asked for each module then
 */
export async function openShell(options: ResolvedSlidevOptions, root: string): Promise<Shell | undefined> {
  const own = await ownFiles(options, root)
  if (own.some(path => /[\\/]vite\.config\.\w+$/.test(path)) || options.data.features.monaco)
    return undefined
  const folder = cacheFolder(`shell-${await keyOf(options, root, own)}`)
  const contents = await keptContents(folder) ?? await writeShell(folder, await buildShell(options, root))
  return { folder, isOwn: own.length > 0, ...contents }
}

/** Of a shell that is whole: each file as it was built. */
export async function keptContents(folder: string): Promise<ShellContents | undefined> {
  const text = unsealed(await readFile(join(folder, CONTENTS), 'utf8').catch(() => ''))
  if (text === undefined)
    return undefined
  const { contents, files } = JSON.parse(text) as Kept
  const same = await Promise.all(Object.entries(files).map(async ([name, hash]) => hash === await readFile(join(folder, name)).then(content => hashOf(content), () => undefined)))
  return same.every(Boolean) ? contents : undefined
}

/** All that is built in. */
async function keyOf({ data, mode, roots, utils }: ResolvedSlidevOptions, root: string, own: readonly string[]): Promise<string> {
  const { config, features } = data
  const files = await Promise.all(own.map(async path => [path, await readFile(path)]))
  const settings = JSON.stringify([mode, roots, utils.define, features.katex, config.theme, config.fonts, config.css, config.addons, process.env.NODE_ENV === 'production'])
  return hashOf(await programHash(root), settings, ...files.flat()).slice(0, 16)
}

/** Files in the folder of the decks, or of a theme there, that Slidev builds in; those in packages change with their versions. */
async function ownFiles({ roots, userRoot }: ResolvedSlidevOptions, root: string): Promise<string[]> {
  const files = await Promise.all([
    ...roots.filter(folder => folder !== root && !/[\\/]node_modules[\\/]/.test(folder)).map(folder => filesIn(folder, ['{components,layouts,setup,styles}/**/*.*', '*.{vue,ts,js,mts,mjs,css,html}'])),
    ...projectComponents({ roots, userRoot }).map(folder => filesIn(folder, ['**/*.*'])),
  ])
  return files.flat().sort()
}

async function filesIn(folder: string, patterns: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for await (const path of glob(patterns, { cwd: folder }))
    found.push(join(folder, path))
  return found
}

/** Keeps a shell in this folder, unless the same one is there. */
export async function writeShell(folder: string, { files, ...contents }: BuiltShell): Promise<ShellContents> {
  const kept: Kept = { contents, files: Object.fromEntries([...files].map(([name, content]) => [name, hashOf(Buffer.from(content))])) }
  // Another process may have put the same one there meanwhile, and show slides with it.
  const isThere = async () => await keptContents(folder) !== undefined
  if (!await isThere()) {
    await writeFolderWhole(folder, new Map([...files, [CONTENTS, sealed(JSON.stringify(kept))]])).catch(async (error: unknown) => {
      if (!await isThere())
        throw error
    })
  }
  pruneCache()
  return contents
}
