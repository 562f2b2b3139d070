import type { SectionKind } from './sections/kind.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setTrust } from './audience/trust.ts'
import { UserError } from './dataset/errors.ts'
import { loadedFrom, whyNotRun } from './own-code.ts'

/** What a `prismdeck.config.ts` may state. */
export interface Config {
  /** Kinds of section of one's own, by the names that files state as their `kind`. */
  readonly kinds?: Readonly<Record<string, SectionKind<any>>>
  /** Whether `markdown` in profiles may hold components, scripts and HTML: it is code then, and runs. */
  readonly trustOwnSlides?: boolean
  /** Slidev themes and addons that a dataset may name. */
  readonly themes?: readonly string[]
  readonly addons?: readonly string[]
}

const KEYS = ['kinds', 'trustOwnSlides', 'themes', 'addons']

/** Names of the file, of which the first that is there is taken. */
export const CONFIG_FILES = ['prismdeck.config.ts', 'prismdeck.config.mjs', 'prismdeck.config.js']

/** Gives a configuration its type: `export default defineConfig({ kinds: { swot } })`. */
export function defineConfig(config: Config): Config {
  return config
}

/**
 * Takes the configuration of a folder (`prismdeck.config.ts`, `.mjs` or `.js`), if it has one. It is code
 * and runs as such; a dataset never is.
 *
 * @throws UserError where it can't be run, has no default export, or names a kind that there is
 */
export async function loadConfig(folder: string): Promise<void> {
  const file = CONFIG_FILES.find(name => existsSync(join(folder, name)))
  if (file === undefined)
    return
  loadedFrom(folder, file)
  const loaded = await import(pathToFileURL(join(folder, file)).href).catch(async (error: unknown) => {
    throw new UserError(await whyNotRun(error, file, join(folder, file)))
  }) as { default?: unknown }
  const config = loaded.default
  if (config === undefined || config === null)
    throw new UserError(`${file} has no default export: write export default defineConfig({ … })`)
  if (!isMap(config))
    throw new UserError(`${file}: its default export is no configuration: write export default defineConfig({ … })`)
  const unknown = Object.keys(config).filter(key => !KEYS.includes(key))
  if (unknown.length)
    throw new UserError(`${file}: unknown key "${unknown[0]}"; known: ${KEYS.map(key => `"${key}"`).join(', ')}`)
  const { trustOwnSlides = false, themes = [], addons = [] } = config as Config
  if (typeof trustOwnSlides !== 'boolean')
    throw new UserError(`${file}: trustOwnSlides is true or false`)
  for (const [key, names] of Object.entries({ themes, addons })) {
    if (!Array.isArray(names) || !names.every(name => typeof name === 'string'))
      throw new UserError(`${file}: ${key} is a list of names`)
  }
  setTrust({ ownSlides: trustOwnSlides, themes, addons })
  const { kinds = {} } = config
  if (!isMap(kinds))
    throw new UserError(`${file}: "kinds" has to be a map of names to kinds: kinds: { swot }`)
  const { registerKind } = await import('./sections/index.ts')
  for (const [name, kind] of Object.entries(kinds as NonNullable<Config['kinds']>)) {
    if (typeof kind?.shape !== 'function' || typeof kind.items !== 'function' || typeof kind.slides !== 'function')
      throw new UserError(`${file}: the kind "${name}" needs the functions shape, items and slides; make it with defineKind`)
    registerKind(name, kind)
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
