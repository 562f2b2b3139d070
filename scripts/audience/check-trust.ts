import type { Problem } from '../dataset/errors.ts'
import type { YamlFile } from '../dataset/yaml-file.ts'
import { isRecord } from '../dataset/items.ts'
import { trusted } from './trust.ts'

/** The theme that decks have by themselves, which comes with the program. */
export const DEFAULT_THEME = 'default'

/** Themes and addons that a file names and the project does not allow: they are code that would run. */
export function checkTrust(file: YamlFile): Problem[] {
  const { theme, addons } = isRecord(file.value) ? file.value : {}
  const { themes, addons: allowed } = trusted()
  const tell = (path: readonly (string | number)[], key: 'themes' | 'addons', name: string) =>
    file.problem(path, `untrusted-${key === 'themes' ? 'theme' : 'addon'}`, `"${name}" is code, which a dataset may name only where the project allows it: install it and write ${key}: [${JSON.stringify(name)}] into prismdeck.config.ts`)
  return [
    ...typeof theme === 'string' && theme !== DEFAULT_THEME && !themes.includes(theme) ? [tell(['theme'], 'themes', theme)] : [],
    ...Array.isArray(addons) ? addons.flatMap((name: unknown, i) => typeof name === 'string' && !allowed.includes(name) ? [tell(['addons', i], 'addons', name)] : []) : [],
  ]
}
