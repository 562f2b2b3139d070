/** The package has fonts for more scripts and signs than most decks use; a site gets those that its decks need. */
import type { Plugin } from 'vite'
import { fontFilesOf } from '../slides/fonts.ts'
import { rareFaces } from '../slides/rare-faces.ts'
import { rarePartsOf } from '../slides/rare-fonts.ts'

const FONT_FACE = /@font-face\s*\{[^}]*\/([\w-]+\.woff2)'[^}]*\}\n?/g

const RARE = 'rare-fonts.css'

/**
 * Leaves out of a build the fallback fonts, and the parts of fonts with rare characters, that no character of
 * these decks comes from.
 *
 * @param decks the decks as Markdown
 */
export function leanFonts(decks: readonly string[]): Plugin {
  const text = decks.join('')
  return {
    name: 'prismdeck:lean-fonts',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      // Beside the file that is replaced, from where the packages are found.
      handler: (id, importer) => id === `./${RARE}` && importer ? importer.replace(/[^/]*$/, RARE) : null,
    },
    load: {
      order: 'pre',
      filter: { id: /\/styles\/rare-fonts\.(?:css|ts)$/ },
      handler: id => id.endsWith(RARE)
        ? rareFaces(rarePartsOf(text), file => `@prismdeck/fonts/${file}`)
        : `import './${RARE}'`,
    },
    transform: {
      order: 'pre',
      filter: { id: /\/styles\/fallback-fonts\.css$/ },
      handler(css) {
        const needed = fontFilesOf(text)
        return { code: css.replace(FONT_FACE, (face, file: string) => needed.has(file) ? face : ''), map: null }
      },
    },
  }
}
