/** Which requests to a server on this machine come from its own pages, and not from a page of somebody else. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Plugin } from 'vite'
import { isIP } from 'node:net'

/**
 * Whether a visitor named this machine and comes from one of the server's own pages: a page on the
 * web, or of another port, must neither read a deck nor write to it. A link from elsewhere may lead here.
 */
export function isOwnVisit(headers: IncomingHttpHeaders): boolean {
  const { host = '', origin } = headers
  // As Vite does: a name of somebody else's may be made to lead to this machine (DNS rebinding).
  if (!isOwnName(host.replace(/:\d+$/, '')))
    return false
  if (origin !== undefined && hostOf(origin) !== host)
    return false
  // https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none' || (headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document')
}

function isOwnName(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost') || isIP(name.replace(/^\[|\]$/g, '')) > 0
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin)
    ? new URL(origin).host
    : undefined
}

/** The same for a Vite of its own, before all that it answers. */
export function ownVisitPlugin(): Plugin {
  return {
    name: 'prismdeck:own-visit',
    enforce: 'pre',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (isOwnVisit(request.headers))
          return next()
        response.statusCode = 403
        response.end()
      })
    },
  }
}
