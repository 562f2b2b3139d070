/** Building what draws slides into few files, with the places of what depends on the slides. */
import type { ResolvedSlidevOptions } from '@slidev/types'
import type { OutputChunk } from 'rolldown'
import type { UnoGenerator } from 'unocss'
import type { Plugin, PluginOption } from 'vite'
import { glob } from 'node:fs/promises'
import { basename, join } from 'node:path'
import process from 'node:process'
import { buildDecks } from './build-decks.ts'
import { DECK_OF_PAGE, deckModules, DECKS_ENTRY } from './deck-modules.ts'
import { projectComponents } from './own-components.ts'
import { withoutPlaces } from './without-places.ts'

/** What a server has to know of a shell. */
export interface ShellContents {
  /** The script of a page. */
  readonly script: string
  /** Style sheets in their order, and between them the places of UnoCSS's own, which depend on the slides. */
  readonly styles: readonly (readonly ['file' | 'utilities', string])[]
  /** Files by the modules whose exports they have. */
  readonly modules: Readonly<Record<string, string>>
  /** Words for which UnoCSS makes rules. */
  readonly words: readonly string[]
}

/** Where the files are served. */
export const SHELL = '@prismdeck/shell'

/** Where the files of packages of fonts are served to other machines: the package's name follows. */
export const SENT_FONTS = '@prismdeck/fonts'

/** Imports UnoCSS's style sheets. */
export const UTILITIES_MODULE = '/@prismdeck/utilities'

/** UnoCSS's style sheets, as Slidev's client imports them, and how the names end that Vite gives them. */
export const UTILITIES = [
  ...['preflights', 'typography', 'shortcuts'].map(layer => ({ source: `uno:${layer}.css`, file: `__uno_${layer}.css` })),
  { source: 'uno.css', file: '__uno.css' },
] as const

/** What was built; the files by their names. */
export type BuiltShell = ShellContents & { readonly files: ReadonlyMap<string, string | Uint8Array> }

/**
 * Builds the shell for decks with these options. Nothing is written.
 *
 * @param options in the mode `export`, or `build` for one that is sent to other machines
 * @param root absolute path of the package with `layouts/` and `components/`
 */
export async function buildShell(options: ResolvedSlidevOptions, root: string): Promise<BuiltShell> {
  // A build would set it to `production`, and Vue would keep its warnings about slides to itself.
  process.env.NODE_ENV ??= 'development'
  const isSent = options.mode === 'build'
  const { output, slidev } = await buildDecks(options, root, {
    mode: 'development',
    plugins: [packagesInPlace(isSent), placesOfUtilities(), deckModules(new Map(), { eachSlide: true, shown: SHOWN, replaceable: true })],
    config: {
      define: { 'process.env.NODE_ENV': isSent ? '"production"' : '"development"' },
      build: {
        target: isSent ? 'es2022' : 'esnext',
        minify: isSent,
        cssMinify: false,
        rollupOptions: {
          input: namedInOrder([DECKS_ENTRY, ...await sharedModules(options)]),
          preserveEntrySignatures: 'allow-extension',
          output: {
            entryFileNames: `${SHELL}/[name].js`,
            chunkFileNames: ({ name }) => `${SHELL}/${name.replaceAll('/', '-')}-[hash].js`,
            assetFileNames: `${SHELL}/[name]-[hash][extname]`,
          },
        },
      },
    },
  })

  const cleaned = isSent ? withoutPlaces(root, options.entry) : (code: string) => code
  const entries = output.filter((file): file is OutputChunk => file.type === 'chunk' && file.isEntry)
  const files = new Map(output.map(file => [basename(file.fileName), file.type === 'chunk' ? cleaned(file.code) : file.source]))
  const styles = output.filter(({ fileName }) => fileName.endsWith('.css')).flatMap(({ fileName }) => {
    const css = String(files.get(basename(fileName)))
    files.delete(basename(fileName))
    return css.split(PLACE).map((part, i): ShellContents['styles'][number] => {
      if (i % 2 === 1)
        return ['utilities', UTILITIES[Number(part)]!.file]
      const name = `style-${i}.css`
      files.set(name, part)
      return ['file', name]
    })
  })
  return {
    files,
    script: basename(entries.find(({ facadeModuleId }) => facadeModuleId === DECKS_ENTRY)!.fileName),
    styles,
    modules: Object.fromEntries(entries.map(({ facadeModuleId, fileName }) => [facadeModuleId!, basename(fileName)])),
    words: await utilityWords(slidev),
  }
}

/** The deck that the page's address names; a server has it, and UnoCSS's style sheets, which are put in their places. */
const SHOWN = `Promise.all([${DECK_OF_PAGE}, import(/* @vite-ignore */ '${UTILITIES_MODULE}')]).then(([deck]) => {
  for (const place of document.querySelectorAll('[data-utilities]'))
    place.replaceWith(...document.querySelectorAll(\`style[data-vite-dev-id$="\${place.dataset.utilities}"]\`))
  return deck
})`

/**
 * Entries whose names sort as they stand here: Vite joins their style sheets in the order of their names, and
 * where two rules are equally specific, the later one holds.
 */
function namedInOrder(ids: readonly string[]): Record<string, string> {
  const digits = String(ids.length).length
  return Object.fromEntries(ids.map((id, i) => [`${String(i).padStart(digits, '0')}-${basename(id).replace(/\.\w+$/, '')}`, id]))
}

/**
 * What slides may import: each of these modules is there once, in the shell. They stand in the order in which
 * their styles override each other, wherever the packages lie: client, theme, addons, the decks' own; layouts last.
 */
export async function sharedModules({ clientRoot, roots, userRoot, utils }: Pick<ResolvedSlidevOptions, 'clientRoot' | 'roots' | 'userRoot'> & { readonly utils: Pick<ResolvedSlidevOptions['utils'], 'getLayouts'> }): Promise<string[]> {
  const client = await modulesIn(clientRoot, ['*.ts', '{composables,logic,modules,state}/*.ts', 'builtin/*.{vue,ts}'])
  const components = await Promise.all([
    ...roots.map(root => modulesIn(root, ['components/**/*.{vue,ts,js,tsx,jsx}', 'page/decks.ts'])),
    ...projectComponents({ roots, userRoot }).map(folder => modulesIn(folder, ['**/*.{vue,ts,js,tsx,jsx}'])),
  ])
  const layouts = Object.values(await utils.getLayouts()).map(path => path.replaceAll('\\', '/')).sort()
  const layoutsOf = (root: string) => layouts.filter(path => path.startsWith(`${root.replaceAll('\\', '/')}/layouts/`))
  return ['vue', '/@slidev/slides', '/@slidev/configs', '/@slidev/title-renderer', ...new Set([...client, ...components.flat(), ...[clientRoot, ...roots].flatMap(layoutsOf)])]
}

/** Absolute paths of modules of a folder, in the order of their paths within it. */
async function modulesIn(folder: string, patterns: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for await (const path of glob(patterns, { cwd: folder })) {
    if (!/(?:\.test|\.d|uno\.config|katex-lines|Monaco)\.\w+$/.test(path))
      found.push(path)
  }
  return found.sort().map(path => join(folder, path))
}

const PLACE = /\.pd-place-of-utilities-(\d)\s*\{[^}]*\}/

/** Leaves marks in the place of UnoCSS's style sheets. */
function placesOfUtilities(): Plugin {
  const start = '\0prismdeck:utilities-'
  return {
    name: 'prismdeck:places-of-utilities',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      handler: (id) => {
        const i = UTILITIES.findIndex(({ source }) => source === id)
        return i < 0 ? null : `${start}${i}.css`
      },
    },
    load: {
      order: 'pre',
      handler: id => id.startsWith(start) ? `.pd-place-of-utilities-${id.slice(start.length, -4)} { color: red }` : null,
    },
  }
}

interface UnoContext {
  readonly ready: Promise<unknown>
  readonly uno: UnoGenerator
  /** All words that it has met. */
  readonly tokens: Set<string>
}

/** What the plugins of UnoCSS among these know; they tell others of it. */
export async function unoContext(plugins: PluginOption): Promise<UnoContext> {
  const [plugin] = ([plugins].flat(Number.POSITIVE_INFINITY as 1) as Plugin[]).filter(plugin => plugin?.name === 'unocss:api')
  const context = (plugin!.api as { getContext: () => UnoContext }).getContext()
  await context.ready
  return context
}

/** The words for which there are rules. */
async function utilityWords(plugins: PluginOption): Promise<string[]> {
  const { uno, tokens } = await unoContext(plugins)
  const { matched } = await uno.generate(tokens, { preflights: false })
  return [...matched].sort()
}

/** Packages of fonts, whose files are read by their addresses: those of the server, which the shell is beside, or where they are sent from. */
function packagesInPlace(isSent: boolean): Plugin {
  const start = '\0prismdeck:package-in-place:'
  return {
    name: 'prismdeck:packages-in-place',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      async handler(source, importer) {
        const file = /^(.*\/package\.json)\?url$/.exec(source)?.[1]
        const resolved = file === undefined ? undefined : await this.resolve(file, importer)
        return resolved ? `${start}${resolved.id}.js` : null
      },
    },
    load: {
      order: 'pre',
      handler: (id) => {
        const file = id.startsWith(start) ? id.slice(start.length, -3).replace(/^\//, '') : undefined
        return file === undefined
          ? null
          : `export default ${JSON.stringify(isSent ? file.replace(/^.*\/(?=[^/]+\/[^/]+$)/, `/${SENT_FONTS}/`) : `/@fs/${file}`)}`
      },
    },
  }
}
