/** Which fonts a deck needs: a site carries no others. */
import { expect, it } from 'vitest'
import { fontFilesOf, hasGlyph } from './fonts.ts'

const hasMono = (text: string): boolean => [...fontFilesOf(text)].some(file => file.startsWith('dejavu-mono'))

it.each([
  'Call `makeDeck()` first',
  '```ts\nlet a = 1\n```',
  '  ~~~\ntree\n  ~~~',
  '<pre>a</pre>',
  '```mermaid\nflowchart LR\n```\n\nthen `npm start`',
])('%j has code', text => expect(hasMono(text)).toBe(true))

it.each([
  'No code here',
  'a \\`tick\\` of its own',
  '```mermaid\nflowchart LR\n  a["`text`"]\n```\n\nNo code here',
])('%j has none', text => expect(hasMono(text)).toBe(false))

it('leaves Arabic, whose letters it would have to join, to the fonts of the system, and says so', () => {
  expect([...'سلام'].map(char => hasGlyph(char))).toEqual([false, false, false, false])
  // As a sign of formulas.
  expect(hasGlyph('𞸎')).toBe(true)
})
