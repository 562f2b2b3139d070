/** A Vite of Slidev's: where it finds packages, keeps what it has bundled of them, of which files it tells, and where it listens. */
import type { Plugin, ViteDevServer } from 'vite'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder } from '../user-cache.ts'
import { removeCut } from './bundles.ts'
import { ICON } from './deck-options.ts'
import { hashOf } from './ledger.ts'
import { packageFolders } from './packages.ts'

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

/**
 * Slidev lets pages read the folder around that of the deck, which may be a person's home. They need
 * the deck's folder, this package and the packages; and what an audience must not see is in the dataset.
 */
export function hiding(root: string, decks: string, hidden: readonly string[]): Plugin {
  const allowed = [root, decks, ...packageFolders(root)].map(folder => folder.replaceAll('\\', '/'))
  return {
    name: 'prismdeck:hiding',
    enforce: 'pre',
    config: () => ({
      server: {
        fs: {
          deny: [...NEVER_TOLD, ...hidden.map(folder => `${folder.replaceAll('\\', '/').replace(/[[\](){}!*?+@|]/g, '\\$&')}/**`)],
        },
      },
    }),
    configResolved({ server: { fs } }) {
      fs.allow = allowed
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
