/** One static site with all decks: they share what draws them, and each adds only its slides. */
import type { SlidevData } from '@slidev/types'
import type { OutputAsset } from 'rolldown'
import type { DeckAmongOthers } from '../slidev/deck-modules.ts'
import type { DeckAbout } from './deck-page.ts'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { UserError } from '../dataset/errors.ts'
import { buildDecks } from '../slidev/build-decks.ts'
import { DECK, deckModules, DECKS_ENTRY, mergedData, slidesAmongOthers } from '../slidev/deck-modules.ts'
import { loadDeck, resolveDeck } from '../slidev/deck-options.ts'
import { classicChunks } from './classic-chunks.ts'
import { deckPage } from './deck-page.ts'
import { decksScript } from './decks-script.ts'
import { leanFonts } from './lean-fonts.ts'
import { leanMermaid } from './lean-mermaid.ts'
import { licensesOf } from './licenses.ts'

export interface SiteOptions {
  /** Absolute path of the package with `layouts/` and `components/`. */
  readonly root: string
  /** Keeps the speaker notes, which anyone can read then. */
  readonly notes?: boolean
  /** What is told of the decks, by their names. */
  readonly about?: ReadonlyMap<string, DeckAbout>
}

/** The files of a site by their names, and what its decks say of themselves. */
export interface Site {
  readonly files: Map<string, string | Uint8Array>
  readonly decks: readonly DeckAmongOthers[]
}

/**
 * Builds the pages of decks, without the start page. Nothing is written.
 *
 * @param entries absolute paths of the Markdown files, in one folder
 * @throws UserError where a deck can't be read or doesn't compile
 */
export async function buildSite(entries: readonly string[], { root, notes = false, about = new Map() }: SiteOptions): Promise<Site> {
  const first = await resolveDeck({ entry: entries[0]!, root, mode: 'build', withoutNotes: !notes })
  const decks = await readDecks(entries, first.data, entry => loadDeck(first, entry))
  // Slidev's loader and its features see one deck with the slides of all.
  Object.assign(first.data, mergedData(decks.map(({ data }) => data)), { slides: decks.flatMap(slidesAmongOthers) })

  const texts = await Promise.all(entries.map(entry => readFile(entry, 'utf8')))
  const { output } = await buildDecks(first, root, {
    mode: 'production',
    plugins: [leanFonts(texts), leanMermaid(texts), deckModules(new Map(decks.map(deck => [deck.name, deck])), { eachSlide: false, shown: chosenDeck(decks) })],
    after: [classicChunks()],
    config: {
      base: './',
      define: { __VUE_PROD_DEVTOOLS__: false },
      build: {
        target: 'es2022',
        rollupOptions: {
          input: { site: DECKS_ENTRY },
          output: { entryFileNames: 'assets/[name]-[hash].js', assetFileNames: 'assets/[name]-[hash][extname]' },
        },
      },
    },
    toError: error => new UserError(`the site can't be built: ${error.message.trim()}`),
  })
  // Pictures of decks that are not built stay away.
  const files = new Map<string, string | Uint8Array>([
    ...await publicFiles(join(root, 'public')),
    ...(await publicFiles(join(dirname(entries[0]!), 'public'))).filter(([name]) => !name.startsWith('pictures/') || texts.some(text => text.includes(`/${name}`))),
    ...output.map(file => [file.fileName, file.type === 'chunk' ? file.code : file.source] as const),
  ])
  const loader = createRequire(import.meta.url).resolve('systemjs/dist/s.min.js')
  files.set('assets/licenses.txt', await licensesOf([...output.flatMap(file => file.type === 'chunk' ? file.moduleIds : []), loader]))
  const script = output.find(file => file.type === 'chunk' && file.isEntry)!.fileName
  const styles = output.filter((file): file is OutputAsset => file.type === 'asset' && file.fileName.endsWith('.css')).map(file => file.fileName)
  files.set(LOADER, await readFile(loader, 'utf8').then(text => text.replace(/\n?\/\/# sourceMappingURL=.*/, '')))
  const list = decksScript(decks, about)
  files.set(list.file, list.content)
  for (const deck of decks)
    files.set(`${deck.name}.html`, deckPage(deck, { loader: LOADER, decks: list.file, script, styles }, about.get(deck.name)))
  return { files, decks }
}

/** The page of each deck names it. */
function chosenDeck(decks: readonly DeckAmongOthers[]): string {
  const each = decks.map(({ name }) => `${JSON.stringify(name)}: () => import(${JSON.stringify(DECK + name)})`)
  return `({ ${each.join(', ')} })[document.documentElement.dataset.deck]()`
}

const LOADER = 'assets/system.js'

/** Files that are served as they are, by their addresses. */
async function publicFiles(folder: string): Promise<[string, Uint8Array][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return Promise.all(entries.filter(entry => entry.isFile()).map(async (entry): Promise<[string, Uint8Array]> => {
    const path = join(entry.parentPath, entry.name)
    return [relative(folder, path).replaceAll('\\', '/'), await readFile(path)]
  }))
}

async function readDecks(entries: readonly string[], first: SlidevData, load: (entry: string) => Promise<SlidevData>): Promise<DeckAmongOthers[]> {
  const decks: DeckAmongOthers[] = []
  let offset = 0
  for (const [i, entry] of entries.entries()) {
    const data = i === 0 ? { ...first, slides: [...first.slides] } : await load(entry)
    decks.push({ name: basename(entry, '.md'), data, offset })
    offset += data.slides.length
  }
  return decks
}
