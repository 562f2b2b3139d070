/**
 * What draws slides (Slidev's client, layouts, components), built once and kept: a page to be printed
 * loads it in a few files, where a Vite that develops compiles and sends hundreds of modules.
 */
import type { ResolvedSlidevOptions } from '@slidev/types'
import type { BuiltShell, ShellContents } from './build-shell.ts'
import { glob, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { buildShell } from './build-shell.ts'
import { hashOf } from './ledger.ts'
import { programHash } from './program-hash.ts'
import { cacheFolder } from './served-files.ts'

export interface Shell extends ShellContents {
  /** Absolute path. */
  readonly folder: string
  /** Whether files of the decks' folder or of a theme there are built in. */
  readonly isOwn: boolean
}

const CONTENTS = 'contents.json'

/** Days after which a shell that nobody has used is removed. */
const KEPT_DAYS = 7

/**
 * The shell for decks with these options, built where it isn't there yet, which takes some seconds.
 *
 * @param options in the mode `export`
 * @param root absolute path of the package with `layouts/` and `components/`
 * @returns nothing where the decks' folder configures Vite, or a deck has an editor: Slidev has to be asked for each module then
 */
export async function openShell(options: ResolvedSlidevOptions, root: string): Promise<Shell | undefined> {
  const own = await ownFiles(options, root)
  if (own.some(path => /[\\/]vite\.config\.\w+$/.test(path)) || options.data.features.monaco)
    return undefined
  const folder = join(cacheFolder(root), `prismdeck-shell-${await keyOf(options, root, own)}`)
  const kept = await readContents(folder)
  if (kept) {
    await utimes(folder, new Date(), new Date()).catch(() => {})
    return { folder, isOwn: own.length > 0, ...kept }
  }
  const contents = await writeShell(folder, await buildShell(options, root))
  await removeOld(dirname(folder))
  return { folder, isOwn: own.length > 0, ...contents }
}

async function readContents(folder: string): Promise<ShellContents | undefined> {
  const text = await readFile(join(folder, CONTENTS), 'utf8').catch(() => undefined)
  return text === undefined
    ? undefined
    : JSON.parse(text) as ShellContents
}

/** All that is built in. */
async function keyOf({ data, roots, utils }: ResolvedSlidevOptions, root: string, own: readonly string[]): Promise<string> {
  const { config, features } = data
  const files = await Promise.all(own.map(async path => [path, await readFile(path)]))
  const settings = JSON.stringify([roots, utils.define, features.katex, config.theme, config.fonts, config.css, config.addons, process.env.NODE_ENV === 'production'])
  return hashOf(await programHash(root), settings, ...files.flat()).slice(0, 16)
}

/** Files in the folder of the decks, or of a theme there, that Slidev builds in; those in packages change with their versions. */
async function ownFiles({ roots }: ResolvedSlidevOptions, root: string): Promise<string[]> {
  const files = await Promise.all(roots.filter(folder => folder !== root && !/[\\/]node_modules[\\/]/.test(folder)).map(async (folder) => {
    const found: string[] = []
    for await (const path of glob(['{components,layouts,setup,styles}/**/*.*', '*.{vue,ts,js,mts,mjs,css,html}'], { cwd: folder }))
      found.push(join(folder, path))
    return found
  }))
  return files.flat().sort()
}

async function writeShell(folder: string, { files, ...contents }: BuiltShell): Promise<ShellContents> {
  await mkdir(dirname(folder), { recursive: true })
  const temporary = await mkdtemp(`${folder}-`)
  await Promise.all([...files].map(([name, content]) => writeFile(join(temporary, name), content)))
  await writeFile(join(temporary, CONTENTS), JSON.stringify(contents))
  await rename(temporary, folder).catch(async () => {
    // Another process has built the same one meanwhile.
    await rm(temporary, { recursive: true })
  })
  return contents
}

async function removeOld(cache: string): Promise<void> {
  const limit = Date.now() - KEPT_DAYS * 24 * 60 * 60 * 1000
  for (const name of await readdir(cache)) {
    const path = join(cache, name)
    if (name.startsWith('prismdeck-shell-') && (await stat(path)).mtimeMs < limit)
      await rm(path, { recursive: true, force: true })
  }
}
