/** What commands print with --json is as the published schemas say. */
import type { OutputName } from './output.ts'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod'
import { commands } from '../commands/index.ts'
import { ROOT } from '../testing/data-folder.ts'
import { runCommand } from '../testing/run-command.ts'
import { outputs, outputSchemas } from './output.ts'

let folder: string

async function prismdeck(...args: readonly string[]): Promise<{ code: number, value: unknown }> {
  const { code, stdout } = await runCommand([...args, '--json'], folder)
  return { code, value: JSON.parse(stdout) }
}

/** Held against the schema as it is published. */
async function issuesOf(name: OutputName, value: unknown) {
  const schema = JSON.parse(await readFile(join(ROOT, 'schemas', `output/${name}.json`), 'utf8')) as never
  return z.fromJSONSchema(schema).safeParse(value).error?.issues ?? []
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prismdeck-output-'))
  const { value } = await prismdeck('init', '.', '--lang', 'en')
  expect(await issuesOf('init', value)).toEqual([])
  await writeFile(join(folder, 'shops.csv'), 'Shop,Price,Open\nAlpha,€12,yes\nBeta,€14,no\n')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it.each([...outputSchemas().keys()])('schemas/%s is up to date; if it is not, run `npm run schemas`', async (file) => {
  expect(JSON.parse(await readFile(join(ROOT, 'schemas', file), 'utf8'))).toEqual(outputSchemas().get(file))
})

it('every command has a schema', () => {
  expect(Object.keys(commands).filter(command => !Object.hasOwn(outputs, command))).toEqual([])
})

it('is of what a person edited, too', async () => {
  await prismdeck('generate')
  const deck = join(folder, 'slides/full.en.md')
  await writeFile(deck, `${(await readFile(deck, 'utf8')).replace('# Three machines', '# My machines')}\n---\n\n# Mine\n`)
  const { value } = await prismdeck('status')
  expect(await issuesOf('status', value)).toEqual([])
  expect(JSON.stringify(value)).toContain('"edited"')
})

it.each<[OutputName, readonly string[]]>([
  ['generate', ['generate']],
  ['diff', ['diff']],
  ['audiences', ['audiences']],
  ['audiences-diff', ['audiences', '--diff', 'brief,full']],
  ['import', ['import', 'shops.csv']],
  ['explain', ['explain', 'matrix']],
  ['explain', ['explain', 'unknown-key']],
])('%s of %o', async (name, args) => {
  const { code, value } = await prismdeck(...args)
  expect(await issuesOf(name, value)).toEqual([])
  expect(value).not.toEqual([])
  expect(code).toBe(0)
})

it.each([
  [['generate', 'ful']],
  [['generate', '--lnag']],
  [['export', '--format', 'docx']],
  [['export', '--format', 'png', '--notes']],
  [['import', 'nowhere.csv']],
  [['init', '.']],
  [['explain', 'nonesuch']],
  [['serve', '--port', 'none']],
])('error of %o', async (args) => {
  const { code, value } = await prismdeck(...args)
  expect(await issuesOf('error', value)).toEqual([])
  expect(code).toBe(1)
})
