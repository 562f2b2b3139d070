import { mkdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { temporaryFolder } from '../testing/data-folder.ts'
import { assertPlainPackage, plainPath } from './plain-path.ts'

async function ownCache(): Promise<string> {
  const base = await temporaryFolder()
  vi.stubEnv('XDG_CACHE_HOME', join(base, 'cache'))
  onTestFinished(() => void vi.unstubAllEnvs())
  return base
}

it.each(['C#', 'C#/演示/a#b', 'why?', '100%zz', 'it\'s "so"', 'a*b', '[x](y)', '{a,b}', '$HOME', 'a&b', '<b>', 'a+b'])('leads to a folder whose name is %s, by a path that means nothing else', async (name) => {
  const base = await ownCache()
  const folder = join(base, name, 'my slides')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'full.en.md'), name)
  const plain = plainPath(join(folder, 'full.en.md'))
  expect(plain).not.toContain(name)
  expect(plain.endsWith(join('/', 'my slides', 'full.en.md'))).toBe(true)
  expect(await readFile(plain, 'utf8')).toBe(name)
  expect(await realpath(plain)).toBe(await realpath(join(folder, 'full.en.md')))
  expect(plainPath(join(folder, 'full.en.md'))).toBe(plain)
})

it.each(['decks', 'my decks', '演示文稿', 'présentation', 'v1.2_a-b', '..hidden'])('leaves a folder whose name is %s as it is', (name) => {
  expect(plainPath(join('/home', name, 'a.md'))).toBe(join('/home', name, 'a.md'))
})

it('takes a link of another folder for its own no more', async () => {
  const base = await ownCache()
  await mkdir(join(base, 'C#'))
  const link = plainPath(join(base, 'C#'))
  // A link by which somebody else's folder would be shown.
  await rm(link)
  await symlink(join(base, 'cache'), link)
  vi.resetModules()
  const { plainPath: another } = await import('./plain-path.ts')
  expect(another(join(base, 'C#'))).toBe(link)
  expect(await realpath(link)).toBe(await realpath(join(base, 'C#')))
})

it('says where the program itself can\'t lie', () => {
  expect(() => assertPlainPackage('/home/ada/C#/node_modules/prismdeck')).toThrow('Prismdeck is installed in /home/ada/C#/node_modules/prismdeck; there is a "#" in this path')
  assertPlainPackage('/home/ada/100%/演示/node_modules/prismdeck')
})
