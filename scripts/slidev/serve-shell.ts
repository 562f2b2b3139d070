/** A server beside a shell: it compiles slides, which import from the shell what is there. */
import type { Plugin } from 'vite'
import type { Shell } from './shell.ts'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { SHELL, UTILITIES, UTILITIES_MODULE } from './build-shell.ts'
import { portOf } from './served-files.ts'

/** In Slidev's page, the address of its script. */
export const SCRIPT = /(?<=<script type="module" src=")[^"]*/

/** Slidev's page, with the shell's script and style sheets in the place of its own. */
export function shellPage(page: string, { script, styles }: Shell): string {
  const tags = styles.map(([kind, name]) => kind === 'file'
    ? `<link rel="stylesheet" href="/${SHELL}/${name}">`
    : `<style data-utilities="${name}"></style>`)
  return page.replace(SCRIPT, `/${SHELL}/${script}`).replace('</head>', `${tags.join('\n')}\n</head>`)
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** Serves the shell, and has every module of the server import from it what the shell has. */
export function servingShell({ folder, modules }: Shell): Plugin {
  let origin = ''
  return {
    name: 'prismdeck:shell',
    apply: 'serve',
    enforce: 'pre',
    configureServer(server) {
      server.httpServer?.once('listening', () => origin = `http://127.0.0.1:${portOf(server)}`)
      server.middlewares.use(`/${SHELL}`, async ({ url = '' }, response) => {
        const name = /^\/([\w.-]+)$/.exec(url)?.[1]
        const content = name !== undefined && await readFile(join(folder, name)).catch(() => undefined)
        if (!content) {
          response.statusCode = 404
          return response.end()
        }
        response.setHeader('Content-Type', TYPES[extname(name)] ?? 'application/octet-stream')
        // It has a folder of its own for each content.
        response.setHeader('Cache-Control', 'max-age=31536000, immutable')
        response.end(content)
      })
    },
    resolveId: {
      order: 'pre',
      async handler(source, importer, options) {
        if (source === UTILITIES_MODULE)
          return source
        if (importer === undefined)
          return null
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
        const file = resolved && modules[resolved.id.replace(/\?v=\w+$/, '')]
        // With its origin, Vite leaves the address as it is.
        return file === undefined || file === null ? resolved : { id: `${origin}/${SHELL}/${file}`, external: true }
      },
    },
    load: {
      order: 'pre',
      handler: id => id === UTILITIES_MODULE
        ? UTILITIES.map(({ source }) => `import '${source}'`).join('\n')
        : null,
    },
  }
}
