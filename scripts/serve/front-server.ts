/**
 * The one HTTP server of `serve`: the start page at `/`, each deck under its name, and the doors in
 * front of all of it, web sockets included.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Asked } from './asked.ts'
import type { Doors } from './doors.ts'
import type { Right } from './rights.ts'
import { EventEmitter } from 'node:events'
import { createServer } from 'node:http'
import { UserError } from '../dataset/errors.ts'
import { isFromOwnPage } from '../slidev/own-visit.ts'
import { readAsked } from './asked.ts'
import { limitServer } from './request-limits.ts'
import { PICTURE_POLICY, SAFE_HEADERS } from './safe-headers.ts'
import { refuse } from './word-pages.ts'

/** A request of someone who may come in. */
export interface Visit {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly asked: Asked
  readonly right: Right
}

export interface FrontOptions {
  /** The first port to try; the next free one is taken, unless it was asked for. */
  readonly port: number
  /** Whether somebody asked for this port and no other. */
  readonly strictPort?: boolean
  /** The address to listen on: `127.0.0.1`, or `0.0.0.0` for all. */
  readonly host: string
  readonly doors: Doors
  readonly answer: (visit: Visit) => Promise<void>
  /** Whether web sockets are opened at this path, by those who may present. */
  readonly takesSockets: (path: string) => boolean
}

export interface FrontServer {
  /** With a slash at the end: `http://127.0.0.1:3030/`. */
  readonly url: string
  /** Emits the `upgrade` events of those who may come in. */
  readonly upgrades: EventEmitter
  readonly close: () => Promise<void>
}

/** How many ports are tried. */
const PORTS = 50

/** The start page, a deck, and a deck with a route that is no hash: what a link from elsewhere may lead to. */
const PAGE = /^\/(?:[^/@_][^/]*(?:\/(?:\d+|presenter(?:\/\d+)?|overview|notes)?)?)?$/

export async function startFront({ port, strictPort = false, host, doors, answer, takesSockets }: FrontOptions): Promise<FrontServer> {
  const upgrades = new EventEmitter()
  // Each deck listens, and there may be many.
  upgrades.setMaxListeners(0)

  async function visit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Whoever goes away in the middle ends nothing but the answer.
    response.on('error', () => {})
    const asked = readAsked(request)
    if (!asked)
      return refuse(request, response, 'malformed')
    if (!isFromOwnPage(request, PAGE.test(asked.path)))
      return refuse(request, response, 'foreign')
    if (await doors.answers(request, response, asked))
      return
    for (const [name, value] of Object.entries(SAFE_HEADERS))
      response.setHeader(name, value)
    if (/\.svg$/i.test(asked.path))
      response.setHeader('Content-Security-Policy', PICTURE_POLICY)
    await answer({ request, response, asked, right: doors.rightOf(request)! })
  }

  const server = createServer((request, response) => {
    visit(request, response).catch((error: Error) => {
      if (!response.destroyed)
        console.error(error instanceof UserError ? error.message : error)
      refuse(request, response, 'broken')
    })
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => {})
    const path = readAsked(request)?.path
    if (path === undefined)
      return close(socket, '400 Bad Request')
    if (!isFromOwnPage(request, false) || doors.rightOf(request) !== 'presenter')
      return close(socket, '403 Forbidden')
    if (!takesSockets(path) || !upgrades.emit('upgrade', request, socket, head))
      close(socket, '404 Not Found')
  })
  limitServer(server)
  // Those that were upgraded, or refused to be, are no connections of the server's any more.
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await listen(server, host, Array.from({ length: strictPort ? 1 : PORTS }, (_, i) => port + i))
  return {
    url: `http://${host === '0.0.0.0' ? 'localhost' : host}:${(server.address() as AddressInfo).port}/`,
    upgrades,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      sockets.forEach(socket => socket.destroy())
    }),
  }
}

/** Says no, and goes, whether the other side does or not. */
function close(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
}

/** Listens on the first of the ports that is free. */
async function listen(server: Server, host: string, ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve)
      server.listen(port, host, () => {
        server.off('error', resolve)
        resolve(undefined)
      })
    })
    if (!error)
      return
    if (error.code !== 'EADDRINUSE')
      throw new UserError(`port ${port} can't be used: ${error.code === 'EACCES' ? 'you may not listen there; take one from 1024 on' : error.message}`)
  }
  throw new UserError(ports.length === 1
    ? `port ${ports[0]} is in use by another program: end that, or name another port with --port`
    : `the ports ${ports[0]} to ${ports.at(-1)} are all in use; name another with --port`)
}
