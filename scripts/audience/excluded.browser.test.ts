/** What a profile leaves out is in no file of its site, and nowhere in its PDF: not in text, notes, tags or metadata. */
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzlibSync } from 'fflate'
import { expect, it } from 'vitest'
import { makeDecks, saveDecks } from '../commands/command.ts'
import { buildSite } from '../site/build-site.ts'
import { exportDecks } from '../slidev/export.ts'
import { datasetOf, ROOT, temporaryFolder } from '../testing/data-folder.ts'
import { readPdf } from '../testing/read-pdf.ts'

const MARKER = 'zqxsecret'
const secret = (text: string): string => `${MARKER} ${text}`

/** In every place that a profile can leave out: a section, a group, an item, a thing, a criterion, a vendor, a correction. */
const FILES: Readonly<Record<string, unknown>> = {
  'dataset.yaml': {
    title: 'Offers',
    subtitle: 'What there is',
    languages: ['en'],
    source: { title: 'Made up' },
    scales: [{ id: 'grade', name: 'Grade', levels: ['low', 'high'].map(id => ({ id, name: id })) }],
    vendors: [{ id: 'open', name: 'Open vendor' }, { id: 'hidden', name: secret('vendor') }],
    sections: ['uses', 'offers', 'plans'],
  },
  'corrections.yaml': [{ id: 'amended', severity: 'wrong', where: 'A / B', source: secret('said'), right: secret('right'), why: secret('why'), evidence: secret('evidence'), confidence: 'high' }],
  'sections/uses.yaml': {
    id: 'uses',
    kind: 'groups',
    title: 'Uses',
    lead: 'What it is for',
    groups: [
      { id: 'first', name: 'First', items: [{ id: 'a', name: 'Open use' }, { id: 'b', name: secret('use'), text: secret('text'), source: secret('source'), corrections: ['amended'], tags: ['internal'] }] },
      { id: 'second', name: secret('group'), tags: ['internal'], items: [{ id: 'c', name: secret('item') }] },
    ],
  },
  'sections/offers.yaml': {
    id: 'offers',
    kind: 'matrix',
    title: 'Offers',
    lead: 'Who offers what',
    criteria: [{ id: 'quality', name: 'Quality', scale: 'grade' }, { id: 'margin', name: secret('criterion'), tags: ['internal'] }],
    things: [
      { id: 'one', name: 'One', vendor: 'open', cells: { quality: { rating: 'high' }, margin: { number: 7, text: secret('margin') } } },
      { id: 'two', name: secret('thing'), vendor: 'hidden', cells: { quality: { rating: 'low', text: secret('cell') }, margin: { text: secret('margin') } } },
      { id: 'three', name: 'Three', cells: { quality: { rating: 'low' }, margin: { text: secret('margin') } } },
    ],
  },
  'sections/plans.yaml': { id: 'plans', kind: 'groups', title: secret('plans'), lead: secret('lead'), tags: ['internal'], groups: [{ id: 'next', name: secret('next'), items: [{ id: 'd', name: secret('plan') }] }] },
  'audiences/all.yaml': { name: 'Everyone here' },
  'audiences/guests.yaml': { name: 'Guests', drop: { tags: ['internal'], vendors: ['hidden'] } },
}

async function makeAll(audience: string) {
  const folder = await temporaryFolder()
  const decks = await makeDecks([audience], { data: await datasetOf(FILES) })
  const entries = (await saveDecks(decks, join(folder, 'slides'))).map(({ path }) => path)
  const { files } = await buildSite(entries, { root: ROOT, notes: true })
  const output = join(folder, 'deck.pdf')
  await exportDecks([{ entry: entries[0]!, output }], { root: ROOT, notes: true })
  return { files, pdf: await readPdf(output), bytes: await readFile(output) }
}

it('the site and the PDF of an audience', async () => {
  const { files, pdf, bytes } = await makeAll('guests')
  const texts = [...files].map(([name, content]) => [name, typeof content === 'string' ? content : Buffer.from(content).toString('latin1')] as const)
  expect(texts.some(([, text]) => text.includes('Open use'))).toBe(true)
  expect(texts.filter(([name, text]) => [name, text, ...embedded(text)].some(part => part.includes(MARKER))).map(([name]) => name)).toEqual([])
  expect(JSON.stringify(pdf)).toContain('Openuse')
  expect(JSON.stringify(pdf)).not.toContain(MARKER)
  expect(streamsOf(bytes).join('\n')).not.toContain(MARKER)
}, 300_000)

it('shows the search finds what is not left out', async () => {
  const { files, pdf } = await makeAll('all')
  expect([...files.values()].some(content => typeof content === 'string' && content.includes(MARKER))).toBe(true)
  expect(JSON.stringify(pdf.pages)).toContain(MARKER)
}, 300_000)

/** What stands in a text in base 64, such as source maps and pictures. */
function embedded(text: string): string[] {
  return [...text.matchAll(/base64,([\w+/]{40,}={0,2})/g)].map(([, data]) => Buffer.from(data!, 'base64').toString('latin1'))
}

/** A PDF's bytes, and its streams as they are unpacked. */
function streamsOf(pdf: Uint8Array): string[] {
  const raw = Buffer.from(pdf).toString('latin1')
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, data]) => {
    try {
      return [Buffer.from(unzlibSync(Buffer.from(data!, 'latin1'))).toString('latin1')]
    }
    catch {
      return []
    }
  })
  return [raw, ...streams]
}
