/** Having Vite build what shows decks, in memory: for a site with its slides, or a shell without. */
import type { ResolvedSlidevOptions } from '@slidev/types'
import type { RolldownOutput } from 'rolldown'
import type { InlineConfig, Plugin, PluginOption } from 'vite'
import process from 'node:process'
import { ViteSlidevPlugin } from '@slidev/cli'
import { build, mergeConfig } from 'vite'
import { emptyRules } from './empty-rules.ts'
import { componentSettings } from './own-components.ts'
import { ownSources } from './own-sources.ts'
import { keepingLinks } from './plain-path.ts'
import { viteSettings } from './slidev-server.ts'

export interface BuildParts {
  readonly mode: 'production' | 'development'
  readonly plugins: readonly Plugin[]
  /** After those of Slidev. */
  readonly after?: readonly Plugin[]
  /** What differs from build to build. */
  readonly config: InlineConfig
  /** What to throw where something doesn't compile; Vite's own error if nothing else. */
  readonly toError?: (error: Error) => Error
}

/**
 * What is built is for those who develop unless the process says otherwise, whatever the mode; and running a
 * `vite.config.ts`, Vite has it say that it develops.
 */
async function inMode<T>(mode: BuildParts['mode'], task: () => Promise<T>): Promise<T> {
  if (mode !== 'production')
    return task()
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = mode
  try {
    return await task()
  }
  finally {
    if (NODE_ENV === undefined)
      delete process.env.NODE_ENV
    else
      process.env.NODE_ENV = NODE_ENV
  }
}

/**
 * Builds with Slidev's plugins and the package's own settings. Nothing is written.
 *
 * @param options of Slidev, whose data are those of all decks
 * @param root absolute path of the package with `layouts/` and `components/`
 * @returns what was built, and Slidev's plugins
 */
export async function buildDecks(options: ResolvedSlidevOptions, root: string, { mode, plugins, after = [], config, toError = error => error }: BuildParts): Promise<{ readonly output: RolldownOutput['output'], readonly slidev: PluginOption }> {
  const own = await viteSettings(root, 'build')
  const slidev = await ViteSlidevPlugin(options, { components: componentSettings(options), ...own.slidev })
  const common: InlineConfig = {
    configFile: false,
    root,
    mode,
    logLevel: 'silent',
    plugins: [emptyRules(), keepingLinks(), ownSources(options), ...plugins, slidev, ...after],
    build: {
      write: false,
      cssCodeSplit: false,
      modulePreload: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      reportCompressedSize: false,
      copyPublicDir: false,
    },
  }
  const result = await inMode(mode, () => build(mergeConfig(mergeConfig(own, common), config))).catch((error: Error) => {
    throw toError(error)
  })
  const { output } = (Array.isArray(result) ? result[0] : result) as RolldownOutput
  return { output, slidev }
}
