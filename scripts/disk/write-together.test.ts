/** Files that belong together are all as they were, or all new, whatever happens meanwhile. */
import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../testing/data-folder.ts'
import { finishWriting, undoWriting, whileAlone, writeTogether } from './write-together.ts'

const BEFORE = new Map([['a', 'old a'], ['below/b', 'old b']])
const AFTER = new Map([['a', 'new a'], ['below/b', 'new b'], ['below/c', 'new c']])
const NOTE = { path: 'note.json', last: { x: { 'a': 1, 'below/b': 1 } }, next: { x: { 'a': 2, 'below/b': 2, 'below/c': 2 } } }
const noted = (note: object) => `${JSON.stringify(note, null, 1)}\n`

async function folderOf(files: ReadonlyMap<string, string>): Promise<string> {
  const folder = await temporaryFolder()
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

/** Of three files, two are written: something was in the way of the third. */
async function interrupted(before: ReadonlyMap<string, string>): Promise<string> {
  const folder = await folderOf(before)
  await mkdir(join(folder, 'below/c'), { recursive: true })
  // It came after the texts were looked at.
  const looked = new Map([...before])
  await rmdir(join(folder, 'below/c'))
  const writing = writeTogether(folder, looked, new Map([...AFTER, ['below/c/d', '']]), NOTE)
  await expect(writing).rejects.toThrow('can\'t be written')
  const journal = join(folder, '.prismdeck-writing.json')
  const { files, ...rest } = JSON.parse(await readFile(journal, 'utf8')) as { files: { path: string }[] }
  await writeFile(journal, JSON.stringify({ ...rest, files: files.filter(({ path }) => path !== 'below/c/d') }))
  await rm(join(folder, 'below/c'))
  return folder
}

async function textsOf(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return Object.fromEntries(await Promise.all(files.map(async file => [file.slice(folder.length + 1), await readFile(file, 'utf8')] as const)))
}

it('writes all, and notes it', async () => {
  const folder = await folderOf(BEFORE)
  expect(await writeTogether(folder, BEFORE, AFTER, NOTE)).toEqual([])
  expect(await textsOf(folder)).toEqual({ ...Object.fromEntries(AFTER), 'note.json': noted(NOTE.next) })
})

it('writes nothing where a person has saved one meanwhile', async () => {
  const folder = await folderOf(new Map([...BEFORE, ['below/b', 'mine']]))
  expect(await writeTogether(folder, BEFORE, AFTER, NOTE)).toEqual(['below/b'])
  expect(await textsOf(folder)).toEqual({ 'a': 'old a', 'below/b': 'mine' })
})

it('is finished by who reads the folder next', async () => {
  const folder = await interrupted(BEFORE)
  expect(await textsOf(folder)).toMatchObject({ 'a': 'new a', 'below/b': 'new b' })
  expect(await finishWriting(folder)).toEqual(new Map())
  expect(await textsOf(folder)).toEqual({ ...Object.fromEntries(AFTER), 'note.json': noted(NOTE.next) })
})

it('keeps what a person has saved since, and remembers what was there', async () => {
  const folder = await interrupted(BEFORE)
  await writeFile(join(folder, 'below/b'), 'mine')
  await whileAlone(folder, async () => {})
  expect(await textsOf(folder)).toEqual({ 'a': 'new a', 'below/b': 'mine', 'below/c': 'new c', 'note.json': noted({ x: { 'a': 2, 'below/b': 1, 'below/c': 2 } }) })
})

it('is taken back where the folder had nothing, but for what a person has changed', async () => {
  const folder = await interrupted(new Map())
  await writeFile(join(folder, 'a'), 'mine')
  await undoWriting(folder)
  expect(await textsOf(folder)).toEqual({ a: 'mine' })
  expect(await readdir(folder)).toEqual(['a'])
})

it('tells in words that its journal is broken', async () => {
  const folder = await folderOf(new Map([['.prismdeck-writing.json', '{"files":[']]))
  await expect(finishWriting(folder)).rejects.toThrow(/prismdeck-writing\.json is broken/)
})
