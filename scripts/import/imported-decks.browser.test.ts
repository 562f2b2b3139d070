/** Decks of imported articles and sheets, in a real browser: an audience would notice nothing wrong. */
import type { DeckToCheck } from '../slidev/check-decks.ts'
import type { Draft } from './draft.ts'
import { readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tellFinding } from '../check/finding.ts'
import { loadDataset } from '../dataset/load.ts'
import { loadMessages } from '../locales/messages.ts'
import { makeDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { writeDeck } from '../slides/write-deck.ts'
import { checkDecks } from '../slidev/check-decks.ts'
import { ROOT } from '../testing/data-folder.ts'
import { BIKES, CLINICS, DATABASES, MANY_CLINICS } from '../testing/sheets.ts'
import { documentText, draftFromDocument } from './draft-dataset.ts'
import { draftFromSheets } from './draft-sheets.ts'
import { importInto } from './folder.ts'
import { guessLanguage } from './language.ts'
import { planImport } from './plan.ts'
import { readCsv } from './read-csv.ts'
import { readMarkdown } from './read-markdown.ts'
import { sheetsText } from './sheet.ts'

const ARTICLES = join(ROOT, 'scripts/testing/articles')
const SHEETS: Readonly<Record<string, string>> = { 'e-bikes.csv': BIKES, 'clinics.csv': CLINICS, 'databases.tsv': DATABASES, 'many.csv': MANY_CLINICS }

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prismdeck-imported-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('have nothing that check finds', async () => {
  const drafts = new Map<string, Draft>()
  for (const name of readdirSync(ARTICLES)) {
    const document = readMarkdown(name, await readFile(join(ARTICLES, name), 'utf8'))
    drafts.set(name, draftFromDocument(document, guessLanguage(documentText(document))))
  }
  for (const [name, text] of Object.entries(SHEETS)) {
    const sheets = [readCsv(name, text, name, { delimiter: name.endsWith('.tsv') ? '\t' : undefined, hasHeader: true })]
    drafts.set(name, draftFromSheets(sheets, name, name, guessLanguage(sheetsText(sheets))))
  }
  const measure = createMeasure()
  const decks: DeckToCheck[] = []
  for (const [name, draft] of drafts) {
    const data = join(folder, name)
    await importInto(data, existing => planImport(draft, name, existing, line => `${name}:${line}`), { file: name }, join(ROOT, 'schemas'))
    const { dataset, audiences } = await loadDataset(data)
    const [language] = dataset.languages
    const deck = makeDeck(dataset, audiences[0]!, language!, measure)
    const entry = join(folder, `${name}.deck.md`)
    await writeFile(entry, writeDeck(deck, loadMessages(language!)))
    decks.push({ entry, slides: deck.slides })
  }
  const told: string[] = []
  await checkDecks(decks, {
    root: ROOT,
    onProgress: ({ entry }, findings) => told.push(...findings.map(finding => `${basename(entry)}: ${tellFinding(finding)}`)),
  })
  expect(told).toEqual([])
}, 600_000)
