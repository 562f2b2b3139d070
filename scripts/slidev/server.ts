/** A running Slidev for one deck. */
import type { ResolvedSlidevOptions, SlidevData } from '@slidev/types'
import type { EventEmitter } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Plugin, ViteDevServer } from 'vite'
import type { DeckPlace } from './deck-options.ts'
import { createHash } from 'node:crypto'
import { accessSync, constants } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createServer } from '@slidev/cli'
import open from 'open'
import { UserError } from '../dataset/errors.ts'
import { reloadDeck, resolveDeck } from './deck-options.ts'
import { emptyRules } from './empty-rules.ts'
import { leanPages } from './lean-pages.ts'
import { ownVisitPlugin } from './own-visit.ts'
import { remoteGuardPlugin } from './remote-guard.ts'

export interface ServerOptions extends Omit<DeckPlace, 'mode' | 'withoutNotes'> {
  readonly mode?: 'dev' | 'export'
  /** The first port to try; the next free one is taken. */
  readonly port?: number
  /** The address to listen on; 127.0.0.1, or every one when there is a remote password. */
  readonly host?: string
  /** Opens the deck in the default browser. */
  readonly open?: boolean
  /** What Vite and Slidev may print. */
  readonly log?: 'silent' | 'error' | 'warn' | 'info'
  /** Answers under a path of another HTTP server, instead of on a port of its own. */
  readonly within?: {
    /** `/full.zh/` */
    readonly base: string
    /** Emits that server's `upgrade` events. */
    readonly upgrades: EventEmitter
  }
  readonly plugins?: readonly Plugin[]
  /** Absolute paths of folders of which nothing is told over HTTP, such as that of the dataset. */
  readonly hidden?: readonly string[]
  /** Throws a UserError where a deck must not be shown as it is now. */
  readonly check?: (markdown: string) => void
  /** Told what Slidev is about to show in place of what it shows. */
  readonly onDeck?: (next: SlidevData, last: SlidevData) => void
  /** Told why Slidev can't show the deck as it is now; the last one stays. Without it, such an error is Vite's. */
  readonly onUnreadable?: (error: UserError) => void
}

export interface RunningServer {
  /** With a slash at the end: `http://127.0.0.1:3030/`. */
  readonly url: string
  /** Shows another deck: writes it to the entry, and resolves when a page loaded from now on gets it. */
  readonly setEntryText: (text: string) => Promise<void>
  /** The deck as Slidev has read it. */
  readonly data: () => SlidevData
  /** Names of the layouts that its slides may have. */
  readonly layouts: () => Promise<readonly string[]>
  /** Has Slidev read the deck again, before the watcher sees that it has changed. */
  readonly follow: () => void
  /** Answers a request, where it runs within another server. */
  readonly handle: (request: IncomingMessage, response: ServerResponse, next: () => void) => void
  /** Sends an event to the pages that are open. */
  readonly send: (event: string, data: unknown) => void
  readonly close: () => Promise<void>
}

/** A started Vite, and a way to hear that it has taken over the deck's new text. */
interface Running {
  readonly options: ResolvedSlidevOptions
  readonly vite: ViteDevServer
  onReload?: (data: Promise<SlidevData | undefined>) => void
}

/**
 * Serves the deck. Edits of the file show at once; where Slidev can't follow (theme, fonts,
 * addons), the server starts again on the same port.
 *
 * @throws UserError where there is no deck
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const resolve = () => resolveDeck({
    ...options,
    mode: options.mode ?? 'dev',
    ...(options.within && { base: options.within.base }),
  })
  let running = await start(options, await resolve(), options.port ?? 3030, restart)
  const port = options.within
    ? 0
    : portOf(running.vite)
  const host = running.vite.config.server.host === '0.0.0.0'
    ? 'localhost'
    : running.vite.config.server.host
  const query = options.remote === undefined
    ? ''
    : `?password=${encodeURIComponent(options.remote)}`
  const url = `http://${host}:${port}/`
  if (options.open)
    await open(url + query).catch(() => running.vite.config.logger.warn(`no browser could be opened; open ${url}`))

  let starting: Promise<void> | undefined
  function restart(): void {
    starting ??= (async () => {
      // A deck that can't be read now can be read after the next edit, for which this server watches.
      const resolved = await resolve()
      await running.vite.close()
      running = await start(options, resolved, port, restart)
    })().finally(() => starting = undefined)
    starting.catch(error => running.vite.config.logger.error(String(error)))
  }

  return {
    url,
    async setEntryText(text) {
      await starting
      await writeFile(options.entry, text)
      const followed = await follow(running, options.entry)
      if (!followed) {
        restart()
        await starting
      }
    },
    data: () => running.options.data,
    layouts: async () => Object.keys(await running.options.utils.getLayouts()),
    follow: () => void running.vite.watcher.emit('change', options.entry),
    handle: (request, response, next) => running.vite.middlewares(request, response, next),
    send: (event, data) => running.vite.ws.send(event, data),
    async close() {
      await starting?.catch(() => {})
      await running.vite.close()
    },
  }
}

async function start(
  options: ServerOptions,
  resolved: ResolvedSlidevOptions,
  port: number,
  restart: () => void,
): Promise<Running> {
  const { root, mode = 'dev', remote, log = 'warn', within } = options
  const running: { -readonly [K in keyof Running]?: Running[K] } = { options: resolved }
  let reads: Promise<unknown> = Promise.resolve()
  let last: SlidevData = resolved.data
  const vite = await createServer(resolved, {
    ...(within && { base: within.base }),
    server: {
      ...(within
        ? { middlewareMode: true }
        : { port }),
      host: options.host ?? (remote === undefined
        ? '127.0.0.1'
        : '0.0.0.0'),
      // An export says itself when its deck has changed.
      ...(mode === 'export' && { watch: null }),
    },
    plugins: [
      ...options.plugins ?? [],
      ...within
        ? [upgradesFrom(within.upgrades)]
        : [],
      // Within another server, that one asks.
      ...within ? [] : [ownVisitPlugin()],
      ...remote === undefined || within
        ? []
        : [
            remoteGuardPlugin(remote),
          ],
      emptyRules(),
      ...mode === 'export' ? leanPages(resolved.data) : [],
      resolvingFrom(root, mode),
      hiding(root, dirname(options.entry), options.hidden ?? []),
    ],
    // What the components import is bundled before the first page, not on meeting it, which reloads the page.
    optimizeDeps: {
      entries: ['components', 'layouts', 'setup'].map(folder => join(root, folder, '**/*.{vue,ts}')),
    },
    clearScreen: false,
    logLevel: log,
  }, {
    async loadData(sources) {
      // One after the other, and each what is on disk by then: the last one shown is the newest.
      const reading = reads.then(() => readEntry(options, resolved, sources))
      reads = reading.catch(() => {})
      running.onReload?.(reading)
      const data = await reading.catch((error: unknown) => {
        if (!options.onUnreadable || !(error instanceof UserError))
          throw error
        options.onUnreadable(error)
        return null
      })
      if (data === undefined && !running.onReload)
        restart()
      if (data) {
        options.onDeck?.(data, last)
        last = data
      }
      return data ?? false
    },
  })
  if (!within)
    await vite.listen()
  return Object.assign(running, { vite }) as Running
}

async function readEntry({ entry, check }: ServerOptions, resolved: ResolvedSlidevOptions, sources: Record<string, string>): Promise<SlidevData | undefined> {
  const text = await readFile(entry, 'utf8')
  // An editor may be about to write.
  const markdown = text.trim() === ''
    ? sources[entry] ?? text
    : text
  check?.(markdown)
  return reloadDeck(resolved, { ...sources, [entry]: markdown })
}

/** Has Vite's web socket live off another server; set earlier, Vite would merge, and so copy, the emitter. */
function upgradesFrom(upgrades: EventEmitter): Plugin {
  return {
    name: 'prismdeck:upgrades',
    configResolved(config) {
      // Of the server, Vite takes no more than these events.
      Object.assign(config.server, { ws: { server: upgrades as Server } })
    },
  }
}

/**
 * Slidev sets Vite's root to the folder of the deck; from there, a deck elsewhere finds no
 * packages. What Vite has bundled is kept apart for each list of packages to bundle, which Slidev
 * makes from how it was started: two processes with unlike lists would delete each other's bundles.
 */
function resolvingFrom(root: string, mode: string): Plugin {
  return {
    name: 'prismdeck:root',
    enforce: 'post',
    config({ optimizeDeps }) {
      const list = createHash('sha256').update(String(optimizeDeps?.include)).digest('hex').slice(0, 8)
      return {
        root,
        cacheDir: join(cacheFolder(root), `prismdeck-${mode}-${list}`),
      }
    },
  }
}

/** Vite's own list of what is never told: https://vite.dev/config/server-options#server-fs-deny */
const NEVER_TOLD = ['.env', '.env.*', '*.{crt,pem,key}', '**/.git/**']

/**
 * Slidev lets pages read the folder around that of the deck, which may be a person's home. They need
 * the deck's folder, this package and the packages; and what an audience must not see is in the dataset.
 */
function hiding(root: string, decks: string, hidden: readonly string[]): Plugin {
  const packages = join(dirname(createRequire(join(root, 'package.json')).resolve('@slidev/client/package.json')), '../..')
  const allowed = [root, decks, packages].map(folder => folder.replaceAll('\\', '/'))
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

/** Beside the packages, or where those can't be written. */
function cacheFolder(root: string): string {
  const packages = join(root, 'node_modules')
  try {
    accessSync(packages, constants.W_OK)
    return join(packages, '.vite')
  }
  catch {
    return join(tmpdir(), 'prismdeck-vite')
  }
}

/** Has Slidev read the deck again; false where it must start again instead. */
async function follow(running: Running, entry: string): Promise<boolean> {
  const { options, vite } = running
  const data = await new Promise<SlidevData | undefined>((resolve) => {
    running.onReload = resolve
    vite.watcher.emit('change', entry)
  }).finally(() => running.onReload = undefined)
  if (!data)
    return false
  // Slidev copies the new data into its own after `loadData`.
  while (options.data.slides !== data.slides)
    await setImmediate()
  // It sends its updates to open pages; a page that loads next must not get an old module.
  for (const [id, module] of vite.moduleGraph.idToModuleMap) {
    if (id.startsWith('/@slidev/') || id.includes('__slidev_'))
      vite.moduleGraph.invalidateModule(module)
  }
  return true
}

function portOf(vite: ViteDevServer): number {
  const address = vite.httpServer?.address()
  if (address && typeof address === 'object')
    return address.port
  throw new Error('Vite listens on no port')
}
