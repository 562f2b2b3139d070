/**
 * Paths that Vite and Slidev can work with: they put them into addresses, patterns and code as they stand, so that
 * a "#", "?", "%" or quote in the name of a folder would be taken for what it means there.
 */
import type { Plugin } from 'vite'
import { mkdirSync, readlinkSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { join, normalize, parse, sep } from 'node:path'
import { normalizePath } from 'vite'
import { UserError } from '../dataset/errors.ts'
import { cacheFolder } from '../user-cache.ts'
import { hashOf } from './ledger.ts'

/** Letters and digits of any script, and the marks that mean nothing anywhere. */
const PLAIN = /^[\p{L}\p{M}\p{N} ._~:-]*$/u

/** What Vite can't have in the path of the package: https://vite.dev/guide/troubleshooting.html */
const NEVER = /[#?*]/

/** Links that were made, by the folders that they lead to. */
const links = new Map<string, string>()

/**
 * A path of the same file or folder that Vite and Slidev can work with: the path itself, or one by a link in
 * the user's cache to the last folder of it whose name they can't.
 *
 * @param path absolute
 */
export function plainPath(path: string): string {
  const { root } = parse(path)
  const parts = normalize(path).slice(root.length).split(sep)
  const odd = parts.findLastIndex(part => !PLAIN.test(part))
  return odd < 0
    ? path
    : join(linkTo(root + parts.slice(0, odd + 1).join(sep)), ...parts.slice(odd + 1))
}

function linkTo(folder: string): string {
  const known = links.get(folder) ?? makeLink(folder)
  links.set(folder, known)
  return known
}

function makeLink(folder: string): string {
  const places = cacheFolder('places')
  const link = join(places, hashOf(folder).slice(0, 12))
  mkdirSync(places, { recursive: true })
  try {
    symlinkSync(folder, link, 'junction')
  }
  catch {
    // One from before; another process may make the same one at this moment.
    if (normalize(readlinkSync(link)) !== folder) {
      rmSync(link, { force: true })
      symlinkSync(folder, link, 'junction')
    }
  }
  return link
}

/** Where a link leads, Vite finds files by their own paths: has it take those by the link. */
export function keepingLinks(): Plugin {
  const plain = (id: string) => {
    for (const [folder, link] of links) {
      const start = `${normalizePath(realpathSync(folder))}/`
      if (id.startsWith(start))
        return `${normalizePath(link)}/${id.slice(start.length)}`
    }
    return undefined
  }
  return {
    name: 'prismdeck:keeping-links',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      async handler(source, importer, options) {
        if (links.size === 0)
          return null
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
        const id = resolved && plain(resolved.id)
        return id ? { ...resolved, id } : null
      },
    },
  }
}

/**
 * @param root absolute path of the package
 * @throws UserError where Vite can't work in there
 */
export function assertPlainPackage(root: string): void {
  const [char] = NEVER.exec(root) ?? []
  if (char)
    throw new UserError(`Prismdeck is installed in ${root}; there is a "${char}" in this path, with which Vite, which shows the decks, can't work: install it elsewhere (npm install -g prismdeck), or rename the folder`)
}
