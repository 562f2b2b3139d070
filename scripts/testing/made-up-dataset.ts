/** Datasets that nobody would write, with every kind of section: what a tool for any data must show well. */
import type { Random, Style } from './made-up-text.ts'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { temporaryFolder } from './data-folder.ts'
import { numberSections } from './made-up-numbers.ts'
import { createRandom, madeUpText } from './made-up-text.ts'

/** How large a made-up dataset is, and of what texts it consists. */
export interface MadeUp {
  readonly name: string
  readonly languages: readonly string[]
  /** Things, entries, points and so on in each section. */
  readonly items: number
  /** Criteria of a matrix, facts of an inventory, and links of an entry. */
  readonly columns: number
  /** Characters of a name, and of a text. */
  readonly nameLength: number
  readonly textLength: number
  readonly style: Style
}

export const MADE_UP: readonly MadeUp[] = [
  { name: 'one item', languages: ['zh', 'en'], items: 1, columns: 1, nameLength: 3, textLength: 3, style: 'plain' },
  { name: 'two items', languages: ['en', 'zh'], items: 2, columns: 2, nameLength: 12, textLength: 40, style: 'plain' },
  { name: 'fourteen columns', languages: ['zh', 'en'], items: 9, columns: 14, nameLength: 10, textLength: 24, style: 'plain' },
  { name: 'long texts', languages: ['zh', 'en'], items: 7, columns: 5, nameLength: 60, textLength: 400, style: 'plain' },
  { name: 'unbroken words', languages: ['en'], items: 5, columns: 4, nameLength: 70, textLength: 120, style: 'unbroken' },
  { name: 'mixed scripts', languages: ['zh', 'en'], items: 8, columns: 6, nameLength: 24, textLength: 90, style: 'mixed' },
  { name: 'a hundred items', languages: ['en'], items: 100, columns: 4, nameLength: 18, textLength: 60, style: 'plain' },
]

/** More than so many vendors, questions or options are none that a person would tell apart. */
const MOST_VENDORS = 14
const MOST_QUESTIONS = 12

/** Writes a made-up dataset as files, as a person would, into a folder that is gone after the test. */
export async function madeUpFolder(of: MadeUp): Promise<string> {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'sections'))
  await mkdir(join(folder, 'audiences'))
  for (const [file, content] of Object.entries(madeUpFiles(of)))
    await writeFile(join(folder, file), stringify(content, { lineWidth: 0, aliasDuplicateObjects: false }))
  return folder
}

type Words = (length: number) => unknown

/** The files of a made-up dataset by their path in its folder. Pure. */
export function madeUpFiles(of: MadeUp): Readonly<Record<string, unknown>> {
  const random = createRandom(of.items * 1000 + of.columns)
  const words: Words = length => Object.fromEntries(of.languages.map(language => [language, madeUpText(random, language, length, of.style)]))
  const sections = makeSections(of, random, words)
  return {
    'dataset.yaml': {
      'title': words(Math.min(80, of.textLength)),
      'subtitle': words(of.textLength),
      'languages': of.languages,
      'source': { title: madeUpText(random, of.languages[0]!, of.nameLength, of.style) },
      'scales': [
        { id: 'grade', name: words(of.nameLength), note: words(of.textLength), levels: ['low', 'fair', 'high'].map(id => ({ id, name: words(Math.min(20, of.nameLength)) })) },
        { id: 'step', name: words(of.nameLength), levels: ['a', 'b', 'c', 'd', 'e'].map(id => ({ id, name: words(3) })) },
      ],
      'categories': numbered(Math.min(10, of.columns), i => ({ id: `category-${i}`, name: words(of.nameLength) })),
      'categories-note': words(of.textLength),
      'vendors': numbered(vendorCount(of), i => ({ id: `vendor-${i}`, name: words(of.nameLength) })),
      'sections': sections.map(({ id }) => id),
      'closing': words(of.nameLength),
    },
    'corrections.yaml': numbered(of.items, i => ({
      id: `correction-${i}`,
      severity: (['wrong', 'outdated', 'misspelt', 'imprecise'] as const)[i % 4],
      where: 'A / B',
      source: madeUpText(random, of.languages[0]!, of.textLength, of.style),
      right: words(of.textLength),
      why: words(of.textLength),
      evidence: madeUpText(random, of.languages[0]!, of.textLength, of.style),
      confidence: 'high',
    })),
    'audiences/all.yaml': { name: words(of.nameLength), purpose: words(of.textLength), decide: words(of.textLength) },
    ...Object.fromEntries(sections.map(section => [`sections/${section.id}.yaml`, section])),
  }
}

const vendorCount = ({ items }: MadeUp): number => Math.min(MOST_VENDORS, Math.max(1, Math.ceil(items / 2)))

const numbered = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

function makeSections(of: MadeUp, random: Random, words: Words): readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[] {
  const { items, columns, nameLength, textLength } = of
  const head = (id: string, kind: string) => ({ id, kind, title: words(nameLength), lead: words(textLength), unit: words(Math.min(6, nameLength)) })
  const item = (id: string) => ({ id, name: words(nameLength), text: words(textLength) })
  const corrected = (i: number) => i % 3 === 0 ? { corrections: [`correction-${i}`] } : {}
  return [
    {
      ...head('narrative', 'narrative'),
      message: words(textLength),
      points: numbered(items, i => ({ ...item(`point-${i}`), about: i % 2 ? ['groups', 'matrix'] : ['inventory'] })),
    },
    {
      ...head('groups', 'groups'),
      groups: spread(items, Math.round(Math.sqrt(items))).map((count, g) => ({
        id: `group-${g}`,
        name: words(nameLength),
        items: numbered(count, i => ({ ...item(`item-${g}-${i}`), ...corrected(g) })),
      })),
    },
    matrix('matrix', items),
    matrix('few', Math.min(2, items)),
    {
      ...head('stated', 'matrix'),
      criteria: numbered(columns, i => ({ id: `criterion-${i}`, name: words(nameLength) })),
      things: numbered(items, t => ({
        id: `thing-${t}`,
        name: words(nameLength),
        vendor: `vendor-${t % vendorCount(of)}`,
        cells: Object.fromEntries(numbered(columns, i => [`criterion-${i}`, i === 0 ? { names: numbered(1 + t % 3, () => words(nameLength)) } : { text: words(nameLength) }])),
      })),
    },
    {
      ...head('inventory', 'inventory'),
      columns: numbered(columns, i => ({ id: `fact-${i}`, name: words(nameLength) })),
      vendors: spread(items, vendorCount(of)).map((count, v) => ({
        vendor: `vendor-${v}`,
        summary: words(textLength),
        items: numbered(count, i => ({
          ...{ id: `item-${v}-${i}`, name: words(nameLength), category: `category-${(v + i) % Math.min(10, columns)}` },
          ...corrected(v),
          facts: Object.fromEntries(numbered(columns, f => [`fact-${f}`, words(textLength)])),
        })),
      })),
    },
    {
      ...head('directory', 'directory'),
      columns: numbered(Math.min(5, columns), i => ({ id: `link-${i}`, name: words(nameLength) })),
      entries: numbered(items, e => ({
        id: `entry-${e}`,
        name: words(nameLength),
        links: Object.fromEntries(numbered(Math.min(5, columns), i => [`link-${i}`, { url: `https://site-${Math.floor(random() * Math.min(30, items))}.example.com/${'path/'.repeat(1 + textLength / 40)}` }])),
      })),
    },
    decision(),
    ...numberSections(of, { random, words, head }),
  ]

  function matrix(id: string, things: number) {
    return {
      ...head(id, 'matrix'),
      criteria: numbered(columns, i => ({ id: `criterion-${i}`, name: words(nameLength), ...(i % 4 !== 3 && { scale: i % 4 === 2 ? 'step' : 'grade' }) })),
      things: numbered(things, t => ({
        id: `thing-${t}`,
        name: words(nameLength),
        ...(t % 2 === 0 && id === 'matrix' && { vendor: `vendor-${t % vendorCount(of)}` }),
        ...corrected(t),
        cells: Object.fromEntries(numbered(columns, i => [`criterion-${i}`, cell(i)])),
      })),
    }
  }

  function cell(criterion: number) {
    const scale = criterion % 4 === 3 ? undefined : criterion % 4 === 2 ? ['a', 'b', 'c', 'd', 'e'] : ['low', 'fair', 'high']
    const rating = scale?.[Math.floor(random() * scale.length)]
    return {
      ...(rating && random() < 0.9 && { rating }),
      ...((!rating || random() < 0.6) && { text: words(textLength) }),
      ...(random() < 0.05 && { names: [words(nameLength)] }),
      text: words(random() < 0.5 ? textLength : 3),
    }
  }

  function decision() {
    const questions = Math.min(MOST_QUESTIONS, items)
    return {
      ...head('decision', 'decision'),
      options: numbered(Math.max(2, Math.min(MOST_QUESTIONS, items)), i => item(`option-${i}`)),
      questions: numbered(questions, q => ({
        id: `question-${q}`,
        ask: words(nameLength),
        why: words(textLength),
        answers: [
          { text: words(Math.min(12, nameLength)), ...(q + 1 < questions ? { then: `question-${q + 1}` } : { recommend: 'option-0' }) },
          { text: words(Math.min(12, nameLength)), recommend: `option-${Math.max(1, q)}` },
        ],
      })),
    }
  }
}

/** So many items in so many parts, each with one at least, and unlike in size. */
function spread(items: number, parts: number): number[] {
  const sizes = numbered(Math.min(items, Math.max(1, parts)), () => 1)
  for (let rest = items - sizes.length, i = 0; rest > 0; i++) {
    const more = Math.min(rest, 1 + i % 4)
    sizes[i % sizes.length]! += more
    rest -= more
  }
  return sizes
}
