/**
 * The packages that decks are drawn with, wherever npm, pnpm or Yarn has put them: beside the program, around it, or
 * in a store.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, sep } from 'node:path'

export interface Package {
  readonly name: string
  readonly version: string
  /** Absolute path, with no links in it. */
  readonly folder: string
}

interface Manifest {
  readonly version?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** Of these, what they need draws slides, too. */
const DRAWING = ['@slidev/cli', '@slidev/client']

/**
 * The program's packages and those of Slidev, in the order of their names.
 *
 * @param root absolute path of the program's package
 */
export function findPackages(root: string): Package[] {
  const found = new Map<string, Package>()
  const add = (from: string) => {
    const { dependencies, optionalDependencies } = manifestIn(from)
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const folder = folderOf(name, from)
      if (folder === undefined || found.has(folder))
        continue
      found.set(folder, { name, folder, version: manifestIn(folder).version ?? '' })
      if (DRAWING.includes(name))
        add(folder)
    }
  }
  add(realpathSync(root))
  return [...found.values()].sort((a, b) => a.name < b.name ? -1 : 1)
}

/** The folders that hold these packages and what they need: `node_modules` in most places, one for each package in some stores. */
export function packageFolders(root: string): string[] {
  const start = `${sep}node_modules${sep}`
  return [...new Set(findPackages(root).map(({ folder }) => {
    const at = folder.indexOf(start)
    return at < 0 ? folder : folder.slice(0, at + start.length - 1)
  }))]
}

/** Where a package finds one that it needs; nothing where it isn't installed. */
function folderOf(name: string, from: string): string | undefined {
  const places = createRequire(join(from, 'package.json')).resolve.paths(name) ?? []
  const folder = places.map(place => join(place, name)).find(path => existsSync(join(path, 'package.json')))
  return folder === undefined ? undefined : realpathSync(folder)
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}
