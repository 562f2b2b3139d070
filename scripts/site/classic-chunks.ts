import type { Plugin } from 'vite'
import { transformAsync } from '@babel/core'
import dynamicImport from '@babel/plugin-transform-dynamic-import'
import systemjs from '@babel/plugin-transform-modules-systemjs'

/**
 * Turns the built modules into classic scripts that SystemJS loads: a browser refuses modules from
 * `file://`, so that a site on a USB stick would stay blank.
 */
export function classicChunks(): Plugin {
  return {
    name: 'prismdeck:classic-chunks',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk')
            continue
          const result = await transformAsync(chunk.code, {
            plugins: [dynamicImport, systemjs],
            sourceType: 'module',
            configFile: false,
            babelrc: false,
            compact: true,
            comments: false,
          })
          chunk.code = result!.code!
        }
      },
    },
  }
}
