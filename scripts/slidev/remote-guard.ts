import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { Buffer } from 'node:buffer'
import { createHash, timingSafeEqual } from 'node:crypto'

/**
 * Slidev's remote password guards routes in the browser only: the speaker notes, the endpoint
 * that writes the deck and its MCP server answer without it. This asks every visitor from
 * another machine for the password (`?password=…`, then a cookie) before anything is answered.
 */
export interface Guard {
  /** Whether a visitor may be answered; who may not is told so. */
  readonly admits: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Whether a visitor may open a web socket. */
  readonly admitsUpgrade: (request: IncomingMessage) => boolean
}

export function remoteGuard(password: string): Guard {
  // Of cookies, a page of another port of this host could read more than a hash.
  const token = hash(password)
  const isKnown = ({ socket, headers }: IncomingMessage) => isLocal(socket.remoteAddress) || hasCookie(headers.cookie, token)
  return {
    admitsUpgrade: isKnown,
    admits(request, response) {
      if (isKnown(request))
        return true
      const given = new URL(request.url ?? '/', 'http://deck').searchParams.get('password')
      if (given !== null && timingSafeEqual(Buffer.from(hash(given)), Buffer.from(token))) {
        response.setHeader('Set-Cookie', `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict`)
        return true
      }
      response.statusCode = 401
      response.setHeader('Content-Type', 'text/plain; charset=utf-8')
      response.end('This deck asks for a password: add ?password=… to the address.\n')
      return false
    },
  }
}

/** The guard before all that a Vite of its own answers. */
export function remoteGuardPlugin(password: string): Plugin {
  const guard = remoteGuard(password)
  return {
    name: 'prismdeck:remote-guard',
    // Before Slidev's own endpoints.
    enforce: 'pre',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (guard.admits(request, response))
          next()
      })
    },
  }
}

const COOKIE = 'prismdeck'

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function isLocal(address: string | undefined): boolean {
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'
}

function hasCookie(header: string | undefined, token: string): boolean {
  return (header ?? '').split(/;\s*/).includes(`${COOKIE}=${token}`)
}
