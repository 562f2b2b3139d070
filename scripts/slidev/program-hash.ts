import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative } from 'node:path'
import { hashOf } from './ledger.ts'
import { findPackages } from './packages.ts'

/** What draws and writes decks; the published package has `lib` for `scripts`. */
const PARTS = [extname(import.meta.filename) === '.ts' ? 'scripts' : 'lib', 'layouts', 'components', 'page', 'styles', 'setup', 'public', 'custom-nav-controls.vue', 'slide-bottom.vue', 'slide-top.vue', 'vite.config.ts', 'package.json']

/** Where npm keeps the versions of all packages: in the repository, in its packages, or around an installed package. */
const LOCKS = ['package-lock.json', 'node_modules/.package-lock.json', '../.package-lock.json'] as const

/**
 * A hash of the program and the versions of its packages: with another one, a deck may look
 * different.
 *
 * @param root absolute path of the package
 */
export async function programHash(root: string): Promise<string> {
  const known = hashes.get(root) ?? readProgram(root)
  hashes.set(root, known)
  return known
}

/** A process runs the program that it has loaded. */
const hashes = new Map<string, Promise<string>>()

async function readProgram(root: string): Promise<string> {
  const files = (await Promise.all(PARTS.map(part => filesIn(root, part)))).flat()
  const parts = await Promise.all(files.map(async name => [name, await readFile(join(root, name))]))
  const packages = findPackages(root).map(({ name, version }) => `${name} ${version}`)
  const locks = await Promise.all(LOCKS.map(lock => readFile(join(root, lock)).catch(() => '')))
  return hashOf(...parts.flat(), ...packages, ...locks)
}

async function filesIn(root: string, part: string): Promise<string[]> {
  const entries = await readdir(join(root, part), { recursive: true, withFileTypes: true }).catch(() => undefined)
  if (!entries) {
    const exists = await readFile(join(root, part)).then(() => true, () => false)
    return exists ? [part] : []
  }
  return entries
    .filter(entry => entry.isFile() && !/\.test\.ts$/.test(entry.name))
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
    .sort()
}
