/** One server that shows one deck after the other: a server for each would read all the rest again. */
import type { DeckFacts } from './deck-facts.ts'
import type { RunningServer } from './server.ts'
import type { Origins } from './slide-name.ts'
import { rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { UserError } from '../dataset/errors.ts'
import { suggestion } from '../dataset/suggest.ts'
import { deckFacts } from './deck-facts.ts'
import { startServer } from './server.ts'
import { slideName } from './slide-name.ts'

export interface Stage {
  /**
   * Serves a deck of the folder.
   *
   * @throws UserError where there is no such deck, its frontmatter is no YAML, or a layout is unknown
   */
  readonly show: (deck: string, origins?: Origins) => Promise<{ readonly url: string, readonly facts: DeckFacts }>
  readonly close: () => Promise<void>
}

/** Stages of this process so far: two exports at once must not write to the same file. */
let stages = 0

/**
 * Opens a stage for the decks of a folder, which show under the name of a temporary file there. The
 * file goes when the process ends, too, and Slidev starts with the first deck.
 *
 * @param folder absolute path of the folder of the decks
 * @param root absolute path of the package with `layouts/` and `components/`
 */
export function openStage(folder: string, root: string): Stage {
  const entry = join(folder, `.prismdeck-export-${process.pid}-${++stages}.md`)
  const remove = () => rmSync(entry, { force: true })
  process.once('exit', remove)
  let server: RunningServer | undefined

  return {
    async show(deck, origins) {
      const text = await readFile(deck, 'utf8').catch(() => {
        throw new UserError('there is no such deck')
      })
      if (server) {
        await server.setEntryText(text)
      }
      else {
        await writeFile(entry, text)
        server = await startServer({
          entry,
          root,
          mode: 'export',
          port: 18724,
          // What is wrong is told with the slide's name.
          log: 'silent',
        })
      }
      const facts = deckFacts(server.data())
      checkLayouts(facts, await server.layouts(), origins)
      return { url: server.url, facts }
    },
    async close() {
      await server?.close()
      process.off('exit', remove)
      remove()
    },
  }
}

/** Slidev draws a slide with an unknown layout in the default one, and says so where no one looks. */
function checkLayouts({ slides }: DeckFacts, known: readonly string[], origins?: Origins): void {
  const unknown = slides.filter(({ layout }) => layout !== undefined && !known.includes(layout))
  if (unknown.length > 0) {
    throw new UserError(unknown.map(({ number, id, layout }) =>
      `${slideName(number, id, origins?.get(id ?? ''))}: there is no layout "${layout}"${suggestion(layout!, known)}`).join('\n'))
  }
}
