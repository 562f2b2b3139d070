/** What `export` writes: in any history of exports and of a person's own changes, nothing of the person's is lost. */
import { Buffer } from 'node:buffer'
import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { UserError } from '../dataset/errors.ts'
import { temporaryFolder } from '../testing/data-folder.ts'
import { writeOutput } from './write-output.ts'

const FILE = 'full.en.pdf'
const FOLDER = 'full.en'

const step = fc.oneof(
  fc.record({ does: fc.constant('export' as const), to: fc.constantFrom(FILE, FOLDER), version: fc.nat(3), input: fc.option(fc.constant('input'), { nil: undefined }) }),
  fc.record({ does: fc.constant('write' as const), to: fc.constantFrom(FILE, `${FOLDER}/01.png`, `${FOLDER}/mine.txt`, `${FOLDER}/deep/mine.txt`, '.prismdeck.json'), text: fc.constantFrom('mine', 'mine, too', '{}') }),
  fc.record({ does: fc.constant('remove' as const), to: fc.constantFrom(FILE, FOLDER, '.prismdeck.json') }),
)

/** Every text that a person has written and not removed, by its path. */
async function theirsIn(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const texts = await Promise.all(entries.filter(entry => entry.isFile()).map(async ({ parentPath, name }) => [join(parentPath, name), await readFile(join(parentPath, name), 'utf8')] as const))
  return new Map(texts.filter(([path, text]) => !path.endsWith('.prismdeck.json') && !text.startsWith('exported')))
}

it('loses nothing that a person has put there, whatever was exported before', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
    const folder = join(await temporaryFolder(), 'dist')
    await mkdir(folder)
    for (const one of steps) {
      const path = join(folder, one.to)
      if (one.does === 'remove') {
        await rm(path, { recursive: true, force: true })
      }
      else if (one.does === 'write') {
        await mkdir(dirname(path), { recursive: true })
        await writeFile(path, one.text)
      }
      else {
        const picture = Buffer.from(`exported ${one.version}`)
        const output = one.to === FILE ? picture : new Map([['01.png', picture], ['02.png', picture]])
        const before = await theirsIn(folder)
        const outcome = await writeOutput(path, one.to, output, { pages: 1, input: one.input }).catch((error: unknown) => error)
        expect(await theirsIn(folder)).toEqual(before)
        const inTheWay = [...before.keys()].some(theirs => theirs === path || theirs.startsWith(`${path}/`))
        if (inTheWay)
          expect(outcome).toBeInstanceOf(UserError)
        else if (outcome instanceof Error)
          expect(outcome.message).toMatch(/so it is not overwritten/)
        else
          expect(outcome).toBe(picture.length * (one.to === FILE ? 1 : 2))
      }
    }
  }), { numRuns: 60 })
})

it('replaces what it wrote itself, again and again', async () => {
  const path = join(await temporaryFolder(), FILE)
  for (const version of ['a', 'b', 'b', 'c']) {
    await writeOutput(path, FILE, Buffer.from(version), { pages: 1, input: version })
    expect(await readFile(path, 'utf8')).toBe(version)
  }
})

it.skipIf(process.platform === 'win32')('does not wait for a pipe to say something', async () => {
  const path = join(await temporaryFolder(), FILE)
  execFileSync('mkfifo', [path])
  await expect(writeOutput(path, FILE, Buffer.from('a'), { pages: 1 })).rejects.toThrow('was not written by an export')
  expect((await stat(path)).isFIFO()).toBe(true)
})
