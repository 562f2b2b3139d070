/** Every fact of the source is in the shipped dataset: names, counts and links. */
import { beforeAll, describe, expect, it } from 'vitest'
import { loadMessages } from '../locales/messages.ts'
import { kindOf } from '../sections/index.ts'
import { SHIPPED_DATA } from '../testing/data-folder.ts'
import { commercialProducts, comparison, openModels, prose, services, useCases, vendorSummaries } from '../testing/source-facts.ts'
import { LocalText } from './fields.ts'
import { loadDataset } from './load.ts'
import { localize } from './localize.ts'

type Tree = Record<string, any>

let sections: Record<string, Tree>
let corrections: readonly Tree[]
let everything: string

beforeAll(async () => {
  const { dataset } = await loadDataset(SHIPPED_DATA)
  sections = Object.fromEntries(dataset.sections.map(section => [
    section.id,
    localize(section, 'zh') as Tree,
  ]))
  corrections = dataset.corrections.map(correction => localize(correction, 'zh') as Tree)
  everything = JSON.stringify(dataset)
})

const names = (items: readonly Tree[]): string[] => items.map(item => item.name)

/** The words of a list that a text lacks. */
function lacking(text: string, words: string): string[] {
  const flat = text.replace(/\s/g, '')
  return words.split(' ').filter(word => !flat.includes(word))
}

function textsOf(value: unknown): LocalText[] {
  if (value instanceof LocalText)
    return [value]
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(textsOf)
    : []
}

/** All that is written in a value, without keys. */
function wordsOf(value: unknown): string {
  if (typeof value === 'object' && value !== null)
    return Object.values(value).map(wordsOf).join(' ')
  return String(value)
}

describe('the use cases', () => {
  it('are 18 in 3 groups', () => {
    expect(sections['use-cases']!.groups.map((group: Tree) => group.items.length)).toEqual([6, 7, 5])
  })

  it.each(Object.entries(useCases))('in the group %s are those of the source, with what it says of them', (group, expected) => {
    const { items } = sections['use-cases']!.groups.find(({ id }: Tree) => id === group)
    expect(items.map(({ id }: Tree) => id)).toEqual(Object.keys(expected))
    for (const { id, name, text } of items)
      expect(lacking(`${name} ${text}`, expected[id]!), id).toEqual([])
  })
})

describe.each([
  ['commercial-products', commercialProducts],
  ['open-models', openModels],
  ['comparison', comparison],
] as const)('each cell of the matrix %s', (section, expected) => {
  it.each(Object.entries(expected))('of %s keeps what the source says', (id, cells) => {
    const thing = sections[section]!.things.find((thing: Tree) => thing.id === id)
    expect(Object.keys(thing.cells)).toEqual(Object.keys(cells))
    for (const [criterion, words] of Object.entries(cells))
      expect(lacking(wordsOf([thing.name, thing.cells[criterion]]), words), criterion).toEqual([])
  })

  it('is in the list', () => {
    expect(sections[section]!.things.map(({ id }: Tree) => id)).toEqual(Object.keys(expected))
  })
})

it.each(Object.entries(prose))('the section %s says what the source says', (section, words) => {
  expect(lacking(wordsOf(sections[section]), words)).toEqual([])
})

it('each text is written in its language: Chinese stands in English only in brackets', async () => {
  const { dataset } = await loadDataset(SHIPPED_DATA)
  const texts = textsOf(dataset)
  expect(texts.length).toBeGreaterThan(400)
  for (const text of texts) {
    const [zh, en] = [text.in('zh'), text.in('en')]
    expect(en.replace(/\([^)]*\)/g, ''), en).not.toMatch(/\p{Script=Han}/u)
    // Only names are the same in both.
    if (zh !== en)
      expect(zh).toMatch(/\p{Script=Han}|（/u)
  }
})

describe.each([
  [
    'commercial-products',
    [
      'ChatGPT',
      'Google AI',
      'Azure OpenAI Service',
      '通义千问',
      '腾讯混元',
      '文心一言',
    ],
  ],
  [
    'open-models',
    [
      'GPT-Neo',
      'BLOOM',
      'LLaMA',
      'Cohere',
      'Hugging Face',
      'Stability AI',
      'LightOn',
      'Dolly',
      'Claude 3',
    ],
  ],
] as const)('the matrix %s', (id, things) => {
  it('has every thing of the source', () => {
    expect(names(sections[id]!.things)).toEqual(things)
  })

  it('has 6 criteria, and a cell for each', () => {
    expect(sections[id]!.criteria).toHaveLength(6)
    for (const thing of sections[id]!.things)
      expect(Object.keys(thing.cells)).toHaveLength(6)
  })
})

it('rates dialogue and integration as the source does, and nothing that it does not', () => {
  const ratings = (id: string, criterion: string) => sections[id]!.things.map((thing: Tree) => thing.cells[criterion].rating)
  const [strong, fairly] = ['strong', 'fairly-strong']
  expect(ratings('commercial-products', 'dialogue')).toEqual(Array.from({ length: 6 }).fill(strong))
  expect(ratings('commercial-products', 'integration')).toEqual([
    undefined,
    strong,
    undefined,
    strong,
    strong,
    strong,
  ])
  expect(ratings('open-models', 'dialogue')).toEqual([
    fairly,
    fairly,
    fairly,
    strong,
    strong,
    strong,
    fairly,
    fairly,
    strong,
  ])
})

it('compares commercial and open source on 5 features', () => {
  expect(names(sections.comparison!.criteria)).toEqual(['易用性', '灵活性', '成本', '性能', '社区支持'])
  expect(sections.comparison!.things).toHaveLength(2)
})

describe('the cloud services', () => {
  const serviceNames: Readonly<Record<string, readonly string[]>> = {
    'aws': [
      'Nitro',
      'UltraClusters',
      'EC2 G5',
      'Trainium',
      'Inferentia',
      'SageMaker',
      'Bedrock',
      'Amazon Q',
    ],
    'gcp': [
      'TPU',
      'AI Platform',
      'AutoML',
      'Vertex AI',
    ],
    'azure': [
      'Azure Machine Learning',
      'Cognitive Services',
      'Bot Service',
      'Azure AI Infrastructure',
    ],
    'alibaba-cloud': [
      'PAI',
      'MaxCompute',
      'E-MapReduce',
      '智能对话机器人',
    ],
    'tencent-cloud': [
      'TI-ONE',
      'Tencent ML Platform',
      'YouTu',
      '智能对话平台',
    ],
  }

  it.each(Object.entries(serviceNames))('of %s are all there, in order', (vendor, expected) => {
    const { items } = sections['cloud-services']!.vendors.find((entry: Tree) => entry.vendor === vendor)
    expect(items).toHaveLength(expected.length)
    expected.forEach((name, i) => expect(items[i].name).toContain(name))
  })

  it.each(Object.entries(services))('of %s have the category, the function and the strength', (vendor, expected) => {
    const { items } = sections['cloud-services']!.vendors.find((entry: Tree) => entry.vendor === vendor)
    expect(items.map(({ id }: Tree) => id)).toEqual(Object.keys(expected))
    for (const { id, name, category, facts } of items) {
      const [kind, does, strength] = expected[id]!
      expect(category, id).toBe(kind)
      expect(lacking(`${name} ${facts.function}`, does), id).toEqual([])
      expect(lacking(facts.strength, strength), id).toEqual([])
    }
  })

  it.each(Object.entries(vendorSummaries))('of %s are summed up as the source does', (vendor, words) => {
    const { summary } = sections['cloud-services']!.vendors.find((entry: Tree) => entry.vendor === vendor)
    expect(lacking(summary, words)).toEqual([])
  })
})

describe('the directory', () => {
  it('has a community and a documentation link for 9 projects', () => {
    expect(sections.community!.entries).toHaveLength(9)
    for (const entry of sections.community!.entries)
      expect(Object.keys(entry.links)).toEqual(['community', 'docs'])
  })

  it.each([
    'https://github.com/EleutherAI',
    'https://github.com/bigscience-workshop',
    'https://huggingface.co/bigscience/bloom',
    'https://github.com/cohere-ai',
    'https://github.com/huggingface/transformers',
    'https://huggingface.co/docs/transformers/',
    'https://github.com/Stability-AI',
    'https://stability.ai/',
    'https://github.com/lightonai',
    'https://lighton.ai/docs/',
    'https://github.com/databrickslabs/dolly',
    'https://databricks.com/blog/2023/03/21/building-dolly-democratizing-the-magic-of-ai.html',
  ])('keeps %s', (url) => {
    expect(JSON.stringify(sections.community)).toContain(`"${url}"`)
  })

  it.each([
    ['https://www.eleuther.ai/projects/gpt-neo/', 'https://github.com/EleutherAI/gpt-neo'],
    ['https://github.com/facebookresearch/llama', 'https://github.com/meta-llama'],
    ['https://docs.cohere.ai/', 'https://docs.cohere.com/'],
    ['https://github.com/allenai', 'https://github.com/anthropics'],
    ['https://www.allenai.org/project/claude', 'https://docs.anthropic.com/'],
  ])('shows what replaces %s and keeps it as a correction', (wrong, right) => {
    expect(JSON.stringify(sections.community)).toContain(right)
    expect(JSON.stringify(sections.community)).not.toContain(`"${wrong}"`)
    expect(corrections.map(correction => correction.source).join(' ')).toContain(wrong)
  })
})

it.each([
  'GitHub Copilot',
  'GPT-4',
  'LaMDA',
  'Bard',
  'PaLM',
  'Gemini',
  'M6',
  'AliceMind',
  'Qwen',
  'Hunyuan',
  'T5',
  'ERNIE',
  'PLATO',
  'TensorFlow',
  'HyperPod',
  'JumpStart',
  'MLOps',
  'Hadoop',
  'Spark',
  'Transformers',
])('names %s', (name) => {
  expect(everything).toContain(name)
})

describe('the corrections', () => {
  it('are 34, each with the source\'s words, what is right, why, and the evidence', () => {
    expect(corrections).toHaveLength(34)
    for (const { id, source, right, why, evidence } of corrections)
      expect([source, right, why, evidence].every(Boolean), id).toBe(true)
  })

  it('are all shown somewhere', () => {
    const shown = JSON.stringify(sections)
    for (const { id } of corrections)
      expect(shown).toContain(`"${id}"`)
  })
})

it('every item says where in the source it stands', async () => {
  const { dataset } = await loadDataset(SHIPPED_DATA)
  const items = dataset.sections.flatMap((section) => {
    const { groups, things, vendors, entries, points, questions } = section as Tree
    return [
      ...(groups ?? []).flatMap((group: Tree) => [group, ...group.items]),
      ...(things ?? []),
      ...(vendors ?? []).flatMap((entry: Tree) => [entry, ...entry.items]),
      ...(entries ?? []),
      ...(points ?? []),
      ...(questions ?? []),
    ]
  })
  expect(items.length).toBeGreaterThan(80)
  for (const item of items)
    expect(item.source, JSON.stringify(item)).toBeTruthy()
})

it('every kind of section has words in every locale that the dataset uses', () => {
  for (const language of ['zh', 'en'])
    expect(loadMessages(language).say('part', { number: 1, of: 2 })).toContain('1')
  expect(Object.values(sections).map(section => kindOf(section.kind).items(section as never).length)).not.toContain(0)
})
