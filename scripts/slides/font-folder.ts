import { createRequire } from 'node:module'
import { extname, join } from 'node:path'

/**
 * The folder of the font packages: of the few files of them that the package brings, or of all in a checkout.
 * Styles call it `@prismdeck/fonts` (`vite.config.ts`).
 */
export const FONT_FOLDER = extname(import.meta.filename) === '.ts'
  ? join(createRequire(import.meta.url).resolve('@fontsource/inter/package.json'), '../..')
  : join(import.meta.dirname, '../fonts')
