import { expect, it } from 'vitest'
import { inTwo, withNotes } from './fix-slide.ts'

const slide = (body: string, notes = '') => `---\nlayout: message\nid: a/b\n---\n\n# Title\n\n${body}\n${notes}`
const words = (text: string) => text.match(/\w+/g)!.sort()

it('fills in the notes that were generated, and only where there are none', () => {
  expect(withNotes(slide('mine'), slide('theirs', '\n<!--\n- say it\n-->\n'))).toBe(`${slide('mine').trimEnd()}\n\n<!--\n- say it\n-->\n\n`)
  expect(withNotes(slide('mine', '\n<!-- my own -->\n'), slide('theirs', '\n<!-- say it -->\n'))).toBeUndefined()
  expect(withNotes(slide('mine'), slide('theirs'))).toBeUndefined()
})

it('continues a full slide on a second one, with every word on one of them', () => {
  const [first, second] = inTwo(slide('- one\n- two\n  and more\n- three\n- four', '\n<!-- say it -->\n'))!
  expect(first).toContain('id: a/b\n')
  expect(second).toContain('id: a/b-more\n')
  for (const part of [first, second])
    expect(part).toMatch(/# Title\n[\s\S]*<!-- say it -->/)
  const body = (text: string) => text.replace(/^---[\s\S]*?---\n/, '').replace('# Title', '').replace('<!-- say it -->', '')
  expect(words(body(first) + body(second))).toEqual(words('one two and more three four'))
  expect(body(first)).not.toContain('four')
})

it('gives the second slide an id that no other one has', () => {
  expect(inTwo(slide('- a\n- b'), new Set(['a/b', 'a/b-more', 'a/b-more-2']))![1]).toContain('id: a/b-more-3\n')
})

it.each(['only one', '::right::\n\n- a\n- b', '```\n- a\n- b\n```', '| a | b |\n| - | - |\n| 1 | 2 |', '<Chart />\n\n- a\n- b'])('leaves alone what can\'t be continued: %j', (body) => {
  expect(inTwo(slide(body))).toBeUndefined()
})
