/** What `explain` tells is true: held against the schemas, the sources, and the reading of a dataset. */
import { Buffer } from 'node:buffer'
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import * as z from 'zod'
import { setTrust } from '../audience/trust.ts'
import { brandSchema } from '../brand/schema.ts'
import { readDataset } from '../dataset/load.ts'
import { kindNames } from '../sections/index.ts'
import { ROOT, temporaryFolder } from '../testing/data-folder.ts'
import { codeTexts } from './code-texts.ts'
import { jsonSchemas, keySchemas } from './json-schemas.ts'
import { exampleFiles, keyExample } from './key-examples.ts'
import { allowedBy, explainKey } from './key-facts.ts'
import { keyText } from './key-texts.ts'

const keys = [...keySchemas()].map(([path, { schema }]) => ({ path, schema, text: keyText(path)! }))

const isValid = (schema: object, value: unknown) => z.fromJSONSchema(schema as never).safeParse(value).success

it('every value that a text quotes is one that its key takes', () => {
  const quoted = keys.flatMap(({ path, schema, text }) => [...text.matchAll(/`([^`]+)`/g)].map(([, value]) => ({ path, schema, value: value! })))
  expect(quoted.length).toBeGreaterThan(20)
  expect(quoted.filter(({ path, schema, value }) => !isValid(schema, parse(value)) && !keySchemas().has(`${path.split('.')[0]}.${value}`)).map(({ path, value }) => `${path}: ${value}`)).toEqual([])
})

it('a text tells values of a key in quotes alone, where they are held against the schema', () => {
  const enumerating = /\b[a-z]+(?:, [a-z]+)*,? (?:or|and|before) [a-z]+(?=[,.:;]| where| comes)/
  const bare = keys.filter(({ schema, text }) => allowedBy(schema) && enumerating.test(text.replace(/`[^`]*`/g, '`')))
  expect(bare.map(({ path, text }) => `${path}: ${text}`)).toEqual([])
  // It would have found this one.
  expect('What is cut last: must comes before should, should before could.').toMatch(enumerating)
})

it('every key has an example; if one has none, add it to examples.yaml', () => {
  expect(keys.filter(({ path }) => keyExample(path) === undefined).map(({ path }) => path)
    // What a brand takes is told there.
    .filter(path => !/^audience\.brand\./.test(path))).toEqual([])
})

it('the examples are of the types that the schemas tell', () => {
  const schemas = jsonSchemas()
  // A section's head is a part of its kinds.
  for (const [name, file] of Object.entries(exampleFiles).filter(([name]) => name !== 'section')) {
    const sort = name.split(' ')[0]!
    const then = schemas.get('section.json')!.allOf!.find(({ if: when }) => when!.properties!.kind!.const === sort)?.then
    const value = then ? { ...exampleFiles.section as object, kind: sort, ...file as object } : file
    expect(z.fromJSONSchema((then ?? schemas.get(`${sort}.json`))! as never).safeParse(value).error?.issues ?? [], name).toEqual([])
  }
})

/** A pixel. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

it('the examples are a dataset', async () => {
  const data = await temporaryFolder()
  const write = async (name: string, value: unknown) => {
    await mkdir(dirname(join(data, name)), { recursive: true })
    await writeFile(join(data, name), typeof value === 'string' || value instanceof Uint8Array ? value : stringify(value))
  }
  const { dataset, corrections, audience, section, brand } = exampleFiles
  // Titles name slides of the one section that states them.
  const { titles, id: own, ...head } = section as { readonly titles: object, readonly id: string }
  await write('dataset.yaml', dataset)
  await write('corrections.yaml', corrections)
  await write('audiences/everyone.yaml', { name: { zh: '所有人', en: 'Everyone' } })
  await write('audiences/board.yaml', audience)
  for (const picture of ['pilot.png', 'street.png'])
    await write(picture, PNG)
  await write('sections/sales.csv', 'Year,N2\n2025,12\n2026,31\n')
  for (const [name, file] of Object.entries(exampleFiles)) {
    const [kind, id] = name.replace(')', '').split(' (')
    if (id !== undefined)
      await write(`sections/${id}.yaml`, { ...id === own ? { titles } : {}, ...head, kind, id, ...file as object })
  }
  const codeOf = (file: unknown) => file as { readonly theme: string, readonly addons: readonly string[] }
  setTrust({ themes: [dataset, audience].map(file => codeOf(file).theme), addons: [dataset, audience].flatMap(file => codeOf(file).addons) })
  const folder = await readDataset(data)
  expect(folder.dataset.sections).toHaveLength((dataset as { sections: string[] }).sections.length)
  expect(new Set(folder.dataset.sections.map(({ kind }) => kind))).toEqual(new Set(kindNames))
  folder.checkAudiences()
  // Its fonts and logos are a person's files.
  expect(brandSchema({ languages: ['zh', 'en'] }).safeParse(brand).error?.issues ?? []).toEqual([])
})

it.each([
  ['sections.matrix.criteria.better', ['matrix.criteria.better']],
  ['sections/vans.yaml', ['section']],
  ['sections.vans.title', ['section.title']],
  ['matrix.title', ['section.title']],
  ['matrix.things[0].cells.range.number', ['matrix.things.cells.*.number']],
  ['better', ['matrix.criteria.better', 'positions.x.better', 'positions.y.better']],
  ['audiences/board.yaml', ['audience', 'audience.extends']],
  ['keep.groups', ['audience.sections.keep.groups', 'audience.keep.groups']],
  ['nonesuch', []],
])('%s is told', (asked, paths) => expect(explainKey(asked).slice(0, Math.max(paths.length, 1)).map(({ key }) => key)).toEqual(paths))

it('tells type, values, need and example', () => {
  expect(explainKey('matrix.criteria.better')).toEqual([{ key: 'matrix.criteria.better', text: expect.stringContaining('better one'), type: 'string', required: false, allowed: ['higher', 'lower'], example: 'criteria:\n  - { id: range, better: higher }' }])
  expect(explainKey('audience.minutes')[0]).toMatchObject({ type: 'number above 0', required: false, example: 'minutes: 15' })
  expect(explainKey('timeline.events.start')[0]).toMatchObject({ required: true, type: 'string', example: 'events:\n  - { id: trial, start: 2026-03 }' })
  expect(explainKey('audience.appendix')[0]).toMatchObject({ type: 'true or false', allowed: [true, false] })
  expect(explainKey('audience.decide')[0]).toMatchObject({ type: 'text, or list of 1 to 4: each a text' })
})

it('every code of an error has a text, and every text a code', async () => {
  const sources: string[] = []
  for await (const path of glob('scripts/**/*.ts', { cwd: ROOT })) {
    if (!/\.test\.ts$|[\\/](?:testing|bench|gallery|client)[\\/]/.test(path))
      sources.push(await readFile(join(ROOT, path), 'utf8'))
  }
  const all = (pattern: RegExp) => sources.flatMap(text => [...text.matchAll(pattern)].map(([, found]) => found!))
  const used = [
    ...sources.flatMap(text => text.split('\n')).filter(line => /\b(?:problem|report|refuse|wrong|at|refusedFile|tell)\(/.test(line)).flatMap(line => [...line.matchAll(/'([a-z]+(?:-[a-z0-9]+)+)', /g)].map(([, code]) => code!)),
    ...all(/params: \{ code: '([a-z-]+)' \}/g),
    ...all(/\bref(?:ByName)?\('([a-z ]+)'/g).map(what => `unknown-${what.replaceAll(' ', '-')}`),
  ]
  expect(new Set(used).size).toBeGreaterThan(50)
  expect([...new Set(used)].filter(code => !codeTexts.has(code))).toEqual([])
  const words = new Set(sources.flatMap(text => [...text.matchAll(/'([a-z]+(?:-[a-z0-9]+)*)'/g)].map(([, word]) => word!)))
  const ofOthers = /^e[a-z]+$|^(?:unknown-command|excess-arguments|invalid-argument|missing-argument|option-missing-argument)$/
  expect([...codeTexts.keys()].filter(code => !ofOthers.test(code) && !words.has(code) && !used.includes(code))).toEqual([])
})
