/**
 * The one HTTP server of `serve`: the start page at `/`, each deck under its name, and the guard in
 * front of all of it, web sockets included.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { EventEmitter } from 'node:events'
import { createServer } from 'node:http'
import { UserError } from '../dataset/errors.ts'
import { isOwnVisit } from '../slidev/own-visit.ts'
import { remoteGuard } from '../slidev/remote-guard.ts'

export interface FrontOptions {
  /** The first port to try; the next free one is taken, unless it was asked for. */
  readonly port: number
  /** Whether somebody asked for this port and no other. */
  readonly strictPort?: boolean
  /** Lets other machines in, with this password. */
  readonly remote?: string
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

export interface FrontServer {
  /** With a slash at the end: `http://127.0.0.1:3030/`. */
  readonly url: string
  /** Emits the `upgrade` events of visitors who may come in. */
  readonly upgrades: EventEmitter
  readonly close: () => Promise<void>
}

/** How many ports are tried. */
const PORTS = 50

export async function startFront({ port, strictPort = false, remote, answer }: FrontOptions): Promise<FrontServer> {
  const guard = remote === undefined
    ? undefined
    : remoteGuard(remote)
  const upgrades = new EventEmitter()
  // Each deck listens, and there may be many.
  upgrades.setMaxListeners(0)
  const server = createServer((request, response) => {
    if (!isOwnVisit(request.headers))
      return void response.writeHead(403).end()
    if (!guard || guard.admits(request, response))
      answer(request, response).catch((error: Error) => fail(response, error))
  })
  server.on('upgrade', (request, socket, head) => {
    const known = isOwnVisit(request.headers) && (!guard || guard.admitsUpgrade(request))
    if (!known || !upgrades.emit('upgrade', request, socket, head))
      socket.destroy()
  })
  const host = remote === undefined
    ? '127.0.0.1'
    : '0.0.0.0'
  await listen(server, host, Array.from({ length: strictPort ? 1 : PORTS }, (_, i) => port + i))
  const name = remote === undefined
    ? host
    : 'localhost'
  return {
    url: `http://${name}:${(server.address() as AddressInfo).port}/`,
    upgrades,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

/** Listens on the first of the ports that is free. */
async function listen(server: ReturnType<typeof createServer>, host: string, ports: readonly number[]): Promise<void> {
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

function fail(response: ServerResponse, error: Error): void {
  if (!(error instanceof UserError))
    console.error(error)
  if (!response.headersSent)
    response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' })
  response.end(`${error.message}\n`)
}
