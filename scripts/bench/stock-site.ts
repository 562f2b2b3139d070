/** A deck as a project of stock Slidev's, in a folder of its own, so that nothing of this one is changed. */
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** What decks need of the repository, which is their addon. Slidev refuses what links lead out of the project. */
const ADDON = ['components', 'custom-nav-controls.vue', 'layouts', 'page', 'public', 'scripts', 'setup', 'styles', 'package.json', 'slide-bottom.vue', 'slide-top.vue', 'tsconfig.json']

/**
 * Slidev 53.0.0 with UnoCSS 66.10.5 writes the end of a rule of its `code.css` into its `katex.css`; Vite 8 fails
 * on minifying that, whatever the deck. Prismdeck's own build doesn't minify styles either.
 */
const CONFIG = `import { mergeConfig } from 'vite'
import own from './own.config.ts'

export default mergeConfig(own, { build: { cssMinify: false } })
`

/**
 * Lays out a project that `slidev build` builds.
 *
 * @param root the repository
 * @param deck the deck's Markdown
 * @param folder where the project goes
 * @returns the deck within it
 */
export async function stockProject(root: string, deck: string, folder: string): Promise<string> {
  await mkdir(join(folder, 'slides'), { recursive: true })
  await Promise.all(ADDON.map(name => cp(join(root, name), join(folder, name), { recursive: true })))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  await writeFile(join(folder, 'own.config.ts'), await readFile(join(root, 'vite.config.ts')))
  await writeFile(join(folder, 'vite.config.ts'), CONFIG)
  const entry = join(folder, 'slides', basename(deck))
  await cp(deck, entry)
  return entry
}
