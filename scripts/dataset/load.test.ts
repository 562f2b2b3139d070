import type { DatasetError } from './errors.ts'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { placeOf, SHIPPED_DATA, spoiledData, temporaryFolder } from '../testing/data-folder.ts'
import { named } from './dataset-files.ts'
import { loadDataset } from './load.ts'

async function problemsOf(folder: string) {
  const error = await loadDataset(folder).then(() => undefined, (error: DatasetError) => error)
  expect(error?.name).toBe('DatasetError')
  return error!.problems
}

interface Mistake {
  readonly what: string
  readonly file: string
  readonly from: string
  readonly to: string
  /** The text at which the error points, and how far into it. */
  readonly at: readonly [text: string, offset: number]
  readonly code: string
  readonly says: string
}

const mistakes: readonly Mistake[] = [
  {
    what: 'an unknown key',
    file: 'sections/comparison.yaml',
    from: 'lead:',
    to: 'led:',
    at: ['led:', 0],
    code: 'unknown-key',
    says: 'unknown key "led"; did you mean "lead"?',
  },
  {
    what: 'a text that is missing in a language',
    file: 'dataset.yaml',
    from: 'zh: 安全与底座, en: Security and foundation',
    to: 'zh: 安全与底座',
    at: ['{ zh: 安全与底座 }', 0],
    code: 'missing-text',
    says: 'the text is missing in "en"; it is there in "zh"',
  },
  {
    what: 'a rating that is not on its scale',
    file: 'sections/comparison.yaml',
    from: 'rating: advantage',
    to: 'rating: advantege',
    at: ['advantege', 0],
    code: 'rating-not-on-scale',
    says: '"advantege" is no level of the scale "stance"; did you mean "advantage"?',
  },
  {
    what: 'a service of an unknown vendor',
    file: 'sections/cloud-services.yaml',
    from: 'vendor: azure',
    to: 'vendor: azzure',
    at: ['azzure', 0],
    code: 'unknown-vendor',
    says: '"azzure" is no vendor; did you mean "azure"?',
  },
  {
    what: 'an unknown category',
    file: 'sections/cloud-services.yaml',
    from: 'category: chip',
    to: 'category: chips',
    at: ['category: chips', 10],
    code: 'unknown-category',
    says: '"chips" is no category; did you mean "chip"?',
  },
  {
    what: 'two items of one id',
    file: 'sections/community.yaml',
    from: 'id: bloom',
    to: 'id: gpt-neo',
    at: ['id: gpt-neo\n    name: BLOOM', 4],
    code: 'duplicate-id',
    says: 'the id "gpt-neo" is already that of item 1 in this list',
  },
  {
    what: 'a link that is no http(s) URL',
    file: 'sections/community.yaml',
    from: 'https://github.com/EleutherAI/gpt-neo',
    to: 'javascript:alert(1)',
    at: ['javascript:alert(1)', 0],
    code: 'bad-link',
    says: '"javascript:alert(1)" is no link: it must begin with http:// or https:// and name a host',
  },
  {
    what: 'an unknown kind of section',
    file: 'sections/community.yaml',
    from: 'kind: directory',
    to: 'kind: directry',
    at: ['directry', 0],
    code: 'unknown-kind',
    says: '"directry" is no kind of section; did you mean "directory"?',
  },
  {
    what: 'an unknown correction',
    file: 'sections/cloud-services.yaml',
    from: '[trainium]',
    to: '[tranium]',
    at: ['tranium]', 0],
    code: 'unknown-correction',
    says: '"tranium" is no correction; did you mean "trainium"?',
  },
  {
    what: 'a section that has no file',
    file: 'dataset.yaml',
    from: '- use-cases',
    to: '- use-case',
    at: ['- use-case\n', 2],
    code: 'unknown-section',
    says: 'there is no sections/use-case.yaml; did you mean "use-cases"?',
  },
  {
    what: 'a number where a text should be',
    file: 'sections/comparison.yaml',
    from: 'en: Ease of use',
    to: 'en: 2024',
    at: ['2024', 0],
    code: 'wrong-type',
    says: 'expected text, found 2024 (put it in quotes to make it a text)',
  },
  {
    what: 'the same id in two groups',
    file: 'sections/use-cases.yaml',
    from: 'id: live-translation',
    to: 'id: meeting-notes',
    at: ['id: meeting-notes\n        name: { zh: 社区', 4],
    code: 'duplicate-id',
    says: 'the id "meeting-notes" is already that of an item of "internal"',
  },
  {
    what: 'what repeats itself',
    file: 'sections/use-cases.yaml',
    from: 'kind: groups',
    to: 'kind: &own [groups, *own]',
    at: ['*own', 0],
    code: 'bad-yaml',
    says: '*own stands within what it repeats, which would have no end',
  },
  {
    what: 'a key that is a list',
    file: 'sections/use-cases.yaml',
    from: 'kind: groups',
    to: 'kind: groups\n? [a, b]\n: c',
    at: ['[a, b]', 0],
    code: 'bad-yaml',
    says: 'a key is a text, not a list',
  },
  {
    what: 'an alias of nothing',
    file: 'sections/use-cases.yaml',
    from: 'kind: groups',
    to: 'kind: *groups',
    at: ['*groups', 0],
    code: 'bad-yaml',
    says: 'Unresolved alias (the anchor must be set before the alias): groups',
  },
  {
    what: 'a key that stands twice',
    file: 'sections/use-cases.yaml',
    from: 'kind: groups',
    to: 'kind: groups\nid: use-cases',
    at: ['id: use-cases\ntitle', 0],
    code: 'bad-yaml',
    says: 'Map keys must be unique; each key may stand once in a map',
  },
  {
    what: 'a language that the program does not speak',
    file: 'dataset.yaml',
    from: 'languages: [zh, en]',
    to: 'languages: [zh, en, xx]',
    at: ['xx]', 0],
    code: 'unknown-language',
    says: '"xx" is no language; known: "en", "zh"',
  },
  {
    what: 'two letters in the wrong order',
    file: 'audiences/full.yaml',
    from: 'decide:',
    to: 'decdie:',
    at: ['decdie', 0],
    code: 'unknown-key',
    says: 'unknown key "decdie"; did you mean "decide"?',
  },
  {
    what: 'a link with a password in it',
    file: 'sections/community.yaml',
    from: 'https://stability.ai/',
    to: 'https://me:secret@stability.ai/',
    at: ['https://me', 0],
    code: 'bad-link',
    says: '"https://me:secret@stability.ai/" is no link: it must begin with http:// or https:// and name a host',
  },
]

/** These hide what else is wrong in their file. */
const hiding: ReadonlySet<string> = new Set(['unknown-kind', 'bad-yaml'])

describe('a mistake in a dataset', () => {
  it.each(mistakes)('$what is told with its place and what would be right', async ({ file, from, to, at, code, says }) => {
    const folder = await spoiledData([
      [file, from, to],
    ])
    const problems = await problemsOf(folder)
    const place = await placeOf(join(folder, file), ...at)
    expect(problems.filter(problem => problem.code === code).map(({ line, column, message }) => [`${line}:${column}`, message]))
      .toContainEqual([place, says])
  })

  it('is told along with all others, in the order of files and lines', async () => {
    const folder = await spoiledData(mistakes.filter(({ code }) => !hiding.has(code)).map(({ file, from, to }) => [file, from, to] as const))
    const problems = await problemsOf(folder)
    const codes = new Set(problems.map(({ code }) => code))
    for (const { code } of mistakes.filter(({ code }) => !hiding.has(code)))
      expect(codes).toContain(code)
    const places = problems.map(({ file, line }) => [file, line] as const)
    expect(places).toEqual([...places].sort(([a, x], [b, y]) => a < b
      ? -1
      : a > b
        ? 1
        : x - y))
  })

  it('is told with its place when the YAML itself is broken', async () => {
    const folder = await spoiledData([
      ['sections/comparison.yaml', 'kind: matrix', 'kind: "matrix'],
    ])
    const problems = await problemsOf(folder)
    expect(problems.every(({ code }) => code === 'bad-yaml')).toBe(true)
    expect(problems[0]!.file).toMatch(/comparison\.yaml$/)
  })

  it('shows the line and a caret below the place, wide characters counted', async () => {
    const folder = await spoiledData([
      ['dataset.yaml', 'zh: 安全与底座, en: Security and foundation', 'zh: 安全与底座, en: 2024'],
    ])
    const error = await loadDataset(folder).catch((error: Error) => error) as Error
    const [, frame, caret] = error.message.split('\n')
    expect(frame!.slice(0, frame!.indexOf('2024')).replace(/[^\x20-\x7E]/g, '--').length).toBe(caret!.indexOf('^'))
  })

  it('in a list that everything refers to is told once, not wherever it is referred to', async () => {
    const of = async (file: string, from: string, to: string) => [...new Set((await problemsOf(await spoiledData([[file, from, to]]))).map(({ code }) => code))]
    expect(await of('dataset.yaml', 'vendors:', 'vendor:')).toEqual(['unknown-key'])
    expect(await of('dataset.yaml', 'languages: [zh, en]', 'languages: []')).toEqual(['invalid'])
    expect(await of('dataset.yaml', 'languages: [zh, en]', 'languages: [zh, zh]')).toEqual(['duplicate-language'])
    expect(await of('dataset.yaml', 'title:', 'title: [')).toEqual(['bad-yaml'])
    expect(await of('corrections.yaml', '- id: baichuan', '- id: [')).toEqual(['bad-yaml'])
  })

  it('where there is no dataset says so', async () => {
    const folder = await temporaryFolder()
    await expect(loadDataset(folder)).rejects.toThrow(/no dataset\.yaml/)
  })

  it('where there is no dataset names the one that is near', async () => {
    const folder = await temporaryFolder()
    for (const name of ['my-deck/data', 'node_modules/other']) {
      await mkdir(join(folder, name), { recursive: true })
      await writeFile(join(folder, name, 'dataset.yaml'), '')
    }
    const missing = (name: string) => loadDataset(join(folder, name)).then(() => '', ({ message }: Error) => message.replaceAll(named(folder), ''))
    expect(await missing('my-deck')).toBe('there is no dataset in /my-deck: it has no dataset.yaml, but /my-deck/data has one: --data /my-deck/data')
    // Asked for in the folder around it.
    expect(await missing('data')).toBe('there is no dataset in /data: there is no such folder, but /my-deck/data has one: --data /my-deck/data')
    // Asked for in the dataset itself.
    expect(await missing('my-deck/data/data')).toBe('there is no dataset in /my-deck/data/data: there is no such folder, but /my-deck/data has one: --data /my-deck/data')
    expect(await missing('my-deck/data/dataset.yaml')).toBe('there is no dataset in /my-deck/data/dataset.yaml: it is no folder, but /my-deck/data has one: --data /my-deck/data')
    await rm(join(folder, 'my-deck'), { recursive: true })
    expect(await missing('')).toMatch(/it has no dataset\.yaml; name the dataset's folder with --data, or make one: prismdeck init DIR$/)
  })

  it('where there are no audiences says what to do', async () => {
    const folder = await spoiledData([])
    await rm(join(folder, 'audiences'), { recursive: true })
    await expect(loadDataset(folder)).rejects.toThrow(/audiences\/full\.yaml/)
  })
})

it('the shipped dataset is without mistakes', async () => {
  const { dataset, audiences } = await loadDataset(SHIPPED_DATA)
  expect(dataset.languages).toEqual(['zh', 'en'])
  expect(audiences.map(({ id }) => id)).toContain('full')
})
