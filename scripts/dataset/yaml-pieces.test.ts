/** Large files are read in pieces: what they hold, and where, is as if they were read as a whole. */
import { describe, expect, it } from 'vitest'
import { parseYaml } from './yaml-file.ts'

const item = (i: number) => [
  `  - id: item-${i}`,
  '    # a comment',
  `    name: "Item: ${i}, which`,
  '      goes on"',
  '    text: |',
  '      - no entry',
  '      key: no key',
  '',
  `    cells: { a: { number: ${i} }, b: [x, 'y'] }`,
]
const file = (items: number, entry: (i: number) => readonly string[] = item, eol = '\n') =>
  ['id: big', 'title: Big', 'criteria:', '- { id: a }', '- id: b', '', 'things:', ...Array.from({ length: items }, (_, i) => entry(i)).flat(), 'unit: things', ''].join(eol)

describe('a large file', () => {
  it.each(['\n', '\r\n'])('has the values and places that it has as a whole, with line ends %j', (eol) => {
    const text = file(4000, item, eol)
    const { value, problems, origin, problem } = parseYaml('x.yaml', text)
    expect(problems).toEqual([])
    const { things, ...rest } = value as { things: unknown[] }
    expect(rest).toEqual({ id: 'big', title: 'Big', criteria: [{ id: 'a' }, { id: 'b' }], unit: 'things' })
    expect(things).toHaveLength(4000)
    expect(things[3999]).toEqual({ id: 'item-3999', name: 'Item: 3999, which goes on', text: '- no entry\nkey: no key\n', cells: { a: { number: 3999 }, b: ['x', 'y'] } })
    expect(Object.keys(value as object)).toEqual(['id', 'title', 'criteria', 'things', 'unit'])
    const lines = text.split(eol)
    for (const i of [0, 1, 1999, 3999]) {
      expect(lines[origin(['things', i]).line - 1]).toBe(`  - id: item-${i}`)
      expect(problem(['things', i, 'cells', 'b'], 'code', 'wrong')).toMatchObject({ line: lines.indexOf(`  - id: item-${i}`) + 9, column: 1 + item(i).at(-1)!.indexOf('[x') })
    }
    expect(lines[origin(['criteria', 1]).line - 1]).toBe('- id: b')
    expect(lines[problem(['unit'], 'code', 'wrong').line - 1]).toBe('unit: things')
  })

  it('tells where a mistake stands', () => {
    const { problems } = parseYaml('x.yaml', file(5000, i => i === 4321 ? ['  - { id: one, id: two }', ''] : [`  - id: item-${i}`, `    text: ${'much '.repeat(20)}`]))
    expect(problems.map(({ line }) => line)).toEqual([7 + 2 * 4321 + 1])
  })

  it('keeps aliases, and entries that stand further left than the list', () => {
    const aliased = parseYaml('x.yaml', file(4000, i => [i === 0 ? '  - &one { id: item-0 }' : i === 3999 ? '  - *one' : `  - { id: item-${i}, text: ${'much '.repeat(20)}}`]))
    expect((aliased.value as { things: unknown[] }).things[3999]).toEqual({ id: 'item-0' })
    const { problems } = parseYaml('x.yaml', file(4000, i => [`${i === 3000 ? ' ' : '  '}- { id: item-${i}, text: ${'much '.repeat(20)}}`]))
    expect(problems.length).toBeGreaterThan(0)
  })

  it('is refused where it is very large and can be read as a whole only', () => {
    const { problems } = parseYaml('x.yaml', `things: [${'{ id: a, text: some text of a thing }, '.repeat(500_000)}]`)
    expect(problems).toMatchObject([{ code: 'too-large', line: 1 }])
  })
})
