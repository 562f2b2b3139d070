/** Any text of a dataset is text to Mermaid, where its grammar has no quotes. */
import fc from 'fast-check'
import mermaid from 'mermaid'
import { expect, it } from 'vitest'
import { hostileText } from '../testing/hostile-text.ts'
import { gantt } from './gantt.ts'
import { label, withoutStandIns } from './mermaid.ts'
import { sequence } from './sequence.ts'
import { timeline } from './timeline.ts'

const word = fc.constantFrom('title x', 'Section A', 'click me', '2024-01-01', 'gantt', 'timeline', 'dateFormat X', 'todayMarker off', 'accTitle: x', 'end', 'as', 'loop', 'a, b: c', 'active, done', 'until x', 'after a', 'weekday monday', '%% x', '+ a', '- b')
const text = fc.oneof(hostileText, word)

it('a timeline, a gantt chart and a sequence can be read, whatever they say', async () => {
  await fc.assert(fc.asyncProperty(fc.array(text, { minLength: 3, maxLength: 3 }), async ([a, b, c]) => {
    for (const { mermaid: code } of [
      timeline([{ period: a!, events: [b!, c!] }], ''),
      gantt([{ name: a!, start: '2025', end: '2026-02' }, { name: b!, start: '2025-03-04', end: '2025-03-05' }], '', 'en'),
      sequence({ roles: [{ id: '1', name: a! }, { id: '2', name: b! }], messages: [{ from: '1', to: '2', text: c! }] }, ''),
    ]) {
      await mermaid.parse(code).catch((e: Error) => {
        throw new Error(`${e.message}\n${code}`)
      })
    }
  }), { numRuns: 500 })
})

it('puts back nothing that HTML would take for its own, whatever private characters a text has', () => {
  const all = Array.from({ length: 0x100 }, (_, i) => String.fromCodePoint(0xF0000 + i)).join('')
  expect([...withoutStandIns(all)].filter(char => char.codePointAt(0)! < 0x100)).toEqual(['$', ':'])
  expect(withoutStandIns(label('Pay $$5$$', 'fa:fa-car'))).toBe('"Pay #36;$5#36;$<br/>fa:fa-car"')
})
