/** Presenting all decks of a dataset at one address. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LiveOptions } from './live-decks.ts'
import type { DeckLink } from './messages.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fontFiles } from '../brand/font.ts'
import { startPage } from '../site/start-page.ts'
import { startFront } from './front-server.ts'
import { liveDecks } from './live-decks.ts'

export interface PresentOptions extends Omit<LiveOptions, 'upgrades'> {
  readonly port: number
  /** Whether somebody asked for this port and no other. */
  readonly strictPort?: boolean
}

export interface Presentation {
  /** With a slash at the end. */
  readonly url: string
  /** Generates a deck and starts it; its address, with a slash at the end. */
  readonly open: (name: string) => Promise<string>
  readonly decks: () => readonly DeckLink[]
  readonly refresh: () => Promise<void>
  readonly close: () => Promise<void>
}

/** The views of a deck, as Slidev's routes name them. */
export const VIEWS = [
  { name: 'presenter', path: '#/presenter/1' },
  { name: 'overview', path: '#/overview' },
  { name: 'notes', path: '#/notes' },
] as const

/** What Slidev's pages ask for at the root of the server, whatever the path of their deck. */
const AT_ROOT = /^\/(?:__slidev\/|__mcp|@server-(?:ref|reactive)\/)/

/** @throws UserError where the dataset is wrong, or no port is free */
export async function serveDecks({ port, strictPort = false, ...options }: PresentOptions): Promise<Presentation> {
  let answer: (request: IncomingMessage, response: ServerResponse) => Promise<void> = async (_, response) => void response.writeHead(503).end()
  const front = await startFront({
    port,
    strictPort,
    ...(options.remote !== undefined && { remote: options.remote }),
    answer: (request, response) => answer(request, response),
  })
  const decks = await liveDecks({ ...options, upgrades: front.upgrades }).catch(async (error: unknown) => {
    await front.close()
    throw error
  })

  answer = async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', front.url)
    if (pathname === '/') {
      const page = startPage({ decks: await decks.entries(), brand: decks.brand() })
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
      return void response.end(page)
    }
    if (pathname === '/favicon.svg') {
      response.writeHead(200, { 'Content-Type': 'image/svg+xml' })
      return void response.end(await readFile(join(options.root, 'public/favicon.svg')))
    }
    const font = fontFiles(decks.brand()?.fonts).find(({ file }) => pathname === `/${file}`)
    if (font) {
      response.writeHead(200, { 'Content-Type': `font/${font.file.split('.').at(-1)}` })
      return void response.end(await readFile(font.path))
    }
    const [, named, rest] = /^\/([^/]+)(\/.*)?$/.exec(pathname) ?? []
    const name = AT_ROOT.test(pathname)
      ? deckOfPage(request)
      : decodeURIComponent(named ?? '')
    const server = await decks.open(name)
    if (!server) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' })
      return void response.end('There is no such deck.\n')
    }
    if (rest === undefined)
      return void response.writeHead(302, { Location: `/${name}/` }).end()
    // Slidev answers these before Vite takes the deck's path away.
    if (AT_ROOT.test(rest))
      request.url = request.url!.slice(request.url!.indexOf('/', 1))
    server.handle(request, response, () => void response.writeHead(404).end())
  }

  return {
    url: front.url,
    async open(name) {
      await decks.open(name)
      return `${front.url}${name}/`
    },
    decks: decks.list,
    refresh: decks.refresh,
    async close() {
      await decks.close()
      await front.close()
    },
  }
}

/** The deck of the page that asks. */
function deckOfPage({ headers }: IncomingMessage): string {
  const { pathname } = new URL(headers.referer ?? '/', 'http://deck')
  return decodeURIComponent(pathname.split('/')[1] ?? '')
}
