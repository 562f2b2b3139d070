/**
 * What a project, a theme or an addon adds to Slidev's client by the names of its files. Slidev itself writes
 * modules that look for them, into a `node_modules` beside the decks: a folder of the person's, which may be
 * read-only.
 */
import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { normalizePath } from 'vite'

const STYLES = '/@slidev/conditional-styles'
const LAYERS = '/@slidev/global-layers'
const SETUP = /^\/@slidev\/setups\/(?<name>[\w-]+)$/

/** What lies above and below all slides, and each: Slidev's names, and those of the files. */
const LAYER_FILES: Readonly<Record<string, readonly string[]>> = {
  GlobalTop: ['global', 'global-top', 'GlobalTop'],
  GlobalBottom: ['global-bottom', 'GlobalBottom'],
  SlideTop: ['slide-top', 'SlideTop'],
  SlideBottom: ['slide-bottom', 'SlideBottom'],
}

/** Takes the place of the modules of Slidev's that look for files by patterns. */
export function ownSources({ data, roots, clientRoot }: ResolvedSlidevOptions): Plugin {
  const files = (root: string, names: readonly string[], endings: readonly string[]) =>
    names.flatMap(name => endings.map(ending => join(root, `${name}.${ending}`)))
  const styles = roots.flatMap(root => files(root, ['styles/index', 'styles', 'style'], ['ts', 'js', 'css']))
  const layers = Object.entries(LAYER_FILES).map(([name, names]) => [name, roots.map(root => files(root, names, ['ts', 'js', 'vue']))] as const)
  const watched = new Set([...styles, ...layers.flatMap(([, places]) => places.flat())].map(normalizePath))

  function load(id: string): string | undefined {
    if (id === STYLES) {
      const katex = data.features.katex ? [createRequire(join(clientRoot, 'package.json')).resolve('katex/dist/katex.min.css')] : []
      return [...styles.filter(path => existsSync(path)), ...katex].map(path => `import ${addressOf(path)}`).join('\n')
    }
    if (id === LAYERS) {
      return [
        'import { h } from \'vue\'',
        ...layers.map(([name, places]) => `${importing(name, places)}\nexport const ${name} = { render: () => parts${name}.map(part => h(part)) }`),
      ].join('\n')
    }
    const name = SETUP.exec(id)?.groups?.name
    return name === undefined
      ? undefined
      : `${importing('', roots.map(root => files(root, [`setup/${name}`], ['ts', 'js', 'mts', 'mjs'])))}\nexport default parts`
  }

  return {
    name: 'prismdeck:own-sources',
    enforce: 'pre',
    load: { order: 'pre', handler: load },
    configureServer({ watcher }) {
      watcher.add([...watched])
    },
    // Vite looks for what imports a file that is there; these modules import it from now on, or no more.
    hotUpdate({ type, file, modules }) {
      const { moduleGraph } = this.environment
      return type !== 'update' && watched.has(file)
        ? [...modules, ...[STYLES, LAYERS].flatMap(id => moduleGraph.getModuleById(id) ?? [])]
        : undefined
    },
  }
}

/** Imports the first file of each place that is there: what they export by default is in `parts`, with this name. */
function importing(name: string, places: readonly (readonly string[])[]): string {
  const found = places.flatMap(files => files.find(path => existsSync(path)) ?? [])
  return [
    ...found.map((path, i) => `import * as from${name}${i} from ${addressOf(path)}`),
    `const parts${name} = [${found.map((_, i) => `from${name}${i}.default`).join(', ')}].filter(Boolean)`,
  ].join('\n')
}

/** As Vite takes a path for an address. */
function addressOf(path: string): string {
  return JSON.stringify(`/@fs/${normalizePath(path).replace(/^\//, '')}`)
}
