/** A deck as those see it who only look: built, without notes, editor, presenter view or anything that writes. */
import type { SlidevData } from '@slidev/types'
import type { Plugin, PluginOption } from 'vite'
import type { DeckAmongOthers } from './deck-modules.ts'
import type { Shell } from './shell.ts'
import { basename } from 'node:path'
import { UserError } from '../dataset/errors.ts'
import { buildDecks } from './build-decks.ts'
import { SHELL, unoContext, UTILITIES, UTILITIES_MODULE } from './build-shell.ts'
import { DECK, deckModules, DECKS_ENTRY, mergedData, slidesAmongOthers } from './deck-modules.ts'
import { resolveDeck } from './deck-options.ts'
import { hashOf } from './ledger.ts'
import { openShell } from './shell.ts'
import { withoutPlaces } from './without-places.ts'

/** Where its files are served. */
export const VIEWER_FILES = '@prismdeck/viewer'

export interface ViewerBuild {
  readonly title: string
  readonly language: string
  readonly favicon: string
  /** Addresses of style sheets and scripts in their order, of the shell's files too. */
  readonly styles: readonly string[]
  readonly scripts: readonly string[]
  /** Files by their addresses, with a slash at the beginning; the shell's are in its folder. */
  readonly files: ReadonlyMap<string, string | Uint8Array>
  /** Absolute path of the shell's folder. */
  readonly shell?: string
}

/**
 * Builds a deck. What draws slides comes from a shell that is built once; where there can be none, it is built in.
 *
 * @param entry absolute path of the Markdown file
 * @param root absolute path of the package with `layouts/` and `components/`
 * @param script absolute path of a module that each page loads, too
 * @throws UserError where the deck can't be read or doesn't compile
 */
export async function buildForViewers(entry: string, root: string, script: string): Promise<ViewerBuild> {
  const options = await resolveDeck({ entry, root, mode: 'build', withoutNotes: true })
  Object.assign(options.utils.define, WITHOUT)
  const name = basename(entry, '.md')
  const deck: DeckAmongOthers = { name, data: lookedAt(options.data), offset: 0 }
  Object.assign(options.data, mergedData([deck.data]), { slides: slidesAmongOthers(deck) })
  const shell = await openShell(options, root)
  const { output, slidev } = await buildDecks(options, root, {
    mode: 'development',
    plugins: [...shell ? [fromShell(shell)] : [], deckModules(new Map([[name, deck]]), { eachSlide: true, shown: `import('${DECK}${name}')` })],
    config: {
      base: '/',
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        target: 'es2022',
        minify: true,
        rollupOptions: {
          input: { deck: shell ? DECK + name : DECKS_ENTRY, viewer: script },
          preserveEntrySignatures: 'strict',
          output: {
            entryFileNames: `${VIEWER_FILES}/[name]-[hash].js`,
            chunkFileNames: `${VIEWER_FILES}/[name]-[hash].js`,
            assetFileNames: `${VIEWER_FILES}/[name]-[hash][extname]`,
          },
        },
      },
    },
    toError: error => new UserError(`viewers can't be shown ${name} as it is now: ${error.message.trim()}`),
  })
  const cleaned = withoutPlaces(root, entry)
  const files = new Map<string, string | Uint8Array>(output.map(file => [`/${file.fileName}`, file.type === 'chunk' ? cleaned(file.code) : file.source]))
  const addressOf = (entryName: string) => `/${output.find(file => file.type === 'chunk' && file.isEntry && file.name === entryName)!.fileName}`
  const styles = output.filter(({ fileName }) => fileName.endsWith('.css')).map(({ fileName }) => `/${fileName}`)
  const { config } = deck.data
  const common = {
    title: config.title,
    language: String(config.htmlAttrs?.lang ?? 'en'),
    favicon: config.favicon ?? '/favicon.svg',
    files,
  }
  if (!shell)
    return { ...common, styles, scripts: [addressOf('deck'), addressOf('viewer')] }

  const utilities = await utilitiesOf(slidev, shell)
  const utilityAddress = (file: string) => `/${VIEWER_FILES}/${hashOf(utilities.get(file)!).slice(0, 8)}-${file}`
  utilities.forEach((css, file) => files.set(utilityAddress(file), css))
  // The shell asks for these by names of its own.
  files.set(DECK + name, `export * from '${addressOf('deck')}'\n`)
  files.set(UTILITIES_MODULE, 'export {}\n')
  return {
    ...common,
    shell: shell.folder,
    styles: [...shell.styles.map(([kind, file]) => kind === 'file' ? `/${SHELL}/${file}` : utilityAddress(file)), ...styles],
    scripts: [`/${SHELL}/${shell.script}`, addressOf('viewer')],
  }
}

/** Slidev's switches, as it hands them to its client. */
const WITHOUT: Readonly<Record<string, string>> = {
  __SLIDEV_FEATURE_PRESENTER__: 'false',
  __SLIDEV_FEATURE_DRAWINGS__: 'false',
  __SLIDEV_FEATURE_RECORD__: 'false',
  __SLIDEV_FEATURE_BROWSER_EXPORTER__: 'false',
  __SLIDEV_FEATURE_PRINT__: 'false',
  __SLIDEV_FEATURE_PWA__: 'false',
  __SLIDEV_FEATURE_EDITOR__: 'false',
  __SLIDEV_HASH_ROUTE__: 'true',
  __SLIDEV_MEMORY_ROUTE__: 'false',
}

/** What viewers need of a deck: neither notes, nor its Markdown, nor where things are on this machine. */
function lookedAt(data: SlidevData): SlidevData {
  return {
    ...data,
    headmatter: without(data.headmatter, ['theme', 'addons']),
    config: { ...data.config, theme: '', addons: [], routerMode: 'hash' },
    slides: data.slides.map(slide => ({
      ...without(slide, ['note', 'frontmatterRaw']),
      frontmatter: without(slide.frontmatter, ['theme', 'addons']),
      source: without(slide.source, ['note']),
    })),
  }
}

function without<T extends object, K extends keyof T>(object: T, keys: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>
}

/** Has modules import from the shell what it has. */
function fromShell({ modules }: Shell): Plugin {
  return {
    name: 'prismdeck:from-shell',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      async handler(source, importer, options) {
        const resolved = importer === undefined ? null : await this.resolve(source, importer, { ...options, skipSelf: true })
        const file = resolved && modules[resolved.id.replace(/\?v=\w+$/, '')]
        return file ? { id: `/${SHELL}/${file}`, external: true } : resolved
      },
    },
  }
}

/** UnoCSS's style sheets, by the names that the shell has for them: of its own words and those of the slides. */
async function utilitiesOf(slidev: PluginOption, { words }: Shell): Promise<Map<string, string>> {
  const { uno, tokens } = await unoContext(slidev)
  const { getLayer, getLayers } = await uno.generate(new Set([...words, ...tokens]))
  const named = UTILITIES.flatMap(({ source }) => /^uno:(\w+)\.css$/.exec(source)?.[1] ?? [])
  return new Map(UTILITIES.map(({ source, file }) => {
    const layer = /^uno:(\w+)\.css$/.exec(source)?.[1]
    return [file, layer === undefined ? getLayers(undefined, named) : getLayer(layer) ?? '']
  }))
}
