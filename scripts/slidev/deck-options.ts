/** Slidev's options for a deck, wherever the deck lies and whatever the working directory is. */
import type { ResolvedSlidevOptions, SlidevData } from '@slidev/types'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { isDeepStrictEqual } from 'node:util'
import { parser, resolveOptions } from '@slidev/cli'
import { UserError } from '../dataset/errors.ts'
import { assertInstalled } from './installed-parts.ts'
import { checkOwnFiles } from './own-files.ts'
import { assertPlainPackage, plainPath } from './plain-path.ts'

// What Slidev compiles of `setup/` would be kept where anyone may write, and loaded from there.
process.env.JITI_FS_CACHE = 'false'

export interface DeckPlace {
  /** Absolute path of the Markdown file. */
  readonly entry: string
  /** Absolute path of the package with `layouts/` and `components/`. */
  readonly root: string
  /** `dev` has presenter, overview and notes; only `export` has the print route. */
  readonly mode: 'dev' | 'export' | 'build'
  /** Leaves the speaker notes out of what is built. */
  readonly withoutNotes?: boolean
  /** The path under which it is served, where that is not `/`. */
  readonly base?: string
}

/** What Slidev reads once when it starts; the list is that of Slidev's own command line. */
const READ_ONCE = [
  'monaco',
  'routerMode',
  'fonts',
  'css',
  'mdc',
  'editor',
  'theme',
  'seoMeta',
  'addons',
] as const

/**
 * Resolves the deck's options.
 *
 * @throws UserError where there is no deck (Slidev itself would end the process), or its
 * frontmatter is no YAML, or it names files outside its folder
 */
export async function resolveDeck({ entry, root, mode, withoutNotes, base }: DeckPlace): Promise<ResolvedSlidevOptions> {
  if (!existsSync(entry))
    throw new UserError(`${entry}: there is no such deck`)
  assertPlainPackage(root)
  resolveFromRoot(root, dirname(entry))
  const options = await readable(resolveOptions({
    entry: plainPath(entry),
    withoutNotes,
    ...(base !== undefined && { base }),
    ...(mode === 'export' && PRINT_ROUTE),
  }, mode))
  checkFrontmatter(options.data)
  takeOwnIcon(options)
  checkOwnFiles(options.data, entry)
  return options
}

/** Where the server of a deck has an icon for it. */
export const ICON = '/favicon.svg'

/** By itself, Slidev names an icon on a server of somebody else's. */
function takeOwnIcon({ data: { config, headmatter }, utils }: ResolvedSlidevOptions): void {
  if (headmatter.favicon !== undefined)
    return
  utils.indexHtml = utils.indexHtml.replaceAll(config.favicon, ICON)
  config.favicon = ICON
}

/** The print route at `/print`, in a deck with hash routes as well. */
const PRINT_ROUTE = { routerMode: 'history' } as const

/**
 * The deck's data as it is on disk now; nothing where Slidev must start again to show it.
 *
 * @throws UserError where the deck's frontmatter is no YAML
 */
export async function reloadDeck(options: ResolvedSlidevOptions, sources: Record<string, string>): Promise<SlidevData | undefined> {
  const loaded = await loadDeck(options, options.entry, sources)
  return canFollow(options.data, loaded)
    ? loaded
    : undefined
}

/** Whether what Slidev has read when it started is right for this data, too. */
export function canFollow(started: SlidevData, { config, features }: SlidevData): boolean {
  return READ_ONCE.every(field => isDeepStrictEqual(config[field], started.config[field]))
    && (!features.katex || started.features.katex)
    && (!features.monaco || Boolean(started.features.monaco))
}

/**
 * A deck's data, for the server or build that these options are of.
 *
 * @param options of a deck in the same folder
 * @param entry absolute path of the Markdown file
 * @param sources texts of files, by their paths, that are not as on disk
 * @throws UserError where there is no deck, or its frontmatter is no YAML
 */
export async function loadDeck(options: ResolvedSlidevOptions, entry: string, sources: Record<string, string> = {}): Promise<SlidevData> {
  if (!existsSync(entry))
    throw new UserError(`${entry}: there is no such deck`)
  const loaded = await readable(parser.load({ ...options, allowedRoots: [dirname(plainPath(entry))] }, plainPath(entry), sources, options.mode))
  checkFrontmatter(loaded)
  checkOwnFiles(loaded, entry)
  const config = parser.resolveConfig(loaded.headmatter, options.data.themeMeta, entry)
  return {
    ...loaded,
    themeMeta: options.data.themeMeta,
    config: {
      ...config,
      favicon: String(loaded.headmatter.favicon ?? ICON),
      theme: String(loaded.headmatter.theme ?? 'default'),
      ...options.mode === 'export' && PRINT_ROUTE,
    },
  }
}

/** Slidev passes over the errors of a slide's frontmatter, and shows what is left of it. */
function checkFrontmatter({ slides }: Pick<SlidevData, 'slides'>): void {
  for (const { index, source } of slides) {
    const [error] = source.frontmatterDoc?.errors ?? []
    if (error)
      throw new UserError(`slide ${index + 1}: the frontmatter is no YAML: ${error.message.split('\n')[0]}`)
  }
}

async function readable<T>(reading: Promise<T>): Promise<T> {
  return reading.catch((error: Error) => {
    throw error.name === 'YAMLParseError'
      ? new UserError(`the frontmatter is no YAML: ${error.message.trim()}`)
      : error
  })
}

/**
 * Has Slidev find this package, an addon of its decks, and its default theme wherever the deck lies: it would look
 * into the folders around the deck alone. Decks of earlier versions call the package `./`.
 */
function resolveFromRoot(root: string, decks: string): void {
  const require = createRequire(join(root, 'package.json'))
  const theme = dirname(require.resolve('@slidev/theme-default/package.json'))
  parser.injectPreparserExtensionLoader(async () => [
    {
      name: 'prismdeck:root',
      // Slidev would take a byte order mark for text before the frontmatter.
      transformRawLines(lines) {
        lines[0] = lines[0]?.replace(/^\uFEFF/, '') ?? ''
      },
      transformSlide: async (_content, frontmatter) => {
        if (Array.isArray(frontmatter.addons)) {
          frontmatter.addons = frontmatter.addons.map((addon: unknown) => {
            if (addon === 'prismdeck' || addon === './')
              return root
            assertInstalled('addon', addon, [decks, root])
            return addon
          })
        }
        if (frontmatter.theme === 'default')
          frontmatter.theme = theme
        else
          assertInstalled('theme', frontmatter.theme, [decks, root])
        return undefined
      },
    },
  ])
}
