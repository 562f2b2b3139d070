/** Pages that are loaded once to be exported: without what helps to develop, which takes half of the time. */
import type { SlidevData } from '@slidev/types'
import type { Plugin } from 'vite'

/** The message by which a style sheet of UnoCSS asks whether it is still right, and has it made again. */
const UTILITIES_LOADED = 'unocss:hmr'

/** @param data the deck as Slidev has read it */
export function leanPages(data: SlidevData): Plugin[] {
  return [directSlides(data), withoutSourceMaps(), withoutUtilityUpdates()]
}

/** Slides are imported by the names of their own modules, not by way of two more modules each. */
function directSlides(data: SlidevData): Plugin {
  return {
    name: 'prismdeck:direct-slides',
    apply: 'serve',
    transform: (code, id) => id === '/@slidev/slides'
      ? {
          code: code.replace(/\/@slidev\/slides\/(\d+)\/(md|frontmatter)/g, (facade, number: string, type: string) => {
            const path = data.slides[Number(number) - 1]?.source.filepath
            // Slidev's own name for it; in quotes, a path with others would not stand.
            return path === undefined || /['"\\\n]/.test(path)
              ? facade
              : `${path}__slidev_${number}.${type}`
          }),
          map: null,
        }
      : undefined,
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

/**
 * UnoCSS sends its style sheets again whenever it has met a new word, and the page styles all slides anew;
 * a page to be exported asks for them once, when all slides are there.
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
