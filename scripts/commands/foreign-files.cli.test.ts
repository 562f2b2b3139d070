/** `init` and `import` in folders that hold something else: nothing of it is changed or removed. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../testing/data-folder.ts'
import { runCommand } from '../testing/run-command.ts'

const RUNS = 40

async function put(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
}

async function contentOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter(entry => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return Object.fromEntries(await Promise.all(files.map(async file => [file.slice(folder.length + 1), await readFile(file, 'utf8')] as const)))
}

const text = fc.constantFrom('', 'mine\n', 'title: Mine\n', '{"name": "mine"}\n', '\uFEFFmine\r\n')

it('init adds to what is there, or refuses', async () => {
  const name = fc.constantFrom('README.md', 'package.json', '.gitignore', '.env', 'LICENSE', 'data/dataset.yaml', 'data/notes.txt', 'schemas/dataset.json', 'thesis.txt', 'yarn.lock', '.git/HEAD')
  await fc.assert(fc.asyncProperty(fc.dictionary(name, text, { maxKeys: 5 }), async (theirs) => {
    const folder = await temporaryFolder()
    await put(join(folder, 'deck'), theirs)
    const { code, stderr } = await runCommand(['init', 'deck', '--lang', 'en'], folder)
    const after = await contentOf(join(folder, 'deck'))
    expect(after).toMatchObject(theirs)
    if (code === 0) {
      expect(Object.keys(after)).toEqual(expect.arrayContaining(['data/dataset.yaml', 'package.json', 'README.md']))
    }
    else {
      expect(stderr).toMatch(/is not empty: it has/)
      expect(after).toEqual(theirs)
    }
    await rm(folder, { recursive: true })
  }), { numRuns: RUNS })
}, 90_000)

const article = (price: number) => `# Prices\n\n| Shop | Tea | Coffee |\n| - | - | - |\n| North | ${price} | 3 |\n| South | 4 | 5 |\n`

it('import adds to what is there, or refuses, the first time and the second', async () => {
  const name = fc.constantFrom('dataset.yaml', 'sections/prices.yaml', 'sections/mine.yaml', 'audiences/full.yaml', 'notes.txt', 'pictures/a.svg', '.imported.json', 'brand.yaml')
  await fc.assert(fc.asyncProperty(fc.dictionary(name, text, { maxKeys: 4 }), fc.boolean(), async (theirs, isSecond) => {
    const folder = await temporaryFolder()
    const data = join(folder, 'data')
    await writeFile(join(folder, 'a.md'), article(2))
    if (isSecond)
      expect(await runCommand(['import', 'a.md', '--data', 'data'], folder)).toMatchObject({ code: 0 })
    const before = await contentOf(data)
    // In the place of what was imported, too.
    await put(data, theirs)
    await writeFile(join(folder, 'a.md'), article(9))
    const { code, stderr } = await runCommand(['import', 'a.md', '--data', 'data'], folder)
    const after = await contentOf(data)
    if (code === 0) {
      for (const [file, text] of Object.entries(theirs)) {
        // An import lists its sections there, and goes on in a memory of its own.
        const isShared = file === 'dataset.yaml' || (isSecond && file === '.imported.json')
        if (!isShared)
          expect(after[file], file).toBe(text)
        else if (file === 'dataset.yaml')
          expect(after[file]!.split(/\r?\n/), file).toEqual(expect.arrayContaining(text.split(/\r?\n/)))
      }
    }
    else {
      expect(stderr).not.toMatch(/This is a bug/)
      expect(after).toEqual({ ...before, ...theirs })
    }
    await rm(folder, { recursive: true })
  }), { numRuns: RUNS })
}, 90_000)
