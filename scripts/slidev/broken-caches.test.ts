/** Files that the program keeps to be faster, cut by a power failure or a full disk: they are made again. */
import type { BuiltShell } from './build-shell.ts'
import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../testing/data-folder.ts'
import { removeCut } from './bundles.ts'
import { drawingStore } from './drawings.ts'
import { record, recorded, recordedRun, recordRun } from './ledger.ts'
import { keptContents, writeShell } from './shell.ts'

const BUILT: BuiltShell = {
  script: 'entry.js',
  styles: [['file', 'style-0.css']],
  modules: { vue: 'vue.js' },
  words: ['flex'],
  files: new Map<string, string | Uint8Array>([['entry.js', 'start()'], ['vue.js', 'export {}'], ['style-0.css', ':root { color: red }'], ['a.woff2', new Uint8Array([1, 2, 3])]]),
}

/** What may have become of a file. */
const FAULTS: readonly (readonly [name: string, spoil: (path: string) => Promise<unknown>])[] = [
  ['empty', path => truncate(path, 0)],
  ['cut', async path => truncate(path, (await readFile(path)).length - 2)],
  ['full of zeros', async path => writeFile(path, new Uint8Array((await readFile(path)).length))],
  ['nothing but null', path => writeFile(path, 'null')],
]

it.each(FAULTS)('finds any file of a shell that is %s, and builds it again', async (_, spoil) => {
  const folder = join(await temporaryFolder(), 'shell')
  const { files, ...contents } = BUILT
  await writeShell(folder, BUILT)
  expect(await keptContents(folder)).toEqual(contents)
  for (const name of [...files.keys(), 'contents.json']) {
    await spoil(join(folder, name))
    expect(await keptContents(folder)).toBeUndefined()
    await writeShell(folder, BUILT)
    expect(await keptContents(folder)).toEqual(contents)
  }
})

it.each(FAULTS)('draws again where a drawing is %s', async (_, spoil) => {
  const folder = join(await temporaryFolder(), 'drawings')
  const store = drawingStore(folder)
  const drawings = { '["flowchart LR",null]': '<svg>甲</svg>' }
  await store.keep('look', drawings)
  expect(await store.find('look', ['flowchart LR'])).toEqual(drawings)
  for (const name of await readdir(folder))
    await spoil(join(folder, name))
  expect(await store.find('look', ['flowchart LR'])).toEqual({})
  await store.keep('look', drawings)
  expect(await store.find('look', ['flowchart LR'])).toEqual(drawings)
})

it.each([
  ...FAULTS,
  ['of another shape', (path: string) => writeFile(path, '{"files":null,"runs":{"stamp":{"files":null}}}')],
  ['changed', async (path: string) => writeFile(path, (await readFile(path, 'utf8')).replace('"pages": 3', '"pages": 4'))],
] as const)('exports again where the record of exports is %s', async (_, spoil) => {
  const folder = await temporaryFolder()
  const file = join(folder, 'full.en.pdf')
  await writeFile(file, '%PDF-')
  const write = async () => {
    await record(file, 'full.en.pdf', { input: 'input', pages: 3, bytes: 5 })
    await recordRun(folder, 'stamp', [file], ['report'])
  }
  await write()
  expect(await recorded(file, 'full.en.pdf', 'input')).toMatchObject({ pages: 3 })
  expect(await recordedRun(folder, 'stamp')).toEqual(['report'])
  await spoil(join(folder, '.prismdeck.json'))
  expect(await recorded(file, 'full.en.pdf', 'input')).toBeUndefined()
  expect(await recordedRun(folder, 'stamp')).toBeUndefined()
  await write()
  expect(await recordedRun(folder, 'stamp')).toEqual(['report'])
})

it.each(FAULTS)('has packages bundled again where a bundle is %s', async (_, spoil) => {
  const cache = await temporaryFolder()
  const deps = join(cache, 'deps')
  const bundle = async () => {
    await mkdir(deps)
    await writeFile(join(deps, '_metadata.json'), '{}')
    await writeFile(join(deps, 'vue.js'), 'const ref = 1;\nexport { ref }')
    await writeFile(join(deps, 'vue.js.map'), '{}')
  }
  await bundle()
  await removeCut(cache)
  expect(await readdir(deps)).toHaveLength(3)
  // Bundled since: not looked at yet.
  await rm(deps, { recursive: true })
  await bundle()
  await spoil(join(deps, 'vue.js'))
  await removeCut(cache)
  await expect(readdir(deps)).rejects.toThrow('ENOENT')
  await removeCut(cache)
})

it('has packages bundled again where a bundle that was whole is cut later', async () => {
  const cache = await temporaryFolder()
  await mkdir(join(cache, 'deps'))
  await writeFile(join(cache, 'deps/vue.js'), 'const ref = 1;\nexport { ref }')
  await removeCut(cache)
  await truncate(join(cache, 'deps/vue.js'), 15)
  await removeCut(cache)
  await expect(readdir(join(cache, 'deps'))).rejects.toThrow('ENOENT')
})
