/** One Slidev that shows many decks to be printed: a server for each would read all the rest again. */
import type { ResolvedSlidevOptions, SlidevData } from '@slidev/types'
import type { Plugin, ViteDevServer } from 'vite'
import type { DeckAmongOthers } from './deck-modules.ts'
import type { DeckDrawings } from './kept-drawings.ts'
import type { Finding } from './readiness.ts'
import { join } from 'node:path'
import { parser } from '@slidev/cli'
import { brandFontCss } from '../brand/brand-css.ts'
import { unoContext } from './build-shell.ts'
import { DECK_OF_PAGE, deckModules, DECKS_ENTRY, mergedData, slideModules, slidesAmongOthers } from './deck-modules.ts'
import { diagramsIn, drawingStore, servingDrawings } from './drawings.ts'
import { emptyRules } from './empty-rules.ts'
import { ownVisitPlugin } from './own-visit.ts'
import { SCRIPT, servingShell, shellPage } from './serve-shell.ts'
import { hiding, OWN_SOURCES, portOf, resolvingFrom, servingIcon } from './served-files.ts'
import { openShell } from './shell.ts'
import { createSlidevServer } from './slidev-server.ts'

export interface PrintServer {
  readonly options: ResolvedSlidevOptions
  /** Shows a deck beside those before; what it shows of it never changes. */
  readonly add: (data: SlidevData) => AddedDeck
  readonly close: () => Promise<void>
}

export interface AddedDeck {
  /** Of the page with all of its slides. */
  readonly url: string
  /** What a page asks for. */
  readonly name: string
  /** A page that shows a deck with the same look may show this one in its place; none where a slide's own code may leave something behind. */
  readonly look?: string
  /** Keeps what this version of a browser has drawn of it. */
  readonly keepDrawings: (browser: string, drawings: DeckDrawings) => Promise<void>
  /** How many slides Slidev counts before the deck's own. */
  readonly offset: number
  /** What slides don't compile, and why; known when all of them were tried. */
  readonly faults: Promise<readonly Finding[]>
  /** Forgets its slides. */
  readonly remove: () => void
}

/**
 * Starts a server without a deck.
 *
 * @param options of the first deck, in the mode `export`
 * @param root absolute path of the package with `layouts/` and `components/`
 */
export async function startPrintServer(options: ResolvedSlidevOptions, root: string): Promise<PrintServer> {
  const decks = new Map<string, DeckAmongOthers>()
  const { data } = options
  Object.assign(data, mergedData([data]), { slides: [] })
  const shell = await openShell(options, root)
  const { utils } = options
  utils.indexHtml = shell ? shellPage(utils.indexHtml, shell) : utils.indexHtml.replace(SCRIPT, DECKS_ENTRY)
  const lookIn = (data: SlidevData) => shell?.isOwn === false ? lookOf(data) : undefined
  const store = shell && drawingStore(join(shell.folder, 'drawings'))
  const drawingsOf = async (name: string, browser: string) => {
    const deck = decks.get(name)
    const look = deck && lookIn(deck.data)
    return look !== undefined && keepsDrawings(deck!.data)
      ? store?.find(`${browser} ${look}`, deck!.data.slides.flatMap(({ content }) => diagramsIn(content)))
      : undefined
  }
  const vite = await createSlidevServer(options, {
    server: { port: 18724, host: '127.0.0.1', watch: null },
    plugins: [
      ownVisitPlugin(),
      servingIcon(root),
      emptyRules(),
      deckModules(decks, { eachSlide: true, shown: DECK_OF_PAGE }),
      ...shell ? [servingShell(shell), servingDrawings(drawingsOf)] : [],
      withoutSourceMaps(),
      withoutUtilityUpdates(),
      resolvingFrom(root, 'export'),
      hiding(root, options.entry, []),
    ],
    // What the components import is bundled before the first page, not on meeting it, which reloads the page.
    optimizeDeps: { entries: OWN_SOURCES },
    clearScreen: false,
    // What is wrong is told with the slide's name.
    logLevel: 'silent',
  }, {})
  await vite.listen()
  if (shell) {
    const { tokens } = await unoContext([...vite.config.plugins])
    shell.words.forEach(word => tokens.add(word))
  }

  return {
    options,
    add(added) {
      const deck: DeckAmongOthers = { name: String(decks.size + 1), data: added, offset: data.slides.length }
      decks.set(deck.name, deck)
      data.slides.push(...slidesAmongOthers(deck))
      Object.assign(data.markdownFiles, added.markdownFiles)
      const look = lookIn(added)
      return {
        name: deck.name,
        ...look !== undefined && { look: `${portOf(vite)} ${look}` },
        keepDrawings: async (browser, drawings) => {
          if (look !== undefined)
            await store?.keep(`${browser} ${look}`, drawings)
        },
        url: `http://127.0.0.1:${portOf(vite)}/print?deck=${deck.name}`,
        offset: deck.offset,
        faults: compile(vite, deck),
        remove: () => forget(vite, deck),
      }
    },
    close: () => vite.close(),
  }
}

/** Of what Slidev reads in a deck's headmatter, its client uses these in no drawing. */
const NOT_DRAWN = new Set(['title', 'titleTemplate', 'author', 'keywords', 'info', 'exportFilename', 'download', 'seoMeta', 'duration', 'timer'])

/**
 * All that slides are drawn with but themselves; nothing where a slide has scripts or styles. The headmatter
 * is the first slide's frontmatter, too: what Slidev doesn't know is that slide's own.
 */
function lookOf({ config, slides }: SlidevData): string | undefined {
  return slides.some(({ content }) => /<(?:script|style)/i.test(content))
    ? undefined
    : JSON.stringify(Object.keys(parser.resolveConfig({})).filter(key => !NOT_DRAWN.has(key)).map(key => config[key as keyof typeof config]))
}

/** A brand's fonts are files that may become others under the same names. */
function keepsDrawings({ config }: SlidevData): boolean {
  return brandFontCss(config.themeConfig.brand, '') === ''
}

/** Has all slides compiled before a page asks for them; one after the other, so that what a page asks for comes between. */
async function compile(vite: ViteDevServer, deck: DeckAmongOthers): Promise<Finding[]> {
  const faults: Finding[] = []
  for (const { slide, id } of slideModules(deck)) {
    try {
      await vite.environments.client.transformRequest(id)
    }
    catch (error) {
      faults.push({ slide, reason: (error as Error).message.split('\n')[0]!, final: true })
    }
  }
  return faults
}

function forget({ environments: { client: { moduleGraph } } }: ViteDevServer, deck: DeckAmongOthers): void {
  for (const { id } of slideModules(deck)) {
    const module = moduleGraph.getModuleById(id)
    if (module)
      moduleGraph.invalidateModule(module)
  }
}

/** Nobody debugs these pages, and Vite would make and send a map with each module. */
function withoutSourceMaps(): Plugin {
  return {
    name: 'prismdeck:no-source-maps',
    apply: 'serve',
    enforce: 'post',
    transform: code => ({ code, map: { mappings: '' } }),
  }
}

/** The message by which a style sheet of UnoCSS asks whether it is still right, and has it made again. */
const UTILITIES_LOADED = 'unocss:hmr'

/**
 * UnoCSS sends its style sheets again whenever it has met a new word, and the page styles all slides anew;
 * a page to be printed asks for them once, when all slides are there.
 */
function withoutUtilityUpdates(): Plugin {
  return {
    name: 'prismdeck:no-utility-updates',
    apply: 'serve',
    enforce: 'pre',
    configureServer({ ws }) {
      const { on, send } = ws
      ws.on = ((event: string, listener: never) => {
        if (event !== UTILITIES_LOADED)
          on.call(ws, event, listener)
      }) as typeof ws.on
      ws.send = ((...message: [{ type?: string, updates?: readonly { path: string }[] }]) => {
        const [payload] = message
        if (payload?.type !== 'update' || !payload.updates?.every(({ path }) => path.includes('__uno')))
          send.apply(ws, message as never)
      }) as typeof ws.send
    },
  }
}
