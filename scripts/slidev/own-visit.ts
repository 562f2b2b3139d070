/** Which requests to a server on this machine come from its own pages, and not from a page of somebody else. */
import type { IncomingMessage } from 'node:http'
import type { Plugin } from 'vite'
import { isIP } from 'node:net'

/** Whether a host, with a port or without, is this machine or an address; other names may be made to lead here (DNS rebinding). */
export function isOwnName(host = ''): boolean {
  const name = host.replace(/:\d+$/, '')
  return name === 'localhost' || name.endsWith('.localhost') || isIP(name.replace(/^\[|\]$/g, '')) > 0
}

/**
 * Whether a request comes from one of the server's own pages, or from no page at all: a page on the web, or of
 * another port, must neither read a deck nor write to it. A link from elsewhere may lead to a page.
 *
 * @param isPage whether a page is asked for, and nothing that does something
 */
export function isFromOwnPage({ method = 'GET', headers }: Pick<IncomingMessage, 'method' | 'headers'>, isPage: boolean): boolean {
  const { host, origin } = headers
  if (origin !== undefined && hostOf(origin) !== host)
    return false
  // https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
  const site = headers['sec-fetch-site']
  const isLink = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  return site === undefined || site === 'same-origin' || site === 'none' || (isPage && method === 'GET' && isLink)
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin)
    ? new URL(origin).host
    : undefined
}

/** Slidev's pages: the deck, a slide, the print view. */
const PAGE = /^\/(?:[a-z-]+\/?)?\d*(?:\?|$)/

/** The same for a Vite of its own, before all that it answers. */
export function ownVisitPlugin(): Plugin {
  return {
    name: 'prismdeck:own-visit',
    enforce: 'pre',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (isOwnName(request.headers.host) && isFromOwnPage(request, PAGE.test(request.url ?? '')))
          return next()
        response.statusCode = 403
        response.end()
      })
    },
  }
}
