/** Articles of four fields, in Chinese and in English, as datasets. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadDataset } from '../dataset/load.ts'
import { generateDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { ROOT, SHIPPED_DATA, temporaryFolder } from '../testing/data-folder.ts'
import { folderText, lostWords, markdownText } from '../testing/words.ts'
import { cleanDocument } from './clean-text.ts'
import { documentText, draftFromDocument } from './draft-dataset.ts'
import { importInto } from './folder.ts'
import { guessLanguage } from './language.ts'
import { planImport } from './plan.ts'
import { readMarkdown } from './read-markdown.ts'

const ARTICLES = join(ROOT, 'scripts/testing/articles')

/** Imports a text into a folder, as the command does. */
async function importText(name: string, text: string, folder: string) {
  const { clean: document } = cleanDocument(readMarkdown(name, text))
  const draft = draftFromDocument(document, guessLanguage(documentText(document)))
  const { plan } = await importInto(folder, existing => planImport(draft, name, existing, line => `${name}:${line}`), { file: name, text }, join(ROOT, 'schemas'))
  return plan
}

async function importArticle(name: string, folder: string) {
  return importText(name, await readFile(join(ARTICLES, name), 'utf8'), folder)
}

const articles = {
  'generative-ai.zh.md': ['narrative', 'groups', 'matrix', 'matrix', 'matrix', 'inventory', 'directory', 'narrative'],
  'databases.en.md': ['narrative', 'matrix', 'inventory', 'process', 'groups', 'series', 'narrative', 'narrative'],
  'e-bikes.zh.md': ['narrative', 'matrix', 'series', 'timeline', 'groups', 'narrative', 'narrative'],
  'clinics.en.md': ['narrative', 'matrix', 'series', 'inventory', 'directory', 'narrative', 'narrative'],
  'clinics.zh.md': ['inventory', 'process', 'series', 'narrative', 'narrative'],
}

describe.each(Object.entries(articles))('%s', (name, kinds) => {
  const imported = async () => {
    const folder = await temporaryFolder()
    await importArticle(name, folder)
    return folder
  }

  it('becomes sections of the kinds that its tables and lists are', async () => {
    const { dataset } = await loadDataset(await imported())
    expect(dataset.languages).toEqual([name.split('.')[1]])
    expect(dataset.sections.map(section => section.kind)).toEqual(kinds)
  })

  it('loses no word', async () => {
    const source = markdownText(await readFile(join(ARTICLES, name), 'utf8'))
    expect(lostWords(source, await folderText(await imported()))).toEqual([])
  })

  it('generates a deck that tells every section', async () => {
    const { dataset, audiences } = await loadDataset(await imported())
    const { markdown } = generateDeck(dataset, audiences[0]!, dataset.languages[0]!, createMeasure())
    for (const { id } of dataset.sections)
      expect(markdown.includes(`\nid: ${id}/`), id).toBe(true)
  })

  it('imported again is unchanged', async () => {
    const folder = await imported()
    const before = await folderText(folder)
    const plan = await importArticle(name, folder)
    expect([...plan.files.keys()]).toEqual([])
    expect(await folderText(folder)).toBe(before)
  })
})

/** The last part of each item's place in the source: what the source calls the item. */
function namesOf(section: unknown): string[] {
  const names: string[] = []
  const visit = (value: unknown, depth: number): void => {
    if (Array.isArray(value)) {
      value.forEach(item => visit(item, depth))
    }
    else if (typeof value === 'object' && value !== null) {
      const { source, ...rest } = value as { source?: unknown }
      if (typeof source === 'string' && depth > 0 && ('id' in rest || 'vendor' in rest))
        names.push(source.split(' / ').at(-1)!)
      Object.values(rest).forEach(item => visit(item, depth + 1))
    }
  }
  visit(section, 0)
  return names
}

it('the source of the shipped dataset gives the items that the shipped dataset holds', async () => {
  const folder = await temporaryFolder()
  await importArticle('generative-ai.zh.md', folder)
  const { dataset: imported } = await loadDataset(folder)
  const { dataset: shipped } = await loadDataset(SHIPPED_DATA)
  const pairs = {
    'use-cases': 'sheng-cheng-shi-ai-ying-yong-chang-jing',
    'commercial-products': 'shang-ye-aigc-jie-jue-fang-an',
    'open-models': 'kai-yuan-aigc-jie-jue-fang-an',
    'cloud-services': 'ge-jia-yun-han-shang-de-sheng-cheng-shi',
    'community': 'kai-yuan-aigc-mo-xing-de-she-qu-wen-dang',
  }
  for (const [own, other] of Object.entries(pairs)) {
    const wanted = namesOf(shipped.sections.find(({ id }) => id === own))
    expect(wanted.length, own).toBeGreaterThan(5)
    // The shipped names of the source's places are shortened here and there.
    const found = namesOf(imported.sections.find(({ id }) => id === other))
    expect(found.length, own).toBe(wanted.length)
    for (const name of wanted)
      expect(found.some(full => full.startsWith(name)), `${own}: ${name}`).toBe(true)
  }
  const comparison = imported.sections.find(({ id }) => id === 'dui-bi-fen-xi') as unknown as { criteria: unknown[], things: unknown[] }
  expect([comparison.criteria.length, comparison.things.length]).toEqual([5, 2])
})

it('what stands below a step is told after it', async () => {
  const folder = await temporaryFolder()
  await importArticle('databases.en.md', folder)
  const { dataset } = await loadDataset(folder)
  const { steps } = dataset.sections.find(({ kind }) => kind === 'process') as unknown as { steps: { text?: { in: (language: string) => string } }[] }
  expect(steps[1]!.text!.in('en')).toBe('with logical replication: check the counts; check the sequences')
})

it('only words whose order is known become ratings, and what is said besides stays', async () => {
  const folder = await temporaryFolder()
  await importArticle('databases.en.md', folder)
  const { dataset } = await loadDataset(folder)
  const matrix = dataset.sections.find(({ kind }) => kind === 'matrix') as unknown as { criteria: { id: string, scale?: string, unit?: string }[], things: { cells: Record<string, { rating?: string, number?: number, link?: string, text?: { in: (language: string) => string } }> }[] }
  expect(matrix.criteria.map(({ id, scale }) => [id, scale])).toEqual([
    ['licence', undefined],
    ['acid-transactions', 'support'],
    ['full-text-search', 'support'],
    ['read-latency', undefined],
    ['docs', undefined],
  ])
  const mysql = matrix.things[1]!.cells
  expect(mysql['full-text-search']).toMatchObject({ rating: 'partial' })
  expect(mysql['full-text-search']!.text!.in('en')).toBe('no stemming')
  expect(mysql['read-latency']).toMatchObject({ number: 1.8 })
  expect(mysql.docs).toMatchObject({ link: 'https://dev.mysql.com/doc/' })
  expect(dataset.scales![0]!.levels.map(({ id }) => id)).toEqual(['no', 'partial', 'yes'])
})

describe('a second import', () => {
  const table = (rows: string) => `# Shops\n\n## Prices\n\n| Shop | Price (€) | Remark |\n|---|---|---|\n${rows}`

  it('updates what nobody touched, and keeps translations, tags, comments and corrections', async () => {
    const folder = await temporaryFolder()
    await importText('a.md', table('| Alpha | 10 | cheap place |\n| Beta | 20 | nice staff |\n| Gamma | 30 | far away |\n'), folder)
    const path = join(folder, 'sections/prices.yaml')
    const edited = (await readFile(path, 'utf8'))
      .replace('name: Beta', 'name: Beta Store # as on the sign')
      .replace('text: cheap place', 'text: the cheapest place')
    await writeFile(path, edited)
    const plan = await importText('a.md', table('| Alpha | 12 | cheap place |\n| Delta | 25 | new here |\n| Beta | 21 | nice staff, open late |\n'), folder)
    const after = await readFile(path, 'utf8')
    expect(after).toContain('name: Beta Store # as on the sign')
    expect(after).toContain('text: the cheapest place')
    expect(after).toContain('number: 12')
    expect(after).toContain('number: 21')
    expect(after).toContain('nice staff, open late')
    expect(after).not.toContain('Gamma')
    expect(after.indexOf('id: delta')).toBeGreaterThan(after.indexOf('id: alpha'))
    expect(plan.sections[0]!.merge).toMatchObject({ added: ['things/delta'], removed: ['things/gamma'] })
    await loadDataset(folder)
  })

  it('where both sides changed a text keeps the person\'s, and says so', async () => {
    const folder = await temporaryFolder()
    await importText('a.md', table('| Alpha | 10 | cheap place |\n| Beta | 20 | nice staff |\n'), folder)
    const path = join(folder, 'sections/prices.yaml')
    await writeFile(path, (await readFile(path, 'utf8')).replace('text: cheap place', 'text: the cheapest'))
    const plan = await importText('a.md', table('| Alpha | 10 | dear by now |\n| Beta | 20 | nice staff |\n'), folder)
    expect(await readFile(path, 'utf8')).toContain('the cheapest')
    expect(plan.sections[0]!.merge!.kept).toEqual([{ path: 'things/alpha/cells/remark/text', yours: 'the cheapest', theirs: 'dear by now' }])
  })

  it('of another file never touches a section of the same name', async () => {
    const folder = await temporaryFolder()
    await importText('a.md', table('| Alpha | 10 | cheap place |\n| Beta | 20 | nice staff |\n'), folder)
    const before = await readFile(join(folder, 'sections/prices.yaml'), 'utf8')
    await importText('b.md', table('| Omega | 99 | the last one |\n| Psi | 98 | before it |\n'), folder)
    expect(await readFile(join(folder, 'sections/prices.yaml'), 'utf8')).toBe(before)
    const { dataset } = await loadDataset(folder)
    expect(dataset.sections.map(({ id }) => id)).toEqual(['prices', 'prices-2'])
  })
})

it('a document of 300 rows keeps every row', async () => {
  const rows = Array.from({ length: 300 }, (_, i) => `| Bike ${i + 1} | ${60 + i} km | ${['red', 'blue', 'green'][i % 3]} | frame number F${i * 7} |`)
  const text = `# Fleet\n\n| Bike | Range | Colour | Frame |\n|---|---|---|---|\n${rows.join('\n')}\n`
  const folder = await temporaryFolder()
  await importText('fleet.md', text, folder)
  expect(lostWords(text, await folderText(folder))).toEqual([])
  const { dataset } = await loadDataset(folder)
  expect((dataset.sections[0] as unknown as { things: unknown[] }).things).toHaveLength(300)
})

it.each([
  ['nothing at all', '\n\n', 'x.md:1:1 empty-document'],
  ['frontmatter that is no YAML', '---\ntitle: "open\n---\n\n# A\n', 'x.md:2:13 bad-frontmatter'],
])('%s is an error that names the line', (_, text, says) => {
  expect(() => readMarkdown('x.md', text)).toThrow(says)
})
