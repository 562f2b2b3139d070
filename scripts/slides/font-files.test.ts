/** A site carries the mono font where one of its decks has code, and nowhere else. */
import { expect, it } from 'vitest'
import { fontFilesOf } from './fonts.ts'

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
