import { execFile } from 'node:child_process'
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { temporaryFolder } from './testing/data-folder.ts'
import { cacheFolder, cachePlace, keptCache, pruneCache } from './user-cache.ts'

let base: string
beforeEach(async () => {
  base = await temporaryFolder()
  vi.stubEnv('XDG_CACHE_HOME', join(base, 'cache'))
})
afterEach(() => vi.unstubAllEnvs())

const isRoot = process.getuid?.() === 0

it('is where each system keeps caches', () => {
  expect(cachePlace({}, 'linux', '/home/ada')).toBe('/home/ada/.cache/prismdeck')
  expect(cachePlace({ XDG_CACHE_HOME: '/fast' }, 'linux', '/home/ada')).toBe('/fast/prismdeck')
  expect(cachePlace({ XDG_CACHE_HOME: '' }, 'linux', '/home/ada')).toBe('/home/ada/.cache/prismdeck')
  expect(cachePlace({}, 'darwin', '/Users/ada')).toBe('/Users/ada/Library/Caches/prismdeck')
  expect(cachePlace({ LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' }, 'win32', 'C:\\Users\\ada')).toBe('C:\\Users\\ada\\AppData\\Local\\prismdeck')
  expect(cachePlace({}, 'win32', 'C:\\Users\\ada')).toBe('C:\\Users\\ada\\AppData\\Local\\prismdeck')
})

it('is nowhere by a path that depends on where the program runs, or with no home', () => {
  expect(cachePlace({ XDG_CACHE_HOME: 'cache' }, 'linux', '/home/ada')).toBe('/home/ada/.cache/prismdeck')
  expect(cachePlace({}, 'linux', undefined)).toBeUndefined()
  expect(cachePlace({}, 'linux', '')).toBeUndefined()
})

it.skipIf(process.platform === 'win32')('is the user\'s alone', async () => {
  const folder = keptCache()!
  expect(folder).toBe(join(base, 'cache/prismdeck'))
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
})

it.skipIf(process.platform === 'win32')('closes a folder of the user\'s that others can read, and takes none that others can write', async () => {
  const folder = join(base, 'cache/prismdeck')
  await mkdir(folder, { recursive: true, mode: 0o755 })
  expect(keptCache()).toBe(folder)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)

  vi.stubEnv('XDG_CACHE_HOME', join(base, 'open'))
  await mkdir(join(base, 'open/prismdeck'), { recursive: true })
  await chmod(join(base, 'open/prismdeck'), 0o777)
  expect(keptCache()).toBeUndefined()
  expect(cacheFolder('shell')).toMatch(/prismdeck-\w{6}.shell$/)
})

it.runIf(isRoot)('takes no folder that somebody else made before, by a link or not', async () => {
  const strange = join(base, 'strange')
  await mkdir(strange)
  await chown(strange, 65534, 65534)
  await mkdir(join(base, 'cache'))
  await symlink(strange, join(base, 'cache/prismdeck'))
  expect(keptCache()).toBeUndefined()
})

it.runIf(isRoot)('leaves no folder of root\'s in the home of somebody else', async () => {
  const home = join(base, 'home')
  await mkdir(home)
  await chown(home, 65534, 65534)
  vi.stubEnv('XDG_CACHE_HOME', join(home, '.cache'))
  expect(keptCache()).toBeUndefined()
  expect(await readdir(home)).toEqual([])
})

it('removes what nobody has used for long, and what was used since stays', async () => {
  const long = new Date(Date.now() - 40 * 24 * 60 * 60 * 1000)
  for (const name of ['shell-old', 'bundles-old', 'bundles-used']) {
    const folder = join(keptCache()!, name)
    await mkdir(folder)
    await writeFile(join(folder, 'file'), '')
    await utimes(folder, long, long)
  }
  cacheFolder('bundles-used')
  pruneCache()
  expect(await readdir(keptCache()!)).toEqual(['bundles-used'])
})

it('works with no home, in a folder of its own that is gone at the end, however that comes', async () => {
  // A folder that a user without rights may read, too.
  const code = await mkdtemp(join(tmpdir(), 'prismdeck-test-'))
  try {
    await cp(join(import.meta.dirname, 'user-cache.ts'), join(code, 'user-cache.ts'))
    await cp(join(import.meta.dirname, 'dataset'), join(code, 'dataset'), { recursive: true })
    const temporary = join(base, 'temporary')
    await mkdir(temporary)
    const run = (end: string, HOME = '/dev/null') => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', `
      import { mkdirSync, statSync } from 'node:fs'
      const { cacheFolder, keptCache } = await import(${JSON.stringify(pathToFileURL(join(code, 'user-cache.ts')).href)})
      const folder = cacheFolder('a')
      mkdirSync(folder)
      console.log(JSON.stringify([keptCache() ?? null, folder, statSync(folder + '/..').mode & 0o777]))
      ${end}`], { env: { PATH: process.env.PATH, TMPDIR: temporary, HOME }, timeout: 20_000 }).catch((error: { stdout: string }) => error)
    for (const [end, home] of [[''], ['', '/proc'], ['process.exit(1)'], ['process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 5000)'], ['throw new Error("a bug")']] as const) {
      const [kept, folder, mode] = JSON.parse((await run(end, home)).stdout) as [string | null, string, number]
      expect(kept).toBeNull()
      expect(folder.startsWith(join(temporary, 'prismdeck-'))).toBe(true)
      expect(mode).toBe(0o700)
      expect(await readdir(temporary)).toEqual([])
    }
  }
  finally {
    await rm(code, { recursive: true })
  }
})
