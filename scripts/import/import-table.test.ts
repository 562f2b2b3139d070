/** Sheets of three fields, in several encodings, as datasets. */
import { Buffer } from 'node:buffer'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { utils, write } from '@e965/xlsx'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { UserError } from '../dataset/errors.ts'
import { loadDataset } from '../dataset/load.ts'
import { generateDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { ROOT, temporaryFolder } from '../testing/data-folder.ts'
import { runCommand } from '../testing/run-command.ts'
import { BIKES, CLINICS, DATABASES, MANY_CLINICS } from '../testing/sheets.ts'
import { folderText, lostWords } from '../testing/words.ts'
import { readWorkbook } from './read-workbook.ts'

/** Imports a file's bytes into a folder beside it. */
async function importBytes(name: string, bytes: Uint8Array | string, ...args: readonly string[]) {
  const folder = await temporaryFolder()
  await writeFile(join(folder, name), bytes)
  const data = join(folder, 'data')
  const run = () => runCommand(['import', join(folder, name), '--data', data, ...args])
  return { ...await run(), data, run, file: join(folder, name) }
}

function workbook(sheets: Readonly<Record<string, ReturnType<typeof utils.aoa_to_sheet>>>): Uint8Array {
  const book = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets))
    utils.book_append_sheet(book, sheet, name)
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array
}

interface Matrix { readonly kind: string, readonly criteria: { id: string, unit?: { in: (language: string) => string }, scale?: string }[], readonly things: { id: string, cells: Record<string, Record<string, unknown>> }[] }

async function sectionsOf(data: string) {
  const { dataset } = await loadDataset(data)
  return dataset.sections as unknown as Matrix[]
}

describe('import of a table', () => {
  it('keeps numbers with their units, ratings and links, and loses no word', async () => {
    const { code, data } = await importBytes('e-bikes.csv', BIKES)
    expect(code).toBe(0)
    const [section] = await sectionsOf(data)
    expect(section!.kind).toBe('matrix')
    expect(section!.criteria.map(({ id, unit, scale }) => [id, unit?.in('en'), scale])).toEqual([
      ['brand', undefined, undefined],
      ['range', 'km', undefined],
      ['weight', 'kg', undefined],
      ['price', '€', undefined],
      ['child-seat', undefined, 'support'],
      ['link', undefined, undefined],
    ])
    expect(section!.things[1]!.cells).toMatchObject({ 'range': { number: 145 }, 'price': { number: 2899 }, 'child-seat': { rating: 'no' } })
    expect(lostWords(BIKES, await folderText(data))).toEqual([])
  })

  it.each([
    ['UTF-8', Buffer.from(CLINICS)],
    ['UTF-8 with BOM', Buffer.from(`\uFEFF${CLINICS}`)],
    ['UTF-16', Buffer.from(`\uFEFF${CLINICS}`, 'utf16le')],
    ['UTF-16 without BOM', Buffer.from(CLINICS, 'utf16le')],
    ['GB18030', gb18030(CLINICS)],
  ])('finds the encoding: %s', async (_, bytes) => {
    const { data, code } = await importBytes('clinics.csv', bytes)
    expect(code).toBe(0)
    expect(lostWords(CLINICS, await folderText(data))).toEqual([])
    expect((await loadDataset(data)).dataset.languages).toEqual(['zh'])
  })

  it('reads tabs, years that are no amounts, and generates', async () => {
    const { data } = await importBytes('databases.tsv', DATABASES)
    const [section] = await sectionsOf(data)
    expect(section!.things[0]!.cells).toMatchObject({ released: { text: expect.anything() }, joins: { rating: 'yes' } })
    const { dataset, audiences } = await loadDataset(data)
    expect(generateDeck(dataset, audiences[0]!, 'en', createMeasure()).markdown).toContain('PostgreSQL')
  })

  it('tells editors which schema each file has, and brings the schemas along', async () => {
    const { data } = await importBytes('e-bikes.csv', BIKES)
    for (const [file, schema] of [['dataset.yaml', 'dataset'], ['sections/e-bikes.yaml', 'section'], ['audiences/full.yaml', 'audience']] as const) {
      const [, path] = (await readFile(join(data, file), 'utf8')).match(/^# yaml-language-server: \$schema=(.*)$/m)!
      expect(JSON.parse(await readFile(join(data, file, '..', path!), 'utf8')), file).toEqual(JSON.parse(await readFile(join(ROOT, `schemas/${schema}.json`), 'utf8')))
    }
  })

  it('without headers names the columns', async () => {
    const { data } = await importBytes('plain.csv', 'Alpha,12 km,red\nBeta,14 km,blue\n', '--no-header')
    expect((await sectionsOf(data))[0]!.things.map(({ id }) => id)).toEqual(['alpha', 'beta'])
  })

  it('keeps ragged rows, empty columns, duplicate names and 300 rows', async () => {
    const { data } = await importBytes('many.csv', MANY_CLINICS)
    expect(lostWords(MANY_CLINICS, await folderText(data))).toEqual([])
    const [section] = await sectionsOf(data)
    expect(new Set(section!.things.map(({ id }) => id)).size).toBe(300)
    const { dataset, audiences } = await loadDataset(data)
    expect(generateDeck(dataset, audiences[0]!, 'en', createMeasure()).slides).toBeGreaterThan(10)
  })

  it('updates items by id and keeps what a person added', async () => {
    const { data, run, file } = await importBytes('e-bikes.csv', BIKES)
    const path = join(data, 'sections/e-bikes.yaml')
    await writeFile(path, (await readFile(path, 'utf8')).replace('name: Swift 2', 'name: Swift 2\n    tags: [city]'))
    await writeFile(file, BIKES.replace('€1,599', '€1,499'))
    expect((await run()).stdout).toContain('1 updated')
    const after = await readFile(path, 'utf8')
    expect(after).toContain('tags: [ city ]')
    expect(after).toContain('number: 1499')
  })
})

describe('import of a workbook', () => {
  it('reads each sheet: merged cells, percentages, currencies, dates, links and comments', async () => {
    const prices = utils.aoa_to_sheet([
      ['Prices of our bikes'],
      ['Model', 'Price', null, 'Share', 'Since'],
      [null, '2024', '2025', null, null],
      ['Swift', 1599, 1499, 0.312, new Date(Date.UTC(2021, 2, 5))],
      ['Ridge', 2899, 2950.5, 0.27, new Date(Date.UTC(2022, 4, 18))],
      ['Harbour', 1299, 1250, 0.055, new Date(Date.UTC(2020, 0, 1))],
      ['All prices with tax'],
    ], { UTC: true } as never)
    prices['!merges'] = [{ s: { r: 1, c: 1 }, e: { r: 1, c: 2 } }]
    for (const row of [4, 5, 6]) {
      prices[`B${row}`].z = prices[`C${row}`].z = '"€"#,##0.00'
      prices[`D${row}`].z = '0.0%'
    }
    prices.A4.l = { Target: 'https://example.com/swift' }
    prices.A5.c = [{ a: 'Ana', t: 'discontinued soon' }]
    const staff = utils.aoa_to_sheet([['House', 'Person', 'Role', 'Days'], ['North', 'Ito', 'Surgeon', 'Mon–Wed'], [null, 'Okafor', 'Nurse', 'daily'], ['South', 'Lind', 'Radiologist', 'Fri']])
    staff['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }]
    const { code, stderr, data } = await importBytes('shop.xlsx', workbook({ Prices: prices, Staff: staff }))
    expect(stderr).toBe('')
    expect(code).toBe(0)
    const sections = await sectionsOf(data)
    expect(sections.map(({ kind }) => kind)).toEqual(['matrix', 'inventory', 'narrative'])
    expect(sections[0]!.things[0]!.cells).toMatchObject({
      'price-2024': { number: 1599 },
      'price-2025': { number: 1499 },
      'share': { number: 31.2 },
    })
    expect(sections[0]!.criteria.find(({ id }) => id === 'share')!.unit!.in('en')).toBe('%')
    const text = await folderText(data)
    for (const words of ['Prices of our bikes', 'All prices with tax', '2022-05-18', 'discontinued soon', 'https://example.com/swift', 'Okafor', '2950.5'])
      expect(text).toContain(words)
  })

  it('names hidden sheets, which stay out unless asked for', async () => {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Model', 'Price'], ['Swift', 1], ['Ridge', 2]]), 'Prices')
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Model', 'Margin'], ['Swift', 9], ['Ridge', 8]]), 'Margins')
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
    const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array
    const { stdout, data } = await importBytes('bikes.xlsx', bytes)
    expect(stdout).toContain('bikes.xlsx!Margins  hidden, so left out; import it with --sheet "Margins"')
    expect(await folderText(data)).not.toContain('Margin')
    const asked = await importBytes('bikes.xlsx', bytes, '--sheet', 'Margins')
    expect(await folderText(asked.data)).toContain('Margin')
  })

  it('names the cells whose formulas fail', async () => {
    const sheet = utils.aoa_to_sheet([['Model', 'Price'], ['Swift', 1]])
    sheet.B2 = { t: 'e', v: 0x17, w: '#REF!' }
    const { code, stderr } = await importBytes('broken.xlsx', workbook({ Prices: sheet }))
    expect(code).toBe(1)
    expect(stderr).toContain('broken.xlsx!Prices!B2 formula-error: the cell shows #REF!')
    expect(stderr).not.toContain('bug')
  })

  it('refuses a file that unpacks to more than memory should hold', () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(210_000_000) }, { level: 9 })
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(() => readWorkbook('bomb.xlsx', bomb, 'bomb', { hasHeader: true })).toThrow('unpacks to more than 200 MB')
  })

  it('takes no more memory for a file that says it unpacks to less than it does', () => {
    const bomb = Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(210_000_000) }, { level: 9 }))
    const entry = bomb.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
    for (const at of [22, entry + 24])
      bomb.writeUInt32LE(1000, at)
    const before = process.memoryUsage().arrayBuffers
    expect(() => readWorkbook('bomb.xlsx', bomb, 'bomb', { hasHeader: true })).toThrow(UserError)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000)
  })
})

it.each([
  ['open.csv', 'a,b\n"x,1\n', ':A2 bad-quotes'],
  ['empty.csv', ',,\n,,\n', ':A1 empty-table'],
  ['fake.xlsx', 'not a workbook', 'is no XLSX workbook'],
  ['picture.png', 'x', 'can\'t import a ".png" file; known: .md, .csv, .tsv, .xlsx'],
  ['wrong.csv', 'a,b\n1,2\n', '"utf-9" is no encoding', '--encoding', 'utf-9'],
])('%s is refused in words', async (name, bytes, says, ...args) => {
  const { code, stderr } = await importBytes(name, bytes, ...args)
  expect(code).toBe(1)
  expect(stderr).toContain(says)
  expect(stderr).not.toContain('bug')
})

/** Node writes no GB18030: each character is looked up by reading all pairs of bytes. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const bytes = new Map<string, number[]>()
  for (let high = 0x81; high <= 0xFE; high++) {
    for (let low = 0x40; low <= 0xFE; low++)
      bytes.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
  }
  return Uint8Array.from([...text].flatMap(char => char.codePointAt(0)! < 0x80 ? [char.codePointAt(0)!] : bytes.get(char)!))
}
