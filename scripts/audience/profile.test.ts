/** Profiles as a person writes them: what a few lines do, and what is said of mistakes. */
import type { DatasetError } from '../dataset/errors.ts'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSync } from '@slidev/parser'
import { describe, expect, it } from 'vitest'
import { loadDataset } from '../dataset/load.ts'
import { generateDeck, makeDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { textOf } from '../slides/model.ts'
import { placeOf, spoiledData } from '../testing/data-folder.ts'
import { vary } from './vary.ts'

const measure = createMeasure()

/** A dataset folder with one more profile. */
async function withProfile(yaml: string): Promise<string> {
  const folder = await spoiledData([])
  await writeFile(join(folder, 'audiences/board.yaml'), yaml)
  return folder
}

async function load(yaml: string) {
  const { dataset, audiences } = await loadDataset(await withProfile(yaml))
  return { dataset, audience: audiences.find(({ id }) => id === 'board')! }
}

async function deckOf(yaml: string, language = 'en') {
  const { dataset, audience } = await load(yaml)
  return makeDeck(dataset, audience, language, measure)
}

const NAME = 'name: { zh: 董事会, en: Board }\n'

describe('a profile', () => {
  it('of four lines makes a deck that opens with why they are here and is cut to its time', async () => {
    const deck = await deckOf(`${NAME}minutes: 8\npurpose: { zh: 决定投入, en: We decide what to invest in }\nsections: [use-cases, comparison, decision]\n`)
    expect(deck.slides.slice(0, 2).map(({ id }) => id)).toEqual(['cover', 'purpose'])
    expect(textOf(deck.slides[1]!.title)).toBe('We decide what to invest in')
    expect(deck.minutes).toBeLessThanOrEqual(8)
    expect(deck.sections.length).toBeGreaterThan(1)
    expect(deck.cut.length).toBeGreaterThan(0)
    for (const { id } of deck.cut)
      expect(deck.slides.find(slide => slide.id === id)!.start, id).toBeUndefined()
  })

  it('that extends another takes from it what it leaves out', async () => {
    const { audience } = await load(`extends: executive\n${NAME}minutes: 15\n`)
    expect(audience.minutes).toBe(15)
    expect(textOf((await deckOf(`extends: executive\n${NAME}minutes: 15\n`)).slides[0]!.title)).toBe('Generative AI: value, cost and choice')
  })

  it('with its own slides, titles and words has them where it says', async () => {
    const yaml = `${NAME}sections:
  - id: comparison
    depth: summary
    title: { zh: 成本, en: What it costs }
    say: { zh: 请看成本, en: Look at the cost }
    titles: { stance: { zh: 没有免费的, en: Nothing is free } }
slides:
  - id: story
    before: comparison
    title: { zh: 一个故事, en: A story }
    markdown: { zh: "**开始**", en: "It *began* {{ 1 + 1 }}" }
    minutes: 2
call-to-action:
  title: { zh: 决定, en: Decide }
  steps: [{ zh: 一, en: One }, { zh: 二, en: Two }]
`
    const { dataset, audience } = await load(yaml)
    const { slides } = makeDeck(dataset, audience, 'en', measure)
    const ids = slides.map(({ id }) => id)
    expect(ids.indexOf('own/story')).toBe(ids.findIndex(id => id.startsWith('comparison')) - 1)
    expect(textOf(slides.find(({ id }) => id === 'comparison/stance')!.title)).toBe('Nothing is free')
    const { markdown } = generateDeck(dataset, audience, 'en', measure)
    const parsed = parseSync(markdown, 'deck.md').slides
    expect(parsed.length).toBe(slides.length)
    expect(parsed.find(({ frontmatter }) => frontmatter.id === 'own/story')!.content).toContain('It *began* <span v-pre>{{</span> 1 + 1 }}')
    expect(markdown).toContain('- Look at the cost')
    const closing = parsed.find(({ frontmatter }) => frontmatter.id === 'closing')!
    expect(closing.content).toMatch(/# Decide[\s\S]*- One\n- Two/)
  })

  it('puts what is in focus first and in the accent colour', async () => {
    const { dataset, audience } = await load(`${NAME}focus: [azure]\nsections: [cloud-services]\n`)
    const { slides } = makeDeck(dataset, audience, 'en', measure)
    const chart = slides.find(({ id }) => id === 'cloud-services/by-category')!
    expect('chart' in chart && chart.chart).toMatchObject({ categories: ['Azure', 'AWS', 'GCP', 'Alibaba Cloud', 'Tencent Cloud'], focus: [true, false, false, false, false] })
  })

  it('takes names in any language and either case for what is in focus', async () => {
    const { audience } = await load(`${NAME}focus: [阿里云, aws, AWS, Tencent cloud]\nsections: [cloud-services]\n`)
    expect(audience.focus).toEqual(['alibaba-cloud', 'aws', 'tencent-cloud'])
    const error = await load(`${NAME}sections: [cloud-services]\nfocus:\n  - aws\n  - Tencent Clod\n`).then(() => undefined, (error: DatasetError) => error)
    expect(error!.problems.map(({ line, column, code, message }) => `${line}:${column} ${code}: ${message}`)).toEqual(['5:5 unknown-vendor-or-item: "Tencent Clod" is no vendor or item; did you mean "Tencent Cloud"?'])
  })

  it('tells of what is in focus before the time is up', async () => {
    const { dataset, audience } = await load(`${NAME}minutes: 6\nfocus: [tencent-cloud]\nsections: [cloud-services]\n`)
    const { cut } = makeDeck(dataset, audience, 'en', measure)
    expect(cut.map(({ id }) => id)).toContain('cloud-services/aws')
    expect(cut.map(({ id }) => id)).not.toContain('cloud-services/tencent-cloud')
  })

  it('in one language needs no texts in others', async () => {
    const { audience } = await load('name: { en: Board }\nlanguages: [en]\n')
    expect(audience.languages).toEqual(['en'])
  })
})

describe('on the command line', () => {
  it('focus, minutes and sections change an audience, under an id that says so', async () => {
    const { dataset, audience } = await load(NAME)
    const varied = vary(dataset, audience, { focus: ['阿里云', 'aws'], minutes: 12, only: ['cloud-services'] })
    expect(varied.id).toBe('board-focus-alibaba-cloud-aws-12min-only-cloud-services')
    expect(makeDeck(dataset, varied, 'zh', measure)).toMatchObject({ sections: ['cloud-services'], budget: 12 })
    expect(() => vary(dataset, audience, { focus: ['awss'] })).toThrow('"awss" is no vendor or item; did you mean "aws"?')
    expect(() => vary(dataset, audience, { only: ['cloud-service'] })).toThrow('did you mean "cloud-services"?')
    expect(() => vary(dataset, audience, { minutes: 0.5 })).toThrow(/too short/)
  })

  it('a missing text is told in another language, and says in which', async () => {
    const folder = await spoiledData([['dataset.yaml', ', en: Security and foundation', '']])
    await expect(loadDataset(folder)).rejects.toThrow('the text is missing in "en"')
    const { dataset } = await loadDataset(folder, { fallback: [] })
    expect(dataset.categories!.find(({ id }) => id === 'security')!.name.in('en')).toBe('安全与底座 [zh]')
    const french = await loadDataset(folder, { fallback: ['fr'] })
    expect(makeDeck(french.dataset, french.audiences[0]!, 'fr', measure).slides.length).toBeGreaterThan(3)
  })
})

describe('a mistake in a profile is told with its place and what would be right:', () => {
  it.each([
    ['an unknown section', 'sections: [use-cases, comparision]', 'comparision', 'unknown-section', '"comparision" is no section; did you mean "comparison"?'],
    ['a tag that matches nothing', 'drop: { tags: [nich] }', 'nich]', 'unknown-tag', '"nich" is no tag; did you mean "niche"?'],
    ['a vendor that is not there', 'keep: { vendors: [azzure] }', 'azzure', 'unknown-vendor', '"azzure" is no vendor; did you mean "azure"?'],
    ['an unknown criterion', 'keep: { criteria: [availabilty] }', 'availabilty', 'unknown-criterion', '"availabilty" is no criterion; did you mean "availability"?'],
    ['an unknown depth', 'depth: sumary', 'sumary', 'unknown-value', '"sumary" is not allowed here; allowed: headline, summary, detail'],
    ['an unknown slide', 'sections: [{ id: comparison, hide: [stanc] }]', 'stanc]', 'unknown-slide', '"stanc" is no slide of "comparison"; did you mean "stance"?'],
    ['a title of an unknown slide', 'sections: [{ id: comparison, titles: { tabel: { zh: 表, en: Table } } }]', 'tabel', 'unknown-slide', '"tabel" is no slide of "comparison"; did you mean "table"?'],
    ['minutes below the least', 'minutes: 1', '1\n', 'too-few-minutes', '1 min is too short'],
    ['minutes that are none', 'minutes: -5', '-5', 'invalid', 'minutes are a number above 0'],
    ['an unknown audience', 'extends: executiv', 'executiv', 'unknown-audience', '"executiv" is no audience; did you mean "executive"?'],
    ['itself as the one that it extends', 'extends: board', 'board', 'circular-extends', 'profiles extend each other in a circle: "board" → "board"'],
    ['a slide of one\'s own without a place', 'slides: [{ id: x, title: { zh: 题, en: T }, markdown: { zh: 文, en: M } }]', '{ id: x', 'no-place', 'a slide stands either "before" or "after" a section'],
    ['a language that is not there', 'languages: [zh, fr]', 'fr', 'unknown-language', '"fr" is no language'],
    ['nothing left to tell', 'sections: [community]\ndrop: { criteria: [community, docs] }', '{ criteria', 'nothing-left', 'nothing is left to tell'],
  ])('%s', async (_, yaml, at, code, says) => {
    const folder = await withProfile(`${NAME}${yaml}\n`)
    const error = await loadDataset(folder).then(() => undefined, (error: DatasetError) => error)
    const place = await placeOf(join(folder, 'audiences/board.yaml'), at)
    expect(error?.problems.map(({ file, line, column, code }) => [file.endsWith('audiences/board.yaml'), `${line}:${column}`, code])).toContainEqual([true, place, code])
    expect(error!.message).toContain(says)
  })

  it('a circle of several', async () => {
    const folder = await withProfile(`extends: executive\n${NAME}`)
    await writeFile(join(folder, 'audiences/executive.yaml'), `extends: board\n${NAME}`)
    await expect(loadDataset(folder)).rejects.toThrow(/board\.yaml:1:10 circular-extends: .*"board" → "executive" → "board"/)
  })
})
