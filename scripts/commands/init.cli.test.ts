import { exec } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { Command } from 'commander'
import { afterEach, expect, it, vi } from 'vitest'
import { loadDataset } from '../dataset/load.ts'
import { ROOT, temporaryFolder } from '../testing/data-folder.ts'
import { calledAs, isInstalledAbove, packageName } from './called-as.ts'
import { addInit } from './init.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

/** Runs the command in a folder; what it reports. */
async function init(...args: readonly string[]): Promise<{ languages: string[], files: string[], kept: string[], next: string[] }> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  const program = new Command().exitOverride()
  addInit(program)
  await program.parseAsync(['init', ...args, '--json'], { from: 'user' })
  return JSON.parse(log.mock.lastCall![0] as string) as Awaited<ReturnType<typeof init>>
}

it.each([
  ['zh_CN.UTF-8', [], ['zh']],
  ['en_GB.UTF-8', [], ['en']],
  ['fr_FR.UTF-8', [], ['en']],
  ['zh_CN.UTF-8', ['--lang', 'en'], ['en']],
  ['en_US.UTF-8', ['--lang', 'zh,en'], ['zh', 'en']],
])('at %s with %o the deck is in %o', async (system, args, languages) => {
  vi.stubEnv('LC_ALL', system)
  const folder = join(await temporaryFolder(), 'my deck')
  expect((await init(folder, ...args)).languages).toEqual(languages)
  const { dataset, audiences } = await loadDataset(join(folder, 'data'))
  expect(dataset.languages).toEqual(languages)
  expect(audiences.map(({ id }) => id)).toEqual(['brief', 'full'])
  const texts = await Promise.all((await readdir(join(folder, 'data'), { recursive: true })).map(String).filter(name => name.endsWith('.yaml')).map(name => readFile(join(folder, 'data', name), 'utf8')))
  expect(/\p{Script=Han}/u.test(texts.join(''))).toBe(languages.includes('zh'))
  expect(texts.every(text => text.startsWith('# yaml-language-server: $schema=../'))).toBe(true)
  expect(await readFile(join(folder, 'README.md'), 'utf8')).toContain(languages[0] === 'zh' ? '改一个词' : 'Change a word')
})

it('makes a package of its own, which npm starts, and keeps out of Git what is made', async () => {
  const folder = join(await temporaryFolder(), 'Vans & Co')
  await init(folder)
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  expect(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))).toMatchObject({ name: 'vans-co', private: true, scripts: { start: 'prismdeck serve', export: 'prismdeck export' }, dependencies: { prismdeck: `^${version}` } })
  expect(await readFile(join(folder, '.gitignore'), 'utf8')).toBe('node_modules/\ndist/\n')
})

it('leaves what is there, and refuses a folder that holds something else', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'package.json'), '{ "name": "mine" }')
  expect(await init(folder)).toMatchObject({ kept: ['package.json'] })
  expect(await readFile(join(folder, 'package.json'), 'utf8')).toBe('{ "name": "mine" }')
  await expect(init(folder)).rejects.toThrow('is not empty: it has data, schemas')
  await expect(init(join(folder, 'package.json'))).rejects.toThrow('is a file; name a folder')
  await expect(init(join(folder, 'new'), '--lang', 'fr')).rejects.toThrow('the small deck is in zh and en, not in "fr"')
})

it('prints commands that work as they stand', async () => {
  const folder = join(await temporaryFolder(), 'my deck')
  const { next } = await init(folder, '--lang', 'en')
  const [serve] = next
  expect(serve).toContain(' serve ')
  // As `serve` takes them, and ends.
  const { stdout } = await promisify(exec)(serve!.replace(' serve ', ' generate '), { cwd: process.cwd() })
  expect(stdout).toContain('full.en.md')
  expect(await readdir(join(folder, 'slides'))).toContain('full.en.md')
})

it('knows where npm finds the package', async () => {
  const folder = await temporaryFolder()
  expect(isInstalledAbove(folder)).toBe(false)
  await mkdir(join(folder, 'node_modules/prismdeck'), { recursive: true })
  await writeFile(join(folder, 'node_modules/prismdeck/package.json'), '{}')
  expect(isInstalledAbove(join(folder, 'my-deck'))).toBe(true)
  // This is the repository, wherever it is called from.
  expect(calledAs(folder)).toMatch(/^npm --prefix \S+ run prismdeck --$/)
  expect(packageName('/x/选型')).toBe('deck')
})
