/** Presenting all decks of a dataset at one address. */
import type { FrontServer, Visit } from './front-server.ts'
import type { LiveDecks, LiveOptions } from './live-decks.ts'
import type { DeckLink } from './messages.ts'
import type { Passwords } from './sessions.ts'
import type { ViewerDecks } from './viewer-decks.ts'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fontFiles } from '../brand/font.ts'
import { startPage } from '../site/start-page.ts'
import { buildForViewers } from '../slidev/viewer-build.ts'
import { acceptedLanguages } from './accepted-languages.ts'
import { deckInLanguage } from './deck-in-language.ts'
import { CLOSED_DOORS, openDoors } from './doors.ts'
import { startFront } from './front-server.ts'
import { liveDecks } from './live-decks.ts'
import { ASKED_AT_ROOT, presentDeck } from './present-deck.ts'
import { viewerDecks } from './viewer-decks.ts'
import { refuse } from './word-pages.ts'

/** Others than this machine, who are let in. */
export interface RemoteOptions {
  readonly passwords: Passwords
  /** Whether viewers are shown a deck. */
  readonly shares: (deck: DeckLink) => boolean
  /** Told of addresses that try wrong passwords. */
  readonly onGuesses: (address: string, wrong: number) => void
}

export interface PresentOptions extends Omit<LiveOptions, 'upgrades' | 'onPlace' | 'onSwitch' | 'onShown'> {
  readonly port: number
  /** Whether somebody asked for this port and no other. */
  readonly strictPort?: boolean
  /** Without it, nobody else is let in. */
  readonly remote?: RemoteOptions
}

export interface Presentation {
  /** With a slash at the end. */
  readonly url: string
  /** Generates a deck and starts it; its address, with a slash at the end. */
  readonly open: (name: string) => Promise<string>
  readonly decks: () => readonly DeckLink[]
  /** The decks that viewers are shown. */
  readonly shared: () => readonly DeckLink[]
  /** Builds what viewers are shown of a deck, if they are, before the first of them comes. */
  readonly prepare: (name: string) => Promise<void>
  readonly refresh: () => Promise<void>
  readonly close: () => Promise<void>
}

/** The views of a deck, as Slidev's routes name them. */
export const VIEWS = [
  { name: 'presenter', path: '#/presenter/1' },
  { name: 'overview', path: '#/overview' },
  { name: 'notes', path: '#/notes' },
] as const

/** @throws UserError where the dataset is wrong, or no port is free */
export async function serveDecks({ port, strictPort = false, remote, ...options }: PresentOptions): Promise<Presentation> {
  // The decks need the server, which answers when they are there.
  let decks: LiveDecks | undefined
  let viewers: ViewerDecks | undefined
  const front: FrontServer = await startFront({
    port,
    strictPort,
    host: remote ? '0.0.0.0' : '127.0.0.1',
    doors: remote ? openDoors(remote.passwords, remote.onGuesses) : CLOSED_DOORS,
    answer: async visit => decks ? answer(visit, decks) : void visit.response.writeHead(503, { 'Retry-After': '1' }).end(),
    takesSockets: path => decks?.list().some(({ name }) => path === `/${name}/`) ?? false,
  })
  try {
    decks = await liveDecks({
      ...options,
      upgrades: front.upgrades,
      onPlace: (name, place) => viewers?.setPlace(name, place),
      onSwitch: (from, to, slide) => viewers?.goOn(from, to, slide),
      onShown: name => viewers?.change(name),
    })
  }
  catch (error) {
    await front.close()
    throw error
  }
  const { list, open, sameSlide, refresh } = decks
  const shared = () => list().filter(deck => remote?.shares(deck))
  viewers = remote && viewerDecks({
    decks: shared,
    async build(name) {
      await open(name)
      return buildForViewers(resolve(options.out, `${name}.md`), options.root, join(options.root, 'page/viewer.ts'))
    },
    sameSlide,
    publicFolders: [join(options.out, 'public'), join(options.root, 'public')],
    onTrouble: (_, error) => options.onTrouble([{ message: String(error instanceof Error ? error.message : error) }]),
  })

  async function answer(visit: Visit, { entries, brand }: LiveDecks): Promise<void> {
    const { request, response, right, asked: { method, path } } = visit
    const isRead = method === 'GET' || method === 'HEAD'
    const listSeen = () => right === 'presenter' ? list() : shared()
    if (path === '/' && isRead) {
      const seen = listSeen()
      const [only] = seen
      if (right === 'viewer' && only && seen.length === 1)
        return void response.writeHead(302, { 'Location': `/${only.name}/`, 'Cache-Control': 'no-store' }).end()
      const page = startPage({ decks: (await entries()).filter(({ href }) => seen.some(({ name }) => href === `/${name}/`)), brand: brand() })
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
      return void response.end(page)
    }
    if (path === '/favicon.svg' && isRead) {
      response.writeHead(200, { 'Content-Type': 'image/svg+xml' })
      return void response.end(await readFile(join(options.root, 'public/favicon.svg')))
    }
    const font = isRead && fontFiles(brand()?.fonts).find(({ file }) => path === `/${file}`)
    if (font) {
      response.writeHead(200, { 'Content-Type': `font/${font.file.split('.').at(-1)}` })
      return void response.end(await readFile(font.path))
    }
    const meant = isRead && deckInLanguage(path, listSeen, acceptedLanguages(request.headers['accept-language']))
    if (meant)
      return void response.writeHead(302, { 'Location': `/${meant.name}/`, 'Cache-Control': 'no-store', 'Vary': 'Accept-Language' }).end()
    return right === 'viewer'
      ? viewers!.answer(visit)
      : present(visit)
  }

  async function present(visit: Visit): Promise<void> {
    const { request, response, asked: { path } } = visit
    const isAtRoot = ASKED_AT_ROOT.test(path)
    const [, named = '', rest] = /^\/([^/]+)(\/.*)?$/s.exec(path) ?? []
    const name = isAtRoot ? deckOfPage(request.headers.referer) : named
    const server = await open(name)
    if (!server)
      return refuse(request, response, 'unknown')
    if (rest === undefined && !isAtRoot)
      return void response.writeHead(302, { Location: `/${name}/` }).end()
    const url = request.url!
    await presentDeck(visit, {
      name,
      server,
      entry: resolve(options.out, `${name}.md`),
      root: options.root,
      hidden: options.hidden ?? [],
    }, isAtRoot ? url : url.slice(url.indexOf('/', 1)))
  }

  return {
    url: front.url,
    async open(name) {
      await open(name)
      return `${front.url}${name}/`
    },
    decks: list,
    shared,
    async prepare(name) {
      if (shared().some(deck => deck.name === name))
        await viewers?.prepare(name)
    },
    refresh,
    async close() {
      viewers?.close()
      await decks!.close()
      await front.close()
    },
  }
}

/** The deck of the page that asks. */
function deckOfPage(referer = ''): string {
  const path = URL.canParse(referer) ? new URL(referer).pathname : '/'
  return path.split('/')[1] ?? ''
}
