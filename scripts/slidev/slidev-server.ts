/** Starting Vite with Slidev's plugins, with nothing written beside the package or the decks. */
import type { ResolvedSlidevOptions, SlidevServerOptions } from '@slidev/types'
import type { InlineConfig, UserConfig, UserConfigExport, ViteDevServer } from 'vite'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { ViteSlidevPlugin } from '@slidev/cli'
import { createServer, mergeConfig, normalizePath, runnerImport } from 'vite'
import { componentSettings } from './own-components.ts'
import { ownSources } from './own-sources.ts'
import { keepingLinks } from './plain-path.ts'

/**
 * As Slidev's own `createServer`, which has Vite compile each `vite.config.ts` into a file beside it. `config`
 * has the last word; the hooks are called when a deck's file has changed.
 */
export async function createSlidevServer(options: ResolvedSlidevOptions, config: InlineConfig, hooks: SlidevServerOptions): Promise<ViteDevServer> {
  // Who asks to edit a slide in an editor gets one.
  process.env.EDITOR ||= 'code'
  const files = await Promise.all(options.roots.map(folder => viteSettings(folder, 'serve')))
  const settings = [...files, config].reduce<InlineConfig>((merged, one) => mergeConfig(merged, one), {
    optimizeDeps: { entries: [normalizePath(join(options.clientRoot, 'main.ts'))] },
  })
  return createServer(mergeConfig(settings, {
    configFile: false,
    root: options.userRoot,
    plugins: [keepingLinks(), ownSources(options), await ViteSlidevPlugin(options, { components: componentSettings(options), ...(settings as UserConfig).slidev }, hooks)],
    define: { __VUE_PROD_DEVTOOLS__: false },
  }))
}

/** What a folder's `vite.config` states, if it has one; it runs without being written anywhere else. */
export async function viteSettings(folder: string, command: 'serve' | 'build'): Promise<UserConfig> {
  const file = ['mjs', 'js', 'mts', 'ts'].map(ending => join(folder, `vite.config.${ending}`)).find(path => existsSync(path))
  const mode = command === 'build' ? 'production' : 'development'
  if (file === undefined)
    return {}
  const { module } = await runnerImport<{ readonly default: UserConfigExport }>(file, { root: folder, logLevel: 'silent' })
  const settings = module.default
  return typeof settings === 'function' ? settings({ mode, command }) : settings
}
