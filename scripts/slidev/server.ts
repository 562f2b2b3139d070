/** A running Slidev for one deck. */
import type { ResolvedSlidevOptions, SlidevData } from '@slidev/types'
import type { EventEmitter } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Plugin, ViteDevServer } from 'vite'
import type { DeckPlace } from './deck-options.ts'
import { readFile } from 'node:fs/promises'
import { UserError } from '../dataset/errors.ts'
import { reloadDeck, resolveDeck } from './deck-options.ts'
import { emptyRules } from './empty-rules.ts'
import { ownVisitPlugin } from './own-visit.ts'
import { polling } from './polling.ts'
import { hiding, OWN_SOURCES, portOf, resolvingFrom, servingIcon } from './served-files.ts'
import { createSlidevServer } from './slidev-server.ts'

export interface ServerOptions extends Omit<DeckPlace, 'mode' | 'withoutNotes'> {
  /** The first port to try; the next free one is taken. */
  readonly port?: number
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
  /** Looks for changes again and again, where the system tells of none. */
  readonly poll?: boolean
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
  /** The deck as Slidev has read it. */
  readonly data: () => SlidevData
  /** Has Slidev read the deck again, before the watcher sees that it has changed. */
  readonly follow: () => void
  /** Answers a request, where it runs within another server. */
  readonly handle: (request: IncomingMessage, response: ServerResponse, next: () => void) => void
  /** Sends an event to the pages that are open. */
  readonly send: (event: string, data: unknown) => void
  readonly close: () => Promise<void>
}

/** Other machines reach a deck through another server alone. */
const HOST = '127.0.0.1'

interface Running {
  readonly options: ResolvedSlidevOptions
  readonly vite: ViteDevServer
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
    mode: 'dev',
    ...(options.within && { base: options.within.base }),
  })
  let running = await start(options, await resolve(), options.port ?? 3030, restart)
  const port = options.within
    ? 0
    : portOf(running.vite)
  const url = `http://${HOST}:${port}/`

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
    data: () => running.options.data,
    follow: () => void running.vite.watcher.emit('change', running.options.entry),
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
  const { root, log = 'warn', within } = options
  let reads: Promise<unknown> = Promise.resolve()
  let last: SlidevData = resolved.data
  const vite = await createSlidevServer(resolved, {
    ...(within && { base: within.base }),
    server: {
      ...(within
        ? { middlewareMode: true }
        : { port }),
      host: HOST,
      ...(options.poll && { watch: polling }),
    },
    plugins: [
      ...options.plugins ?? [],
      ...within
        ? [upgradesFrom(within.upgrades)]
        : [],
      // Within another server, that one asks.
      ...within ? [] : [ownVisitPlugin()],
      servingIcon(root),
      emptyRules(),
      resolvingFrom(root, 'dev'),
      hiding(root, options.entry, options.hidden ?? []),
    ],
    // What the components import is bundled before the first page, not on meeting it, which reloads the page.
    optimizeDeps: { entries: OWN_SOURCES },
    clearScreen: false,
    logLevel: log,
  }, {
    async loadData(sources) {
      // One after the other, and each what is on disk by then: the last one shown is the newest.
      const reading = reads.then(() => readEntry(options, resolved, sources))
      reads = reading.catch(() => {})
      const data = await reading.catch((error: unknown) => {
        if (!options.onUnreadable || !(error instanceof UserError))
          throw error
        options.onUnreadable(error)
        return null
      })
      if (data === undefined)
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
  return { options: resolved, vite }
}

async function readEntry({ check }: ServerOptions, resolved: ResolvedSlidevOptions, sources: Record<string, string>): Promise<SlidevData | undefined> {
  const { entry } = resolved
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
