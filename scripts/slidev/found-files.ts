/**
 * What Slidev takes from folders if it is there: styles, layers around slides, setups. Slidev itself writes
 * modules that look for them into a `node_modules` beside the decks; that folder is a person's, and may be read-only.
 */
import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Where there may be styles, as at https://sli.dev/custom/directory-structure */
const STYLES = endingIn(['styles/index', 'styles', 'style'], ['ts', 'js', 'css'])

const LAYERS: Readonly<Record<string, readonly string[]>> = {
  GlobalTop: endingIn(['global', 'global-top', 'GlobalTop'], ['ts', 'js', 'vue']),
  GlobalBottom: endingIn(['global-bottom', 'GlobalBottom'], ['ts', 'js', 'vue']),
  SlideTop: endingIn(['slide-top', 'SlideTop'], ['ts', 'js', 'vue']),
  SlideBottom: endingIn(['slide-bottom', 'SlideBottom'], ['ts', 'js', 'vue']),
}

function endingIn(names: readonly string[], endings: readonly string[]): string[] {
  return names.flatMap(name => endings.map(ending => `${name}.${ending}`))
}

const SETUPS = '/@slidev/setups/'
const setupsOf = (id: string) => endingIn([`setup/${id.slice(SETUPS.length)}`], ['ts', 'js', 'mts', 'mjs'])

const STYLES_MODULE = '/@slidev/conditional-styles'
const LAYERS_MODULE = '/@slidev/global-layers'

export function foundFiles({ roots, data }: Pick<ResolvedSlidevOptions, 'roots' | 'data'>): Plugin {
  const all = (names: readonly string[]) => roots.flatMap(root => names.map(name => join(root, name)))
  const firsts = (names: readonly string[]) => roots.flatMap(root => names.map(name => join(root, name)).find(existsSync) ?? [])

  const modules: Readonly<Record<string, () => string>> = {
    [STYLES_MODULE]: () => [
      ...all(STYLES).filter(existsSync).map(path => `import ${addressOf(path)}`),
      ...data.features.katex ? [`import ${addressOf(katexStyles())}`] : [],
    ].join('\n'),
    [LAYERS_MODULE]: () => [
      'import { h } from "vue"',
      ...Object.entries(LAYERS).map(([layer, names]) => listOf(layer, firsts(names), `export const ${layer} = { render: () => ${layer}s.map(part => h(part)) }`)),
    ].join('\n'),
  }
  const moduleOf = (id: string): string | undefined => Object.hasOwn(modules, id)
    ? modules[id]!()
    : id.startsWith(SETUPS)
      ? listOf('setup', firsts(setupsOf(id)), 'export default setups')
      : undefined
  return {
    name: 'prismdeck:found-files',
    enforce: 'pre',
    load: {
      order: 'pre',
      handler: id => moduleOf(id) ?? null,
    },
    configureServer({ watcher, environments: { client } }) {
      const looked = new Set(all([...STYLES, ...Object.values(LAYERS).flat()]))
      // They are there from now on, or not any more.
      const look = (path: string) => {
        if (!looked.has(path))
          return
        for (const id of [STYLES_MODULE, LAYERS_MODULE]) {
          const module = client.moduleGraph.getModuleById(id)
          if (module)
            client.moduleGraph.invalidateModule(module)
        }
        client.hot.send({ type: 'full-reload' })
      }
      watcher.on('add', look).on('unlink', look)
    },
  }
}

/** A module's lines that import what files have by default, list it as `names`, and what comes after. */
function listOf(name: string, paths: readonly string[], then: string): string {
  const names = paths.map((_, i) => `${name}${i}`)
  return [
    ...paths.map((path, i) => `import ${names[i]} from ${addressOf(path)}`),
    `const ${name}s = [${names.join(', ')}]`,
    then,
  ].join('\n')
}

/** Slidev's own, wherever its package is. */
function katexStyles(): string {
  const slidev = createRequire(import.meta.url).resolve('@slidev/cli/package.json')
  return createRequire(slidev).resolve('katex/dist/katex.min.css')
}

/** How a module names a file anywhere. */
function addressOf(path: string): string {
  const slashed = path.replaceAll('\\', '/')
  return JSON.stringify(slashed.startsWith('/') ? `/@fs${slashed}` : `/@fs/${slashed}`)
}
