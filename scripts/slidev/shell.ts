/**
 * What draws slides (Slidev's client, layouts, components), built once and kept: a page to be printed
 * loads it in a few files, where a Vite that develops compiles and sends hundreds of modules.
 */
import type { ResolvedSlidevOptions } from '@slidev/types'
import type { OutputChunk, RolldownOutput } from 'rolldown'
import type { Plugin, PluginOption } from 'vite'
import { glob, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { ViteSlidevPlugin } from '@slidev/cli'
import { build, loadConfigFromFile, mergeConfig } from 'vite'
import { DECK_IN_ADDRESS, deckModules, DECKS_ENTRY } from './deck-modules.ts'
import { emptyRules } from './empty-rules.ts'
import { hashOf } from './ledger.ts'
import { programHash } from './program-hash.ts'
import { cacheFolder } from './served-files.ts'

/** As it is kept beside its files. */
interface Contents {
  /** The script of a page. */
  readonly script: string
  /** Style sheets in their order, and between them the places of UnoCSS's own, which depend on the slides. */
  readonly styles: readonly (readonly ['file' | 'utilities', string])[]
  /** Files by the modules whose exports they have. */
  readonly modules: Readonly<Record<string, string>>
  /** Words for which UnoCSS makes rules. */
  readonly words: readonly string[]
}

export interface Shell extends Contents {
  /** Absolute path. */
  readonly folder: string
}

/** Where the files are served. */
export const SHELL = '@prismdeck/shell'

/** Imports UnoCSS's style sheets. */
export const UTILITIES_MODULE = '/@prismdeck/utilities'

const CONTENTS = 'contents.json'

/** UnoCSS's style sheets, as Slidev's client imports them, and how the names end that Vite gives them. */
export const UTILITIES = [
  ...['preflights', 'typography', 'shortcuts'].map(layer => ({ source: `uno:${layer}.css`, file: `__uno_${layer}.css` })),
  { source: 'uno.css', file: '__uno.css' },
] as const

/** Days after which a shell that nobody has used is removed. */
const KEPT_DAYS = 7

/**
 * The shell for decks with these options, built where it isn't there yet, which takes some seconds.
 *
 * @param options in the mode `export`
 * @param root absolute path of the package with `layouts/` and `components/`
 * @returns nothing where the decks' folder configures Vite, or a deck has an editor: Slidev has to be asked for each module then
 */
export async function openShell(options: ResolvedSlidevOptions, root: string): Promise<Shell | undefined> {
  const own = await ownFiles(options, root)
  if (own.some(path => /[\\/]vite\.config\.\w+$/.test(path)) || options.data.features.monaco)
    return undefined
  const folder = join(cacheFolder(root), `prismdeck-shell-${await keyOf(options, root, own)}`)
  const kept = await readContents(folder)
  if (kept) {
    await utimes(folder, new Date(), new Date()).catch(() => {})
    return { folder, ...kept }
  }
  const contents = await writeShell(folder, await buildShell(options, root))
  await removeOld(dirname(folder))
  return { folder, ...contents }
}

async function readContents(folder: string): Promise<Contents | undefined> {
  const text = await readFile(join(folder, CONTENTS), 'utf8').catch(() => undefined)
  return text === undefined
    ? undefined
    : JSON.parse(text) as Contents
}

/** All that is built in. */
async function keyOf({ data, roots, utils }: ResolvedSlidevOptions, root: string, own: readonly string[]): Promise<string> {
  const { config, features } = data
  const files = await Promise.all(own.map(async path => [path, await readFile(path)]))
  const settings = JSON.stringify([roots, utils.define, features.katex, config.theme, config.fonts, config.css, config.addons, process.env.NODE_ENV])
  return hashOf(await programHash(root), settings, ...files.flat()).slice(0, 16)
}

/** Files in the folder of the decks, or of a theme there, that Slidev builds in; those in packages change with their versions. */
async function ownFiles({ roots }: ResolvedSlidevOptions, root: string): Promise<string[]> {
  const files = await Promise.all(roots.filter(folder => folder !== root && !/[\\/]node_modules[\\/]/.test(folder)).map(async (folder) => {
    const found: string[] = []
    for await (const path of glob(['{components,layouts,setup,styles}/**/*.*', '*.{vue,ts,js,mts,mjs,css,html}'], { cwd: folder }))
      found.push(join(folder, path))
    return found
  }))
  return files.flat().sort()
}

type Built = Contents & { readonly files: ReadonlyMap<string, string | Uint8Array> }

async function buildShell(options: ResolvedSlidevOptions, root: string): Promise<Built> {
  // A build would set it to `production`, and Vue would keep its warnings about slides to itself.
  process.env.NODE_ENV ??= 'development'
  const own = await loadConfigFromFile({ mode: 'development', command: 'build' }, join(root, 'vite.config.ts'))
  const slidev = await ViteSlidevPlugin(options, own?.config.slidev)
  const { output } = await build(mergeConfig(own?.config ?? {}, {
    configFile: false,
    root,
    mode: 'development',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"development"' },
    plugins: [emptyRules(), placesOfUtilities(), deckModules(new Map(), { eachSlide: true, shown: SHOWN }), slidev],
    build: {
      write: false,
      target: 'esnext',
      minify: false,
      cssMinify: false,
      cssCodeSplit: false,
      modulePreload: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      reportCompressedSize: false,
      copyPublicDir: false,
      rollupOptions: {
        input: { entry: DECKS_ENTRY, ...await sharedModules(options) },
        preserveEntrySignatures: 'allow-extension',
        output: {
          entryFileNames: `${SHELL}/[name].js`,
          chunkFileNames: ({ name }: { name: string }) => `${SHELL}/${name.replaceAll('/', '-')}-[hash].js`,
          assetFileNames: `${SHELL}/[name]-[hash][extname]`,
        },
      },
    },
  })) as RolldownOutput

  const entries = output.filter((file): file is OutputChunk => file.type === 'chunk' && file.isEntry)
  const files = new Map(output.map(file => [basename(file.fileName), file.type === 'chunk' ? file.code : file.source]))
  const styles = output.filter(({ fileName }) => fileName.endsWith('.css')).flatMap(({ fileName }) => {
    const css = String(files.get(basename(fileName)))
    files.delete(basename(fileName))
    return css.split(PLACE).map((part, i): Contents['styles'][number] => {
      if (i % 2 === 1)
        return ['utilities', UTILITIES[Number(part)]!.file]
      const name = `style-${i}.css`
      files.set(name, part)
      return ['file', name]
    })
  })
  return {
    files,
    script: 'entry.js',
    styles,
    modules: Object.fromEntries(entries.map(({ facadeModuleId, fileName }) => [facadeModuleId!, basename(fileName)])),
    words: [...await utilityWords(slidev)].sort(),
  }
}

/** The deck that the page's address names; a server has it, and UnoCSS's style sheets, which are put in their places. */
const SHOWN = `Promise.all([${DECK_IN_ADDRESS}, import(/* @vite-ignore */ '${UTILITIES_MODULE}')]).then(([deck]) => {
  for (const place of document.querySelectorAll('[data-utilities]'))
    place.replaceWith(...document.querySelectorAll(\`style[data-vite-dev-id$="\${place.dataset.utilities}"]\`))
  return deck
})`

/** What slides may import: each of these modules is there once, in the shell. */
async function sharedModules({ clientRoot, roots, utils }: ResolvedSlidevOptions): Promise<Record<string, string>> {
  const client = ['*.ts', '{composables,logic,modules,state}/*.ts', 'builtin/*.{vue,ts}'].map(pattern => [clientRoot, pattern] as const)
  const components = roots.map(folder => [folder, 'components/**/*.{vue,ts,js,tsx,jsx}'] as const)
  const found = new Set(Object.values(await utils.getLayouts()))
  for (const [folder, pattern] of [...client, ...components]) {
    for await (const path of glob(pattern, { cwd: folder })) {
      if (!/(?:\.test|\.d|uno\.config|katex-lines|Monaco)\.\w+$/.test(path))
        found.add(join(folder, path))
    }
  }
  return Object.fromEntries(['vue', '/@slidev/slides', '/@slidev/configs', '/@slidev/title-renderer', ...[...found].sort()].map((id, i) => [`${i}-${basename(id).replace(/\.\w+$/, '')}`, id]))
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

/** The words for which UnoCSS makes rules; the set takes further ones. Its plugin tells others of its context. */
export async function utilityWords(plugins: PluginOption): Promise<Set<string>> {
  const [api] = ([plugins].flat(Number.POSITIVE_INFINITY as 1) as Plugin[]).filter(plugin => plugin?.name === 'unocss:api')
  const { ready, tokens } = (api!.api as { getContext: () => { ready: Promise<unknown>, tokens: Set<string> } }).getContext()
  await ready
  return tokens
}

async function writeShell(folder: string, { files, ...contents }: Built): Promise<Contents> {
  await mkdir(dirname(folder), { recursive: true })
  const temporary = await mkdtemp(`${folder}-`)
  await Promise.all([...files].map(([name, content]) => writeFile(join(temporary, name), content)))
  await writeFile(join(temporary, CONTENTS), JSON.stringify(contents))
  await rename(temporary, folder).catch(async () => {
    // Another process has built the same one meanwhile.
    await rm(temporary, { recursive: true })
  })
  return contents
}

async function removeOld(cache: string): Promise<void> {
  const limit = Date.now() - KEPT_DAYS * 24 * 60 * 60 * 1000
  for (const name of await readdir(cache)) {
    const path = join(cache, name)
    if (name.startsWith('prismdeck-shell-') && (await stat(path)).mtimeMs < limit)
      await rm(path, { recursive: true, force: true })
  }
}
