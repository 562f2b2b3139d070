/** The licences of what a site is made of: most ask that their text goes wherever the code goes. */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Packages whose published files contain their dependencies. */
const SELF_CONTAINED: ReadonlySet<string> = new Set(['mermaid'])

const HEADER = `This site is made with the packages below. Each may be used under the licence that stands below its name.
Where a package offers a choice, the first of these that it names was chosen: MIT, Apache-2.0, EPL-2.0.
`

/** Texts that a licence asks to be passed on; Apache-2.0 has a notice besides. */
const TEXT = /^(?:licen[cs]e|copying|notice)/i

interface Package {
  readonly folder: string
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly homepage?: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/**
 * @param modules absolute paths of the files that were bundled; what is no file of a package has no licence here
 * @returns the packages they are from, each with its version and the texts it brings, as one text
 */
export async function licensesOf(modules: Iterable<string>): Promise<string> {
  const found = new Map<string, Package>()
  const folders = new Set([...modules].filter(path => path.includes('node_modules')).map(path => dirname(path.replace(/[?#].*/, ''))))
  const bundled = await Promise.all([...folders].map(packageAround))
  // First those that bring others, lest one of them be met without its own.
  for (const one of bundled.sort((a, b) => Number(SELF_CONTAINED.has(b?.name ?? '')) - Number(SELF_CONTAINED.has(a?.name ?? ''))))
    await addPackage(one, found)
  const packages = [...found.values()].sort((a, b) => a.folder < b.folder ? -1 : 1)
  const sections = await Promise.all(packages.map(sectionOf))
  // A package may be installed twice.
  return [HEADER, ...new Set(sections)].join(`\n${'-'.repeat(80)}\n\n`)
}

async function addPackage(one: Package | undefined, found: Map<string, Package>, withDependencies = false): Promise<void> {
  if (one === undefined || found.has(one.folder))
    return
  found.set(one.folder, one)
  if (!withDependencies && !SELF_CONTAINED.has(one.name))
    return
  for (const name of Object.keys(one.dependencies ?? {})) {
    if (!name.startsWith('@types/'))
      await addPackage(await installed(name, one.folder), found, true)
  }
}

/** The package that a folder is a part of: the nearest one with a name and a version. */
async function packageAround(folder: string): Promise<Package | undefined> {
  for (let at = folder; at.includes('node_modules') && dirname(at) !== at; at = dirname(at)) {
    const one = await readPackage(at)
    if (one)
      return one
  }
}

/** The package of a name, as Node.js looks it up from another one. */
async function installed(name: string, from: string): Promise<Package | undefined> {
  for (let at = from; dirname(at) !== at; at = dirname(at)) {
    const one = await readPackage(join(at, 'node_modules', name))
    if (one)
      return one
  }
}

async function readPackage(folder: string): Promise<Package | undefined> {
  const path = join(folder, 'package.json')
  if (!existsSync(path))
    return undefined
  const { name, version, license, homepage, dependencies } = JSON.parse(await readFile(path, 'utf8')) as Partial<Package>
  return name && version ? { folder, name, version, license, homepage, dependencies } as Package : undefined
}

async function sectionOf({ folder, name, version, license, homepage }: Package): Promise<string> {
  const files = (await readdir(folder, { withFileTypes: true })).filter(entry => entry.isFile() && TEXT.test(entry.name)).map(entry => entry.name).sort()
  const texts = await Promise.all(files.map(async file => (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n').trim()))
  const title = [name, version, license && `(${license})`, homepage && `<${homepage}>`].filter(Boolean).join(' ')
  return `${[title, ...texts].join('\n\n')}\n`
}
