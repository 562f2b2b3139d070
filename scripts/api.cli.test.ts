/** Prismdeck as other scripts use it: the examples of docs/api.md are run as they stand. */
import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { compose, createMeasure, fit, generateDeck, loadDataset, loadMessages, tailor, writeDeck } from './index.ts'
import { ROOT, SHIPPED_DATA, temporaryFolder } from './testing/data-folder.ts'

const run = promisify(execFile)

/** The code of docs/api.md, with the package's name as a path into this checkout. */
async function examples(): Promise<string[]> {
  const text = await readFile(join(ROOT, 'docs/api.md'), 'utf8')
  return [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!.replaceAll('\'prismdeck\'', JSON.stringify(join(ROOT, 'scripts/index.ts'))))
}

it('the steps give the same deck as the whole way', async () => {
  const { dataset, audiences } = await loadDataset(SHIPPED_DATA)
  const measure = createMeasure()
  const messages = loadMessages('zh')
  const audience = audiences.find(({ id }) => id === 'full')!
  const deck = fit(compose(tailor(dataset, audience, 'zh'), messages), measure, messages)
  expect(writeDeck(deck, messages)).toBe(generateDeck(dataset, audience, 'zh', measure).markdown)
})

it('the first example of the page runs', async () => {
  const folder = await temporaryFolder()
  await cp(join(ROOT, 'template/data'), join(folder, 'data'), { recursive: true })
  await writeFile(join(folder, 'decks.ts'), (await examples())[0]!)
  const { stdout } = await run(process.execPath, ['decks.ts'], { cwd: folder })
  expect(stdout).toMatch(/brief\.en\.md \d+ \d+\nfull\.en\.md/)
})

it('a kind of one\'s own is read, checked and shown', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'prismdeck.config.ts'), (await examples())[1]!)
  await mkdir(join(folder, 'data/sections'), { recursive: true })
  await mkdir(join(folder, 'data/audiences'))
  await writeFile(join(folder, 'data/dataset.yaml'), 'title: T\nsubtitle: S\nlanguages: [en]\nsource: { title: X }\nsections: [plan]\n')
  await writeFile(join(folder, 'data/audiences/full.yaml'), 'name: All\n')
  const section = 'id: plan\nkind: swot\ntitle: Our plan\nlead: Where we stand\nparts:\n  - { id: strengths, name: Strengths, items: [{ id: team, name: A good team }] }\n'
  await writeFile(join(folder, 'data/sections/plan.yaml'), section)
  const prismdeck = () => run(process.execPath, [join(ROOT, 'scripts/prismdeck.ts'), 'generate'], { cwd: folder })
  await prismdeck()
  expect(await readFile(join(folder, 'slides/full.en.md'), 'utf8')).toContain('id: plan/strengths')
  await writeFile(join(folder, 'data/sections/plan.yaml'), section.replace('name: Strengths', 'nam: Strengths'))
  await expect(prismdeck()).rejects.toMatchObject({ stderr: expect.stringContaining('data/sections/plan.yaml:6:22 unknown-key: unknown key "nam"; did you mean "name"?') })
})

it.each([
  ['export default { kind: 1 }', 'unknown key "kind"; known: "kinds"'],
  ['export default { kinds: { matrix: { shape() {}, items() {}, slides() {} } } }', 'the kind "matrix" comes with Prismdeck'],
  ['export default { kinds: { swot: {} } }', 'the kind "swot" needs the functions shape, items and slides'],
  ['export const x = 1', 'has no default export'],
  ['export default () => ({})', 'its default export is no configuration'],
  ['export default [1]', 'its default export is no configuration'],
  ['export default { kinds: "swot" }', '"kinds" has to be a map'],
  ['import "./nowhere.ts"', 'can\'t be run: Cannot find module'],
  ['import "nowhere"', 'can\'t be run: Cannot find package \'nowhere\''],
  ['export default {\n  kinds: {,\n}', 'prismdeck.config.ts:2 can\'t be run: SyntaxError: '],
  ['const a: number = 1\nenum B { c }', 'prismdeck.config.ts:2 can\'t be run: SyntaxError: TypeScript enum is not supported'],
  ['const config = undefined\nexport default config.kinds', 'prismdeck.config.ts:2:23 can\'t be run: TypeError: Cannot read properties of undefined'],
  ['throw "no"', 'prismdeck.config.ts can\'t be run: no was thrown, which is no error'],
])('a wrong configuration is told in words: %s', async (code, says) => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'prismdeck.config.ts'), code)
  const { code: status, stderr } = await generate(folder)
  expect(status).toBe(1)
  expect(stderr).toContain(says)
  expect(stderr).not.toContain('bug')
})

it.each(['shape', 'items', 'slides'])('a mistake in the %s of a kind of one\'s own is told as one\'s own, with its place', async (wrong) => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'data/sections'), { recursive: true })
  await mkdir(join(folder, 'data/audiences'))
  await writeFile(join(folder, 'data/dataset.yaml'), 'title: T\nsubtitle: S\nlanguages: [en]\nsource: { title: X }\nsections: [plan]\n')
  await writeFile(join(folder, 'data/audiences/full.yaml'), 'name: All\n')
  await writeFile(join(folder, 'data/sections/plan.yaml'), 'id: plan\nkind: swot\ntitle: Our plan\nlead: Where we stand\n')
  await writeFile(join(folder, 'prismdeck.config.ts'), 'import { swot } from "./kinds.ts"\nexport default { kinds: { swot } }\n')
  await writeFile(join(folder, 'kinds.ts'), [
    'const nothing: any = undefined',
    'const right = { shape: () => ({}), items: () => ["a"], slides: () => [] }',
    `export const swot = { ...right, ${wrong}: () => nothing.at(0) }`,
  ].join('\n'))
  const { code, stderr } = await generate(folder)
  expect(code).toBe(1)
  expect(stderr).toMatch(/^kinds\.ts:3:\d+ TypeError: Cannot read properties of undefined \(reading 'at'\)\nThis is a mistake in your own code, which prismdeck\.config\.ts brings in/)
  expect(stderr).not.toContain('a bug in Prismdeck')
})

function generate(cwd: string): Promise<{ readonly code: number, readonly stderr: string }> {
  return run(process.execPath, [join(ROOT, 'scripts/prismdeck.ts'), 'generate'], { cwd }).then(({ stderr }) => ({ code: 0, stderr }), (error: { code: number, stderr: string }) => error)
}
