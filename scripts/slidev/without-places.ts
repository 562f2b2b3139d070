import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * Takes out of what is sent to others where things are on this machine: tools write absolute paths into code,
 * which nothing there reads.
 *
 * @param root absolute path of the package
 * @param entry absolute path of the deck
 */
export function withoutPlaces(root: string, entry: string): (code: string) => string {
  const packages = join(dirname(createRequire(join(root, 'package.json')).resolve('@slidev/client/package.json')), '../..')
  const folders = [root, packages, dirname(entry)]
  const places = [...new Set([...folders, ...folders.map(folder => realpathSync(folder))])]
    .map(folder => folder.replaceAll('\\', '/').replace(/\/$/, ''))
    // `/slides` tells nothing, and may be an address.
    .filter(folder => /.\/./.test(folder))
    // The longest first: one may be in another.
    .sort((a, b) => b.length - a.length)
    .map(folder => folder.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  // At the beginning of a text, after Vite's mark, or after the way up from elsewhere.
  const place = new RegExp(`(?<=["'\`]|@fs|\\.\\.)(?:${places.join('|')})(?=[/"'\`])`, 'g')
  return code => places.length === 0 ? code : code.replace(place, '')
}
