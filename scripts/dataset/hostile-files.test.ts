/** Files that were made to do harm, or came out of the wrong program, are refused in words and in bounded time. */
import type { DatasetError } from './errors.ts'
import { execFileSync } from 'node:child_process'
import { copyFile, mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { ROOT, spoiledData } from '../testing/data-folder.ts'
import { loadDataset } from './load.ts'

const FILE = 'sections/decision.yaml'

/** What is wrong with a dataset of which one file is put in the place of a section. */
async function told(put: (path: string, folder: string) => Promise<unknown>): Promise<{ codes: string[], message: string, line: number }> {
  const folder = await spoiledData([])
  const path = join(folder, FILE)
  await rm(path)
  await put(path, folder)
  const error = await loadDataset(folder).then(() => undefined, (error: DatasetError) => error)
  expect(error?.name).toBe('DatasetError')
  return { codes: error!.problems.map(({ code }) => code), message: error!.message, line: error!.problems[0]!.line }
}

describe('a file of a dataset that is', () => {
  it('a link out of the folder is refused, and its content is not told', async () => {
    const { codes, message } = await told(path => symlink(join(ROOT, 'package.json'), path))
    expect(codes).toEqual(['outside-folder'])
    expect(message).not.toContain('dependencies')
  })

  it('a folder of links out of the folder is refused', async () => {
    const { codes } = await told(async (path, folder) => {
      await rm(join(folder, 'audiences'), { recursive: true })
      await symlink(join(ROOT, 'data/audiences'), join(folder, 'audiences'))
      await copyFile(join(ROOT, 'data', FILE), path)
    })
    expect(new Set(codes)).toEqual(new Set(['outside-folder']))
  })

  it.each([
    ['to nothing', 'nowhere.yaml', 'no-file'],
    ['to itself', 'decision.yaml', 'outside-folder'],
  ])('a link %s is refused', async (_, target, code) => {
    expect((await told(path => symlink(target, path))).codes).toEqual([code])
  })

  it('a folder is refused', async () => {
    expect((await told(path => mkdir(path))).codes).toEqual(['not-a-file'])
  })

  it.runIf(process.platform !== 'win32')('a pipe that nobody writes to is refused, and not waited for', async () => {
    expect((await told(async path => execFileSync('mkfifo', [path]))).codes).toEqual(['not-a-file'])
  })

  it('a map of 60,000 unknown keys is told in a few lines', async () => {
    const { codes, message } = await told(path => writeFile(path, `id: decision\nkind: groups\n${Array.from({ length: 60_000 }, (_, i) => `k${i}: 1\n`).join('')}`))
    expect(codes.filter(code => code === 'unknown-key')).toHaveLength(20)
    expect(message.split('\n').length).toBeLessThan(200)
  }, 60_000)

  it('wrong in a thousand places is told in fifty', async () => {
    const { codes, message } = await told(path => writeFile(path, `id: decision\nkind: groups\ntitle: A\nlead: B\ngroups:\n${'  - 5\n'.repeat(1000)}`))
    expect(codes.length).toBeGreaterThanOrEqual(1000)
    expect(message.match(/wrong-type/g)).toHaveLength(50)
    expect(message).toMatch(/\d+ problems in the dataset, of which these are the first 50$/)
  })

  it('of 2 GB is refused before it is read', async () => {
    const { codes, message } = await told(async (path) => {
      await writeFile(path, '')
      await truncate(path, 2 ** 31)
    })
    expect(codes).toEqual(['too-large'])
    expect(message).toContain('the file has 2048 MB; 64 MB is the most')
  })

  it('no text is refused with the line where it stops to be one', async () => {
    const { codes, line } = await told(path => writeFile(path, new Uint8Array([97, 58, 32, 49, 10, 98, 0xFF, 10])))
    expect(codes).toEqual(['not-utf-8'])
    expect(line).toBe(2)
  })

  it('a bomb of aliases is refused', async () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', ...[...'bcdefghi'].map((name, i) => `${name}: &${name} [${Array.from({ length: 9 }).fill(`*${'abcdefghi'[i]}`).join(',')}]`)].join('\n')
    const { codes, message } = await told(path => writeFile(path, bomb))
    expect(codes).toEqual(['bad-yaml'])
    expect(message).toContain('aliases (such as *name) repeat more than 100 parts of the file')
  })

  it.each([
    ['lists', `a: ${'['.repeat(50_000)}`],
    ['closed lists', `a: ${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['maps', Array.from({ length: 5000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('nested without end in %s is refused', async (_, text) => {
    const { codes, message } = await told(path => writeFile(path, text))
    expect(codes).toEqual(['bad-yaml'])
    expect(message).toContain('lists and maps are nested too deep')
  })

  it('in a name that leads elsewhere is refused', async () => {
    const { codes } = await told(async (path, folder) => {
      await copyFile(join(ROOT, 'data', FILE), path)
      await copyFile(join(ROOT, 'data/audiences/full.yaml'), join(folder, 'audiences', '..%2f..%2fevil.yaml'))
      await copyFile(join(ROOT, 'data/audiences/full.yaml'), join(folder, 'audiences', `${'a'.repeat(100)}.yaml`))
    })
    expect(codes).toEqual(['bad-id', 'bad-id'])
  })

  it('an editor\'s own, beside the one that is open there, is left alone', async () => {
    const folder = await spoiledData([])
    await symlink('me@host.4711:1', join(folder, 'sections/.#decision.yaml'))
    await writeFile(join(folder, 'sections/#decision.yaml'), 'half: [')
    await writeFile(join(folder, 'audiences/._full.yaml'), new Uint8Array([0, 5, 22, 7]))
    await expect(loadDataset(folder)).resolves.toBeTruthy()
  })
})

describe('a text with', () => {
  it.each([
    ['a control character', '"a\\e[31mb"', 'bad-character', 'U+001B at character 2 is a control character'],
    ['a null', '"a\\0"', 'bad-character', 'U+0000 at character 2 is a control character'],
    ['half of a character', '"a\\ud83d b"', 'bad-character', 'U+D83D at character 2 is half of a character'],
    ['a change of direction', '"abc\\u202edcba"', 'bad-character', 'U+202E at character 4 changes the direction'],
    ['no character', '"a\\uffff"', 'bad-character', 'U+FFFF at character 2 is no character'],
    ['a million characters', `"${'ab'.repeat(500_000)}"`, 'too-long', 'the text has 1000000 characters; 5000 is the most'],
  ])('%s is refused with its place', async (_, value, code, says) => {
    const folder = await spoiledData([[FILE, 'en: Decision guide', `en: ${value}`]])
    const error = await loadDataset(folder).catch((error: DatasetError) => error) as DatasetError
    const [problem] = error.problems
    expect(problem).toMatchObject({ code, line: 6, column: expect.any(Number) })
    expect(problem!.message).toContain(says)
    // Nothing of it reaches the terminal, and a long line is cut around the place.
    // eslint-disable-next-line no-control-regex
    expect(error.message).not.toMatch(/[\0-\x08\x1B\u202A-\u202E]|.{1000}/)
  })

  it('what is rare, but can be shown, is no mistake', async () => {
    const folder = await spoiledData([[FILE, 'en: Decision guide', 'en: "👩‍👩‍👧 a\\u00a0b\\u200bc\\tשלום\\u200f {{ x }} <b>"']])
    await expect(loadDataset(folder)).resolves.toBeTruthy()
  })
})
