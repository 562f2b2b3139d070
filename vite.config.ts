import type { Plugin } from 'vite'
/** Merged by Slidev into its own configuration, since the package is an addon. */
import type { pageWords as PageWords } from './scripts/slidev/page-words.ts'
import type { phraseGaps as PhraseGaps } from './scripts/slidev/phrase-gaps.ts'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defineConfig } from 'vite'

const ROOT = import.meta.dirname
const SCRIPTS = join(ROOT, 'scripts')

/** The published package has the program compiled. */
const isPublished = !existsSync(SCRIPTS)

const program = (path: string) => isPublished ? join(ROOT, 'lib', `${path}.js`) : join(SCRIPTS, `${path}.ts`)

const { phraseGaps } = await import(pathToFileURL(program('slidev/phrase-gaps')).href) as { phraseGaps: typeof PhraseGaps }
const { pageWords } = await import(pathToFileURL(program('slidev/page-words')).href) as { pageWords: typeof PageWords }

/** Has layouts and components of the published package find what they import from `scripts/`. */
const compiledProgram: Plugin = {
  name: 'prismdeck:compiled-program',
  enforce: 'pre',
  resolveId: {
    order: 'pre',
    filter: { id: /^\.{1,2}\/(?:.*\/)?scripts\/.*\.ts$/ },
    handler(source, importer = '') {
      const path = join(dirname(importer.replace(/\?.*$/, '')), source)
      return path.startsWith(SCRIPTS)
        ? program(path.slice(SCRIPTS.length + 1, -'.ts'.length)).replaceAll('\\', '/')
        : null
    },
  },
}

export default defineConfig({
  plugins: [pageWords(), ...isPublished ? [compiledProgram] : []],
  resolve: {
    alias: { '@prismdeck/fonts': join(ROOT, isPublished ? 'lib/fonts' : 'node_modules/@fontsource') },
  },
  slidev: {
    markdown: {
      markdownSetup: md => void md.use(phraseGaps),
      // As Slidev sets it, but for the typographer: "(c)" in the data is no ©.
      markdownOptions: {
        quotes: '""\'\'',
        html: true,
        xhtmlOut: true,
        linkify: true,
        typographer: false,
      },
    },
  },
  optimizeDeps: {
    // Found only when the first chart is shown, they would make Vite reload the page.
    include: isPublished ? [] : ['charts', 'components', 'core', 'features', 'renderers'].map(part => `echarts/${part}`),
  },
})
