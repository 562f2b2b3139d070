/** For every kind of finding a slide that has it, told at the right slide and line of the data. */
import type { Finding, FindingKind } from '../check/finding.ts'
import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { KINDS, mergeFindings, tellFinding } from '../check/finding.ts'
import { checkDecks } from './check-decks.ts'
import { BROKEN_DIAGRAM, CHART, DIAGRAM, message, removeDecks, ROOT, writeDeck } from './test-decks.ts'

const NOTES = '\n<!-- what to say -->\n'
const slide = (id: string, body: string): string => `${message(id, id)}\n${body}\n${NOTES}`

const share = (id: string, names: readonly string[], values: readonly number[]): string => `layout: chart
id: ${id}
chart:
  kind: share
  alt: Companies by trade
  parts:
${names.map((name, i) => `    - { name: ${name}, value: ${values[i]}, label: ${values[i]} companies }`).join('\n')}
---

# ${id}
`

const FORMULAS = String.raw`
With $\hat{y}_{i,j} = \sigma(W x_i + b)$ and $x^{2^{n}}$:

$$
\mathcal{L} = -\frac{1}{N} \sum_{i=1}^{N} \left[ y_i \log \hat{y}_i + (1 - y_i) \log (1 - \hat{y}_i) \right] + \lambda \sqrt{\lVert w \rVert_2^2}
$$
`

const CODE = `
Call \`makeDeck(dataset)\`, 中文 and \`npm start\`:

\`\`\`ts
// Makes a deck: ├── 一行中文
export async function make<T extends Deck>(name: string, at = 0x1F): Promise<T> {
  return new Map([[name, \`\${at}\`]]).get(/a+/g.source) ?? await load({ name, "key": null })
}
\`\`\`
`

/** Nothing listens here. */
const dead = createServer((_, response) => response.writeHead(404).end())

/** By the kind of finding that each slide has; the others have none. */
let SLIDES: Readonly<Record<string, string>>
let entry: string
let findings: Finding[]

beforeAll(async () => {
  await new Promise<void>(resolve => dead.listen(0, '127.0.0.1', resolve))
  const { port } = dead.address() as { port: number }
  SLIDES = {
    'good': slide('good', 'Good'),
    'good-chart': `${CHART}${NOTES}`,
    'good-diagram': `${DIAGRAM}${NOTES}`,
    'good-share': `${share('good-share', ['Information technology', 'Something', 'Telecommunications', 'Anderes'], [401, 230, 120, 99])}${NOTES}`,
    'good-formula': slide('good-formula', FORMULAS),
    'good-code': slide('good-code', CODE),
    'cut-label': `${share('cut-label', ['Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft', 'Rest'], [3, 1])}${NOTES}`,
    'overflow': slide('overflow', '<div style="position: absolute; left: 1200px; top: 300px; width: 200px; height: 50px">out</div>'),
    'small-text': slide('small-text', '<p style="font-size: 11px; line-height: 14px">fine print</p>'),
    'low-contrast': slide('low-contrast', '<p style="color: #999; background: #aaa">pale</p>'),
    'overlap': slide('overlap', '<div style="position: relative; height: 40px"><span style="position: absolute; inset: 0">one text here</span><span style="position: absolute; inset: 0">another text</span></div>'),
    'missing-glyph': slide('missing-glyph', 'ꙮ'),
    'empty-chart': `${CHART.replace('[7, 6, 5]', '[0, 0, 0]').replace('use-cases/counts', 'empty-chart')}${NOTES}`,
    'failed-diagram': `${BROKEN_DIAGRAM.replace('broken/diagram', 'failed-diagram')}${NOTES}`,
    'not-drawn': slide('not-drawn', '<Unheard of="it" />'),
    'broken-image': slide('broken-image', '<img src="/nowhere.png" />'),
    'broken-link': slide('broken-link', '<a href="#/99">there</a>'),
    'dead-link': slide('dead-link', `<a href="http://127.0.0.1:${port}/gone">gone</a>`),
    'console-error': slide('console-error', '<p v-once>{{ console.error("it failed") }}</p>').replace('console.error("it failed")', '$nothing'),
    'many-words': slide('many-words', `<p style="font-size: 18px">${'word '.repeat(160)}</p>`),
    'no-notes': message('no-notes', 'no-notes'),
  }
  entry = await writeDeck('check', Object.values(SLIDES))
  findings = await checkDecks([{
    entry,
    origins: new Map(Object.keys(SLIDES).map((id, i) => [id, { file: `data/sections/${id}.yaml`, line: i + 1 }])),
    minutes: 31,
    budget: 30,
  }], { root: ROOT, online: true })
})
afterAll(async () => {
  dead.close()
  await removeDecks(entry)
})

// Those of time and of edits come from no slide that is drawn.
const kinds = (Object.keys(KINDS) as FindingKind[]).filter(kind => kind !== 'over-time' && kind !== 'stale-edit')

it.each(kinds)('tells of %s at its slide and the line of its data', (kind) => {
  const number = Object.keys(SLIDES).indexOf(kind) + 1
  expect(findings.filter(finding => finding.slide === number).map(finding => finding.kind)).toContain(kind)
  const found = findings.find(finding => finding.kind === kind && finding.slide === number)!
  expect(found).toMatchObject({ id: kind, origin: { file: `data/sections/${kind}.yaml`, line: number }, severity: KINDS[kind].severity, mend: KINDS[kind].mend })
  expect(tellFinding(found)).toMatch(new RegExp(`slide ${number} \\(${kind}, data/sections/${kind}\\.yaml:${number}\\): ${KINDS[kind].severity} ${kind}`))
})

it('tells of a talk that takes longer than its audience has', () => {
  expect(findings.filter(({ slide }) => slide === undefined)).toEqual([
    expect.objectContaining({ kind: 'over-time', message: 'the talk takes 31 minutes; its audience has 30' }),
  ])
})

it('finds nothing on good slides', () => {
  expect(findings.filter(({ id }) => id?.startsWith('good') || id?.startsWith('use-cases')).map(tellFinding)).toEqual([])
})

it('tells what shows in light and in dark once', () => {
  const [light, dark] = (['light', 'dark'] as const).map(scheme => ({ ...findings[0]!, schemes: [scheme] })) as unknown as [Finding, Finding]
  expect(mergeFindings([light, dark])).toEqual([{ ...findings[0]!, schemes: ['light', 'dark'] }])
  expect(tellFinding(light)).toContain(', in light: ')
})
