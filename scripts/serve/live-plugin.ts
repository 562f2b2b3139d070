import type { Plugin } from 'vite'
import type { LiveMessages, PageMessages } from './messages.ts'
import { join } from 'node:path'
import { normalizePath } from 'vite'

/** Sends a message to a page. */
export type Tell = <Name extends keyof LiveMessages>(event: Name, data: LiveMessages[Name]) => void

/** What is done with each message of a page: `page` answers it, `others` tells the other pages of its deck. */
export type Hearing = {
  readonly [Name in keyof PageMessages]: (data: PageMessages[Name], page: Tell, others: Tell) => void
}

/**
 * Adds to the pages of a served deck what follows the data, which tells and asks over Vite's own channel.
 *
 * @param root absolute path of the package
 * @param slides how many slides the deck has now
 * @param hear what is done with each message of a page
 */
export function livePlugin(root: string, slides: () => number, hear: Hearing): Plugin {
  const client = normalizePath(join(root, 'page/live.ts'))
  return {
    name: 'prismdeck:live',
    apply: 'serve',
    enforce: 'pre',
    load(id) {
      // A page may ask for a slide just when it goes away; Slidev would answer with what is no JavaScript.
      const [, number] = /^\/@slidev\/slides\/(\d+)\/(?:md|frontmatter)$/.exec(id) ?? []
      return Number(number) > slides()
        ? 'export const meta = {}\nexport const frontmatter = {}\nexport default { render: () => null }'
        : undefined
    },
    configureServer({ ws }) {
      for (const name of Object.keys(hear) as (keyof PageMessages)[]) {
        ws.on(name, (data, page) => {
          const others: Tell = (event, told) => ws.clients.forEach((client) => {
            if (client.socket !== page.socket)
              client.send(event, told)
          })
          hear[name](data as never, (event, told) => page.send(event, told), others)
        })
      }
    },
    transform(code, id) {
      return /@slidev\/client\/main\.ts(?:\?|$)/.test(id)
        ? `${code}\nimport ${JSON.stringify(client)}\n`
        : undefined
    },
  }
}
