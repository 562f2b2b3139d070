/** The package has fonts for more scripts and signs than most decks use; a site gets those that its decks need. */
import type { Plugin } from 'vite'
import { fontFilesOf } from '../slides/fonts.ts'

const FONT_FACE = /@font-face\s*\{[^}]*\/([\w-]+\.woff2)'[^}]*\}\n?/g

/**
 * Leaves out of a build the fallback fonts that no character of these decks comes from.
 *
 * @param decks the decks as Markdown
 */
export function leanFonts(decks: readonly string[]): Plugin {
  return {
    name: 'prismdeck:lean-fonts',
    enforce: 'pre',
    transform: {
      order: 'pre',
      filter: { id: /\/styles\/fallback-fonts\.css$/ },
      handler(css) {
        const needed = fontFilesOf(decks.join(''))
        return { code: css.replace(FONT_FACE, (face, file: string) => needed.has(file) ? face : ''), map: null }
      },
    },
  }
}
