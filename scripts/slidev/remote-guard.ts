import type { Plugin } from 'vite'
import { createHash } from 'node:crypto'

/**
 * Slidev's remote password guards routes in the browser only: the speaker notes, the endpoint
 * that writes the deck and its MCP server answer without it. This asks every visitor from
 * another machine for the password (`?password=…`, then a cookie) before anything is answered.
 */
export function remoteGuard(password: string): Plugin {
  // Of cookies, a page of another port of this host could read more than a hash.
  const token = createHash('sha256').update(password).digest('hex')
  return {
    name: 'prismdeck:remote-guard',
    // Before Slidev's own endpoints.
    enforce: 'pre',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (isLocal(request.socket.remoteAddress) || hasCookie(request.headers.cookie, token))
          return next()
        if (new URL(request.url ?? '/', 'http://deck').searchParams.get('password') === password) {
          response.setHeader('Set-Cookie', `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict`)
          return next()
        }
        response.statusCode = 401
        response.setHeader('Content-Type', 'text/plain; charset=utf-8')
        response.end('This deck asks for a password: add ?password=… to the address.\n')
      })
    },
  }
}

const COOKIE = 'prismdeck'

function isLocal(address: string | undefined): boolean {
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'
}

function hasCookie(header: string | undefined, token: string): boolean {
  return (header ?? '').split(/;\s*/).includes(`${COOKIE}=${token}`)
}
