/** Whatever document or table parses gives a dataset that loads, generates, and takes the same import a second time. */
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../dataset/errors.ts'
import { loadDataset } from '../dataset/load.ts'
import { generateDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { ROOT, temporaryFolder } from '../testing/data-folder.ts'
import { cleanDocument, cleanSheets, tellTaken } from './clean-text.ts'
import { documentText, draftFromDocument } from './draft-dataset.ts'
import { draftFromSheets } from './draft-sheets.ts'
import { importInto } from './folder.ts'
import { guessLanguage } from './language.ts'
import { planImport } from './plan.ts'
import { readCsv } from './read-csv.ts'
import { readMarkdown } from './read-markdown.ts'
import { sheetsText } from './sheet.ts'

const measure = createMeasure()

function draftOf(file: string, text: string) {
  if (file.endsWith('.md')) {
    const { clean, taken } = cleanDocument(readMarkdown(file, text))
    return { draft: draftFromDocument(clean, guessLanguage(documentText(clean))), taken }
  }
  const { clean, taken } = cleanSheets([readCsv(file, text, file.replace(/\..*/, ''), { hasHeader: true })])
  return { draft: draftFromSheets(clean, file, file, guessLanguage(sheetsText(clean))), taken }
}

/** Imports, loads and generates; throws what any of it does. */
async function imported(folder: string, file: string, text: string) {
  const { draft, taken } = draftOf(file, text)
  const { plan } = await importInto(folder, existing => planImport(draft, file, existing, line => `${file}:${line}`), { file, text }, join(ROOT, 'schemas'))
  const { dataset, audiences } = await loadDataset(folder)
  const { markdown } = generateDeck(dataset, audiences[0]!, dataset.languages[0]!, measure)
  return { plan, dataset, markdown, told: tellTaken(file, taken) }
}

/** The same, or nothing where it is refused in these words, since the file says nothing that a section could show. */
async function importedUnless(refusal: RegExp, folder: string, file: string, text: string) {
  try {
    return await imported(folder, file, text)
  }
  catch (error) {
    if (error instanceof UserError && refusal.test(error.message))
      return undefined
    throw error
  }
}

it('reads many marks where each stands in a paragraph of its own, or in code', () => {
  const many = [`* a *b* c_d\n`, '| a_b | *c* |\n', '*a* is b\n\n'].map(line => line.repeat(6000))
  for (const text of [`| a | b |\n| - | - |\n${many[1]}`, many[0]!, many[2]!, `\`\`\`c\n${'int *a, *b;\n'.repeat(6000)}\`\`\`\n\ntext`])
    expect(() => readMarkdown('a.md', `# A\n\n${text}`)).not.toThrow()
}, 60_000)

describe('an article', () => {
  it('may say the same of several things', async () => {
    const { dataset } = await imported(await temporaryFolder(), 'a.md', '# Laptops\n\n## Model A\n\n- Price: 900\n- Weight: light\n\n## Model B\n\n- Price: 1200\n- Weight: heavy\n')
    expect(dataset.sections[0]).toMatchObject({ groups: [{ items: [{ id: 'price' }, { id: 'weight' }] }, { items: [{ id: 'price-2' }, { id: 'weight-2' }] }] })
  })

  it('loses characters that can\'t be shown, and secrets in links, with a word', async () => {
    const { markdown, told } = await imported(await temporaryFolder(), 'a.md', [
      '# L',
      '',
      '## Text',
      '',
      '- a \u202Aright-to-left\u202A mark, and &#x2067; as an entity',
      '- [intern](https://me:secret@git.example.com/repo)',
      '',
      '| A \u0007 | B |',
      '| - | - |',
      '| 1 | <https://me:secret@git.example.com> |',
    ].join('\n'))
    expect(told).toEqual([
      'a.md:5:1 U+202A, which changes the direction of the text around it, was taken out (2 times)',
      'a.md:5:1 U+2067, which changes the direction of the text around it, was taken out',
      'a.md:6:1 a name and password in a link was taken out',
      'a.md:8:1 U+0007, which is a control character, was taken out',
      'a.md:10:5 a name and password in a link was taken out',
    ])
    expect(markdown).not.toContain('secret')
    expect(markdown).toContain('a right-to-left mark, and')
  })

  it('nested without end is refused in words', () => {
    expect(() => readMarkdown('a.md', `${'>'.repeat(20_000)} a`)).toThrow('a.md:1:1 too-deep')
    expect(() => readMarkdown('a.md', `# A\n\n${'- '.repeat(300)}a`)).toThrow('a.md:3:1 too-deep')
    expect(() => readMarkdown('a.md', `# A\n\n${'*a_ '.repeat(30_000)}`)).toThrow('a.md:3:1 too-deep: the paragraph has more than 5000 marks of emphasis')
    expect(() => readMarkdown('a.md', `# A\n\nfirst\n${'*a_ b\n'.repeat(3000)}`)).toThrow('too-deep')
    expect(() => readMarkdown('a.md', `# A\n\n${'- '.repeat(300)}\n\ntext`)).not.toThrow()
  })

  it('may have a text longer than a slide takes, which is cut with a word', async () => {
    const { told } = await imported(await temporaryFolder(), 'a.md', `# A\n\n- one\n- ${'word '.repeat(2000)}\n`)
    expect(told).toEqual(['a.md:4:1 what goes beyond 5000 characters was taken out'])
  })

  it('makes a dataset that loads and generates, whatever it says, twice', async () => {
    const word = fc.constantFrom('Price', 'price', 'Con', 'constructor', '__proto__', 'toString', '模型', '2024', '12 %', '€5', 'map', 'counts', 'table', 'cover', '-', '|', '\u202E', '\uFFFE', 'a'.repeat(90), '**B**', '`x`', '{{ y }}', '<b>', '$$', '✓', 'high', '2024-05', 'https://a.example/b', 'https://u:p@a.example', 'http://intranet/x', '![p](x.png)', '[l](y.md)', '[^1]', '&#x202D;')
    const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map(words => words.join(' '))
    const item = fc.tuple(fc.constantFrom('- ', '1. ', '  - ', '- **A**: ', '- [ ] '), phrase).map(parts => parts.join(''))
    const row = fc.array(fc.oneof(phrase, fc.constant('')), { minLength: 2, maxLength: 4 }).map(cells => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    const block = fc.oneof(
      fc.tuple(fc.constantFrom('# ', '## ', '### ', '#### '), phrase).map(parts => parts.join('')),
      phrase,
      phrase.map(text => `${text}:`),
      fc.array(item, { minLength: 1, maxLength: 5 }).map(items => items.join('\n')),
      fc.tuple(row, fc.array(row, { minLength: 1, maxLength: 4 })).map(([head, rows]) => [head, head.replace(/[^|]+/g, ' - '), ...rows].join('\n')),
      phrase.map(text => `> ${text}`),
      phrase.map(text => `[^1]: ${text}`),
    )
    await fc.assert(fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 9 }), async (blocks) => {
      const text = blocks.join('\n\n')
      const folder = await temporaryFolder()
      const first = await importedUnless(/^a\.md:1:1 empty-document: there is nothing to import/, folder, 'a.md', text)
      if (!first)
        return
      const second = await imported(folder, 'a.md', text)
      expect(second.markdown).toBe(first.markdown)
      expect([...second.plan.files]).toEqual([])
    }), { numRuns: Number(process.env.FUZZ_RUNS ?? 20), ...(process.env.FUZZ_SEED && { seed: Number(process.env.FUZZ_SEED) }) })
  }, 3_600_000)
})

describe('a table', () => {
  it('makes a dataset that loads and generates, whatever it says, twice', async () => {
    const cell = fc.constantFrom('', '', 'Constructor', 'constructor', 'toString', 'Price', '900', '1200', '12.5 %', '✓', '✗', 'high', 'low', '2024', '2025', 'Con', 'a "b"', 'a,b', '模型', '\u202E', 'https://u:p@a.example', '2024-05-01', 'table', 'map')
    const table = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 6 })).chain(([width, height]) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }))
    await fc.assert(fc.asyncProperty(table, async (rows) => {
      const text = rows.map(row => row.map(one => /[",]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one).join(',')).join('\n')
      const folder = await temporaryFolder()
      const first = await importedUnless(/^t\.csv:(?:A1 empty-table|1:1 empty-document): there is nothing to import/, folder, 't.csv', text)
      if (!first)
        return
      expect((await imported(folder, 't.csv', text)).markdown).toBe(first.markdown)
    }), { numRuns: Number(process.env.FUZZ_RUNS ?? 20) })
  }, 3_600_000)

  it('may have exactly as many rows as are read, and a line end behind them', () => {
    const rows = (count: number) => `name,price\n${Array.from({ length: count }, (_, i) => `n${i},${i}`).join('\n')}\n`
    expect(() => readCsv('t.csv', rows(4999), 't', { hasHeader: true })).not.toThrow()
    expect(() => readCsv('t.csv', rows(5000), 't', { hasHeader: true })).toThrow('more than 5000 rows')
  })
})

it('a mistake that would come from the source is told at its line there', async () => {
  const folder = await temporaryFolder()
  const text = '# Prices\n\n- Tea: cheap\n- Coffee: dear\n'
  const { draft } = draftOf('a.md', text)
  const spoilt = (existing: Parameters<typeof planImport>[2]) => {
    const plan = planImport(draft, 'a.md', existing, line => `a.md:${line}`)
    return { ...plan, files: new Map([...plan.files].map(([path, yaml]) => [path, yaml.replace('id: coffee', 'id: tea')])) }
  }
  await expect(importInto(folder, spoilt, { file: 'a.md', text }, join(ROOT, 'schemas'))).rejects.toThrow(/^a\.md:4:3 duplicate-id: [\s\S]*which is not written/)
  await expect(stat(join(folder, 'dataset.yaml'))).rejects.toThrow('ENOENT')
})

it('a mistake that was in the folder before is told there', async () => {
  const folder = await temporaryFolder()
  await imported(folder, 'a.md', '# Prices\n\n- Tea: cheap\n- Coffee: dear\n')
  const path = join(folder, 'sections/prices.yaml')
  const mine = (await readFile(path, 'utf8')).replace('lead:', 'led:')
  await writeFile(path, mine)
  await expect(imported(folder, 'a.md', '# Prices\n\n- Tea: cheap\n- Milk: dear\n')).rejects.toThrow(/prices\.yaml:\d+:\d+ unknown-key: unknown key "led"/)
  expect(await readFile(path, 'utf8')).toBe(mine)
})
