/** Themes and addons that a deck names: where one is missing, Slidev asks whether to install it, or ends the process. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UserError } from '../dataset/errors.ts'

/**
 * @param type of the part
 * @param name as the deck has it
 * @param from absolute paths of the folders from which it is looked for, in the `node_modules` of each and of those above
 * @throws UserError where it is in none of them
 */
export function assertInstalled(type: 'theme' | 'addon', name: unknown, from: readonly string[]): void {
  // A path, or none.
  if (typeof name !== 'string' || name === 'none' || /^[./]|^@\/|^[a-z]:/i.test(name) || (name.includes('/') && !name.startsWith('@')))
    return
  const names = packageNames(type, name)
  if (!names.some(one => from.some(folder => isInstalled(one, folder))))
    throw new UserError(`the ${type} "${name}" is not installed: there is no package ${names.join(', ')}; install it, or leave it out of the dataset`)
}

/** The names that Slidev tries, in its order. */
function packageNames(type: 'theme' | 'addon', name: string): readonly string[] {
  return name.startsWith('@') ? [name] : [`@slidev/${type}-${name}`, `slidev-${type}-${name}`, name]
}

function isInstalled(name: string, folder: string): boolean {
  return existsSync(join(folder, 'node_modules', name, 'package.json')) || (dirname(folder) !== folder && isInstalled(name, dirname(folder)))
}
