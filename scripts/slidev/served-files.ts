/** A Vite of Slidev's: where it finds packages, keeps what it has bundled of them, of which files it tells, and where it listens. */
import type { Plugin, ViteDevServer } from 'vite'
import { existsSync, realpathSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative } from 'node:path'
import { cacheFolder } from '../user-cache.ts'
import { removeCut } from './bundles.ts'
import { ICON } from './deck-options.ts'
import { hashOf } from './ledger.ts'
import { projectComponents } from './own-components.ts'
import { packageFolders } from './packages.ts'
import { plainPath } from './plain-path.ts'

/**
 * Slidev sets Vite's root to the folder of the deck; from there, a deck elsewhere finds no
 * packages. What Vite has bundled is kept apart for each list of packages to bundle, which Slidev
 * makes from how it was started: two processes with unlike lists would delete each other's bundles.
 */
export function resolvingFrom(root: string, mode: string): Plugin {
  return {
    name: 'prismdeck:root',
    enforce: 'post',
    async config({ optimizeDeps }) {
      const bundles = hashOf(root, String(optimizeDeps?.include)).slice(0, 12)
      const cacheDir = cacheFolder(`bundles-${mode}-${bundles}`)
      await removeCut(cacheDir)
      return { root, cacheDir }
    },
  }
}

/** Patterns of what imports packages, from the root of the package. */
export const OWN_SOURCES = ['components', 'layouts', 'page', 'setup'].map(folder => `${folder}/**/*.{vue,ts}`)

/** Vite's own list of what is never told: https://vite.dev/config/server-options#server-fs-deny */
const NEVER_TOLD = ['.env', '.env.*', '*.{crt,pem,key}', '**/.git/**']

/** What of the package draws slides. */
const OF_PACKAGE = ['components', 'fonts', 'layouts', 'lib', 'page', 'public', 'scripts', 'setup', 'styles', 'custom-nav-controls.vue', 'slide-bottom.vue', 'slide-top.vue'] as const

/** A slide, as Slidev names its modules after the deck's file. */
const SLIDE = /__slidev_\d+\.(?:md|frontmatter)$/

/** Of which files a deck's pages may read, and whether one is among them. */
export interface ToldFiles {
  /** Absolute paths of files and folders, as they are named and as they really are. */
  readonly allow: readonly string[]
  /** The same of what is in these, and never told. */
  readonly deny: readonly string[]
  readonly has: (path: string) => boolean
}

/**
 * What draws slides, the packages, and the deck's folder but for the other decks and what is remembered of them.
 *
 * @param root absolute path of the package with `layouts/` and `components/`
 * @param entry absolute path of the deck
 * @param hidden absolute paths of folders of which nothing is told, wherever they are
 */
export function toldFiles(root: string, entry: string, hidden: readonly string[]): ToldFiles {
  const decks = dirname(entry)
  const allow = [...OF_PACKAGE.map(name => join(root, name)), ...packageFolders(root), decks, dirname(plainPath(entry)), ...projectComponents({ roots: [root], userRoot: decks })].flatMap(bothNames)
  const deny = [...hidden, ...hidden.map(plainPath), join(decks, '.prismdeck')].flatMap(bothNames)
  // What Vite has bundled of packages; where there is no cache of the user's own, the folder lasts as long as the process.
  const bundles = bothNames(dirname(cacheFolder('bundles'))).map(folder => join(folder, 'bundles-'))
  const isOtherDeck = (path: string) => bothNames(decks).includes(dirname(path)) && path.endsWith('.md') && !SLIDE.test(path) && basename(path) !== basename(entry)
  return {
    allow,
    deny,
    has: path => bothNames(path).every(name => (allow.some(folder => isIn(folder, name)) || bundles.some(start => name.startsWith(start))) && !deny.some(folder => isIn(folder, name)) && !isOtherDeck(name)),
  }
}

/** A path as it is named, and as it is where links on its way lead. */
function bothNames(path: string): string[] {
  try {
    return [...new Set([path, realpathSync.native(path)])]
  }
  catch {
    return [path]
  }
}

function isIn(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !/^\.\.[\\/]/.test(way) && !isAbsolute(way)
}

/** Slidev lets pages read the folder around that of the deck, which may be a person's home. */
export function hiding(root: string, entry: string, hidden: readonly string[]): Plugin {
  const told = toldFiles(root, entry, hidden)
  const slashes = (path: string) => path.replaceAll('\\', '/')
  const literal = (path: string) => slashes(path).replace(/[[\](){}!*?+@|]/g, '\\$&')
  return {
    name: 'prismdeck:hiding',
    enforce: 'pre',
    config: () => ({
      server: {
        fs: {
          deny: [...NEVER_TOLD, ...told.deny.map(folder => `${literal(folder)}/**`)],
        },
      },
    }),
    configResolved({ server: { fs } }) {
      fs.allow = told.allow.map(slashes)
    },
  }
}

/** Answers with the package's icon where a deck has none of its own: a browser asks for it, and takes no answer for a fault. */
export function servingIcon(root: string): Plugin {
  return {
    name: 'prismdeck:icon',
    apply: 'serve',
    configureServer({ middlewares, config: { publicDir } }) {
      middlewares.use(ICON, async (_, response, next) => {
        if (existsSync(join(publicDir, ICON)))
          return next()
        response.setHeader('Content-Type', 'image/svg+xml')
        response.end(await readFile(join(root, 'public', ICON)))
      })
    },
  }
}

/** Where a running server listens. */
export function portOf(vite: ViteDevServer): number {
  const address = vite.httpServer?.address()
  if (address && typeof address === 'object')
    return address.port
  throw new Error('Vite listens on no port')
}
