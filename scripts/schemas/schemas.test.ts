import type { JsonSchema } from './json-schemas.ts'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { ROOT, SHIPPED_DATA } from '../testing/data-folder.ts'
import { jsonSchemas, keyPaths } from './json-schemas.ts'
import { keyText, keyTexts } from './key-texts.ts'

it.each([...jsonSchemas().keys()])('schemas/%s is up to date; if it is not, run `npm run schemas`', async (file) => {
  expect(JSON.parse(await readFile(join(ROOT, 'schemas', file), 'utf8'))).toEqual(JSON.parse(JSON.stringify(jsonSchemas().get(file))))
})

it('every key has a text', () => {
  expect(keyPaths().filter(path => keyText(path) === undefined)).toEqual([])
})

it('every text is that of a key', () => {
  const paths = keyPaths()
  const isUsed = (key: string) => paths.includes(key) || (key.startsWith('any.') && paths.some(path => `.${path}`.endsWith(key.slice(3))))
  const roots = new Set(paths.map(path => path.split('.')[0]!))
  expect([...keyTexts.keys()].filter(key => !roots.has(key) && !isUsed(key))).toEqual([])
})

/** All YAML files of a folder that holds a dataset, with the schema that an editor would check each with. */
async function filesOf(folder: string): Promise<(readonly [name: string, value: unknown, schema: JsonSchema])[]> {
  const schemas = jsonSchemas()
  const names = (await readdir(folder, { recursive: true })).map(String).filter(name => name.endsWith('.yaml'))
  return Promise.all(names.map(async (name) => {
    const value = parse(await readFile(join(folder, name), 'utf8')) as { kind?: string }
    const file = name.startsWith('sections') ? 'section.json' : name.startsWith('audiences') ? 'audience.json' : `${name.replace('.yaml', '')}.json`
    const schema = schemas.get(file)!
    return [name, value, schema.allOf?.find(option => option.if!.properties!.kind!.const === value.kind)?.then ?? schema] as const
  }))
}

it.each(['data', 'template/data', 'scripts/testing/numbers-and-time', 'scripts/testing/one-language'])('the files of %s pass', async (folder) => {
  const files = await filesOf(join(ROOT, folder))
  expect(files.length).toBeGreaterThan(3)
  for (const [name, value, schema] of files)
    expect(z.fromJSONSchema(schema as never).safeParse(value).error?.issues ?? [], name).toEqual([])
})

it('a file with a mistake does not', async () => {
  const [, value, schema] = (await filesOf(SHIPPED_DATA)).find(([name]) => name.endsWith('community.yaml'))!
  const { lead: _, ...without } = value as { lead: unknown }
  expect(z.fromJSONSchema(schema as never).safeParse(without).success).toBe(false)
  expect(z.fromJSONSchema(schema as never).safeParse({ ...value as object, led: 'x' }).success).toBe(false)
})
