/** Decks of a folder, ready to be shown in a browser, each when it is needed. */
import type { ResolvedSlidevOptions, SlidevData } from '@slidev/types'
import type { DeckFacts } from './deck-facts.ts'
import type { AddedDeck, PrintServer } from './print-server.ts'
import type { Origins } from './slide-name.ts'
import { UserError } from '../dataset/errors.ts'
import { suggestion } from '../dataset/suggest.ts'
import { deckFacts } from './deck-facts.ts'
import { canFollow, loadDeck, resolveDeck } from './deck-options.ts'
import { startPrintServer } from './print-server.ts'
import { slideName } from './slide-name.ts'

export interface Stage {
  /**
   * Serves a deck as it is on disk now. All decks have to be in one folder.
   *
   * @param deck absolute path of the Markdown file
   * @throws UserError where there is no such deck, its frontmatter is no YAML, or a layout is unknown
   */
  readonly show: (deck: string, origins?: Origins) => Promise<StagedDeck>
  readonly close: () => Promise<void>
}

export interface StagedDeck extends AddedDeck {
  readonly facts: DeckFacts
  /** Where the data of its slides stands: named where a slide can't be drawn. */
  readonly origins?: Origins
}

/**
 * Opens a stage without a deck.
 *
 * @param root absolute path of the package with `layouts/` and `components/`
 */
export function openStage(root: string): Stage {
  /** One for all decks with the same theme, fonts and so on, which Slidev reads once. */
  const servers: PrintServer[] = []

  async function serverFor(entry: string): Promise<{ readonly server: PrintServer, readonly data: SlidevData }> {
    const [any] = servers
    const loaded = any && await loadDeck(any.options, entry)
    const running = loaded && servers.find(({ options }) => canFollow(options.data, loaded))
    if (running)
      return { server: running, data: loaded }
    const options = await resolveDeck({ entry, root, mode: 'export' })
    const data = { ...options.data, slides: [...options.data.slides] }
    const server = await startPrintServer(options, root)
    servers.push(server)
    return { server, data }
  }

  /** The first deck starts a server; the others wait for it. */
  let last: Promise<unknown> = Promise.resolve()
  return {
    async show(entry, origins) {
      const found = last.then(() => serverFor(entry))
      last = found.catch(() => {})
      const { server, data } = await found
      const facts = deckFacts(data)
      await checkLayouts(facts, server.options, origins)
      return { ...server.add(data), facts, ...origins && { origins } }
    },
    async close() {
      await last
      await Promise.all(servers.map(server => server.close()))
    },
  }
}

/** Slidev draws a slide with an unknown layout in the default one, and says so where no one looks. */
async function checkLayouts({ slides }: DeckFacts, { utils }: ResolvedSlidevOptions, origins?: Origins): Promise<void> {
  const known = Object.keys(await utils.getLayouts())
  const unknown = slides.filter(({ layout }) => layout !== undefined && !known.includes(layout))
  if (unknown.length > 0) {
    throw new UserError(unknown.map(({ number, id, layout }) =>
      `${slideName(number, id, origins?.get(id ?? ''))}: there is no layout "${layout}"${suggestion(layout!, known)}`).join('\n'))
  }
}
