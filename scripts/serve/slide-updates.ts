/** What a page loads again when slides have changed: these slides, and nothing else. */
import type { ModuleNode, Plugin, ViteDevServer } from 'vite'

/** Modules that only pass on what a slide's own modules, or that of all titles, export. */
const FACADE = /^\/@slidev\/(?:slides\/\d+\/(?:md|frontmatter)|title-renderer)$/

/** All titles, as menus show them; it is compiled anew with each change of one. */
const TITLES = '/@slidev/title-renderer.md'

/** ms after an update, in which the slides themselves are on their way. */
const TITLES_AFTER = 400

/** Which slides there are: loaded again when one comes or goes. */
const SLIDES = '/@slidev/slides'

/**
 * A slide's modules update themselves. Vite takes no notice of that for those that import them, and so on up
 * to most of Slidev's client, which pages would load a second time; unless the first of these says that it
 * accepts the update. Changed slides are shown first, and their titles in the menus a moment later.
 */
export function slideUpdates(): Plugin {
  let timer: NodeJS.Timeout | undefined
  const reloadLater = (server: ViteDevServer, titles: readonly ModuleNode[]) => {
    clearTimeout(timer)
    timer = setTimeout(() => titles.forEach(module => server.reloadModule(module).catch(() => {})), TITLES_AFTER)
    timer.unref()
  }
  return {
    name: 'prismdeck:slide-updates',
    apply: 'serve',
    enforce: 'post',
    transform(code, id) {
      const [, source] = FACADE.test(id) ? /\bfrom ("(?:[^"\\]|\\.)+")/.exec(code) ?? [] : []
      return source === undefined
        ? undefined
        : { code: `${code}\nif (import.meta.hot) import.meta.hot.accept(${source}, () => {})`, map: null }
    },
    handleHotUpdate({ modules, server, timestamp }) {
      // Under its number there is another slide now, of which nothing that was known is true.
      if (modules.some(({ id }) => id === SLIDES)) {
        for (const [id, module] of server.moduleGraph.idToModuleMap) {
          if (FACADE.test(id))
            server.moduleGraph.invalidateModule(module, new Set(), timestamp, true)
        }
        return undefined
      }
      const titles = modules.filter(({ id }) => id === TITLES)
      if (titles.length === 0)
        return undefined
      reloadLater(server, titles)
      return modules.filter(({ id }) => id !== TITLES)
    },
  }
}
