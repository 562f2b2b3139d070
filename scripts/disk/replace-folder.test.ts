/** What `build` and `export` write whole: nothing of a person's is ever lost in it. */
import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../testing/data-folder.ts'
import { assertReplaceable, replaceFolder } from './replace-folder.ts'

const MARK = '.mark'
const site = (version: string, ...names: string[]) => new Map(['index.html', `assets/${version}.js`, ...names].map(name => [name, version]))

async function put(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
}

async function contentOf(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return Object.fromEntries(await Promise.all(files.map(async file => [file.slice(folder.length + 1), await readFile(file, 'utf8')] as const)))
}

it('makes a folder, fills an empty one, and replaces its own', async () => {
  const path = join(await temporaryFolder(), 'dist/site')
  const own = { path, mark: MARK, precious: [] }
  await replaceFolder(own, site('a'))
  await replaceFolder(own, site('b'))
  expect(Object.keys(await contentOf(path)).sort()).toEqual([MARK, 'assets/b.js', 'index.html'])
  expect(await readdir(dirname(path))).toEqual(['site'])
  await rm(path, { recursive: true })
  await mkdir(path)
  await writeFile(join(path, '.DS_Store'), 'x')
  await replaceFolder(own, site('c'))
  expect(Object.keys(await contentOf(path)).sort()).toEqual(['.DS_Store', MARK, 'assets/c.js', 'index.html'])
})

it('loses nothing of what else is in a folder: it refuses, or keeps it', async () => {
  const name = fc.constantFrom('index.html', 'chapter1.txt', 'assets/a.js', 'assets/logo.svg', 'CNAME', '.git/HEAD', 'a b/ü.md', MARK.slice(1))
  const files = fc.dictionary(name, fc.string({ maxLength: 5 }), { maxKeys: 4 })
  await fc.assert(fc.asyncProperty(files, fc.boolean(), async (theirs, isBuilt) => {
    const path = join(await temporaryFolder(), 'site')
    const own = { path, mark: MARK, precious: [] }
    if (isBuilt)
      await replaceFolder(own, site('a'))
    await put(path, theirs)
    const before = await contentOf(path).catch(() => ({}))
    const isOurs = (file: string) => isBuilt && (file === MARK || site('a').has(file))
    const outcome = await replaceFolder(own, site('b', 'more.txt')).then(() => 'written', (error: Error) => error.message)
    const after: Record<string, string> = await contentOf(path).catch(() => ({}))
    const kept = Object.entries(before).filter(([file]) => !isOurs(file))
    for (const [file, text] of kept)
      expect(after[file]).toBe(text)
    expect(outcome).toMatch(isBuilt || kept.length === 0 ? /^written$/ : /is not empty, and none of it was written by this command: it has /)
    if (outcome !== 'written')
      expect(after).toEqual(before)
  }), { numRuns: 60 })
})

it('refuses where a new file would take the place of a person\'s, a file, and a link to nothing', async () => {
  const folder = await temporaryFolder()
  const own = { path: join(folder, 'site'), mark: MARK, precious: [] }
  await replaceFolder(own, site('a'))
  await put(own.path, { 'b.html': 'mine' })
  await expect(replaceFolder(own, site('b', 'b.html'))).rejects.toThrow('has files of yours where new ones would go: b.html')
  expect((await contentOf(own.path))['b.html']).toBe('mine')
  await writeFile(join(folder, 'file'), '')
  await expect(replaceFolder({ ...own, path: join(folder, 'file') }, site('a'))).rejects.toThrow('is a file: name a folder')
  await symlink('nowhere', join(folder, 'link'))
  await expect(replaceFolder({ ...own, path: join(folder, 'link') }, site('a'))).rejects.toThrow('is a link that leads nowhere')
})

it.each(['', 'data', 'link', 'work/..'])('never replaces a folder that is or holds something precious: "%s"', async (below) => {
  const folder = await temporaryFolder()
  await put(folder, { 'data/dataset.yaml': 'title: x', 'work/x': '', [MARK]: 'data/dataset.yaml\nwork/x' })
  await symlink('.', join(folder, 'link'))
  const own = { path: join(folder, below), mark: MARK, precious: [{ what: 'the dataset', path: join(folder, 'data') }] }
  await expect(assertReplaceable(own)).rejects.toThrow('is or holds the dataset')
  expect(await contentOf(join(folder, 'data'))).toEqual({ 'dataset.yaml': 'title: x' })
})

it('brings back what a run that was killed had taken away, and removes what it left', async () => {
  const folder = await temporaryFolder()
  const own = { path: join(folder, 'site'), mark: MARK, precious: [] }
  await replaceFolder(own, site('a'))
  await put(own.path, { CNAME: 'mine' })
  const { pid } = spawnSync(process.execPath, ['--version'])
  await rename(own.path, join(folder, `.site.${pid}-1.tmp.old`))
  await put(join(folder, `.site.${pid}-1.tmp`), { 'index.html': 'half' })
  await put(join(folder, `.site.${process.pid}-99.tmp`), { 'index.html': 'of one that runs' })
  await replaceFolder(own, site('b'))
  expect((await readdir(folder)).sort()).toEqual([`.site.${process.pid}-99.tmp`, 'site'])
  expect((await contentOf(own.path)).CNAME).toBe('mine')
})

it('lets two runs at once write one folder', async () => {
  const path = join(await temporaryFolder(), 'site')
  await Promise.all([...'abcdef'].map(version => replaceFolder({ path, mark: MARK, precious: [] }, site(version))))
  const left = await contentOf(path)
  expect(Object.keys(left).sort()).toEqual([MARK, `assets/${left['index.html']}.js`, 'index.html'])
})
