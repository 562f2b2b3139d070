/** What Vite has bundled of the packages: it writes them without waiting for the disk, and then serves them for ever. */
import { open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { writeWhole } from '../disk/write-file.ts'
import { sealed, unsealed } from './seal.ts'

/** The files that were last found whole, and are on the disk for sure. */
const WHOLE = 'prismdeck-whole'

/**
 * Removes the bundles where a file of them was cut, by a full disk or a power failure, so that Vite makes them again.
 *
 * @param cache absolute path of Vite's `cacheDir`
 */
export async function removeCut(cache: string): Promise<void> {
  const folder = join(cache, 'deps')
  const names = (await readdir(folder).catch(() => [])).filter(name => name.endsWith('.js')).sort()
  if (names.length === 0)
    return
  const paths = names.map(name => join(folder, name))
  const facts = await Promise.all(paths.map(async (path) => {
    const { size, mtimeMs } = await stat(path)
    return [path, size, mtimeMs]
  }))
  const found = JSON.stringify(facts)
  if (unsealed(await readFile(join(cache, WHOLE), 'utf8').catch(() => '')) === found)
    return
  const whole = await Promise.all(paths.map(isWhole))
  if (!whole.every(Boolean))
    return rm(folder, { recursive: true, force: true })
  await writeWhole(join(cache, WHOLE), sealed(found))
}

/** A bundle ends with what it exports. */
async function isWhole(path: string): Promise<boolean> {
  const { errors, module } = parseSync(path, await readFile(path, 'utf8'))
  if (errors.length > 0 || module.staticExports.length === 0)
    return false
  const file = await open(path)
  await file.sync().finally(() => file.close())
  return true
}
