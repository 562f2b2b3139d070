/** What a deck may read and write: files of its own folder, whatever names and links lead elsewhere. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resolveDeck } from './deck-options.ts'
import { isInFolder } from './own-files.ts'
import { ROOT } from './test-decks.ts'

let project: string
let decks: string

// One for all: Slidev keeps the folder of the first deck that a process reads.
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'prismdeck-own-'))
  decks = join(project, 'slides')
  await mkdir(join(decks, 'snippets'), { recursive: true })
  await mkdir(join(decks, 'parts'))
  await writeFile(join(project, 'secret.ts'), 'the secret')
  await writeFile(join(project, 'other.md'), '# Other')
  await writeFile(join(decks, 'parts/part.md'), '# Part\n\n---\nsrc: ./deeper.md\n---\n')
  await writeFile(join(decks, 'parts/deeper.md'), '# Deeper')
  await writeFile(join(decks, 'snippets/own.ts'), 'export {}')
  await writeFile(join(decks, 'vite.config.ts'), 'export default {}')
  await symlink(project, join(decks, 'up'))
})
afterAll(() => rm(project, { recursive: true }))

async function read(deck: string): Promise<string> {
  const entry = join(decks, 'deck.md')
  await writeFile(entry, `---\nfonts: { provider: none }\n---\n\n# First\n\n${deck}`)
  return resolveDeck({ entry, root: ROOT, mode: 'dev' }).then(({ data }) => `${data.slides.length} slides`, (error: Error) => error.message)
}

describe('a deck reads its own files', () => {
  it.each([
    ['---\nsrc: ./parts/part.md\n---\n', '3 slides'],
    ['---\nsrc: /parts/part.md#1\n---\n', '2 slides'],
    ['<<< ./snippets/own.ts ts {1|2}', '1 slides'],
    ['<<< @/snippets/own.ts#region', '1 slides'],
    ['<<< ./snippets/own.ts {monaco-write}', '1 slides'],
    ['```text\n<<<<<<< HEAD\n=======\n>>>>>>> other\n```', '1 slides'],
    ['a <<< b', '1 slides'],
  ])('%s', async (deck, expected) => {
    expect(await read(deck)).toBe(expected)
  })
})

describe('a deck is refused that names others', () => {
  it.each([
    '---\nsrc: ../other.md\n---\n',
    '---\nsrc: up/other.md\n---\n',
    '---\nsrc: ./vite.config.ts\n---\n',
    '---\nsrc: ../secret.ts#1\n---\n',
    '---\nsrc: /../other.md\n---\n',
    '<<< ../secret.ts',
    '<<< ../secret.ts ts {1}',
    '<<< @/../secret.ts',
    '<<< up/secret.ts',
    '<<<../secret.ts#region ts',
    '<<< /etc/passwd',
    '- <<< ../secret.ts',
    '> <<< ../secret.ts',
    '1. > <<<\t../secret.ts',
    '````md magic-move\n<<< ../secret.ts\n````',
    '<<< ../not-there-yet.ts',
    '<<< ./vite.config.ts {monaco-write}',
    '<<< ./deck.md {monaco-write}',
  ])('%s', async (deck) => {
    expect(await read(deck)).toMatch(/deck\.md:\d+: (?:src:|<<<) "[^"]*" (?:is outside the folder of the decks|is no Markdown file|can't be written)/)
  })
})

it('tells the line, and all of them at once', async () => {
  expect((await read('<<< ../secret.ts\n\ntext\n\n<<< ../other.md')).split('\n')).toEqual([
    expect.stringMatching(/slides\/deck\.md:7: <<< "\.\.\/secret\.ts"/),
    expect.stringMatching(/slides\/deck\.md:11: <<< "\.\.\/other\.md"/),
  ])
})

it('knows a folder by its links', () => {
  expect(['a', 'a/b', '..a', 'new/file'].map(path => isInFolder(decks, path))).toEqual([true, true, true, true])
  expect(['..', '../x', 'up', 'up/new', '/etc'].map(path => isInFolder(decks, path))).toEqual([false, false, false, false, false])
})
