import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'

const noise = Buffer.concat(Array.from({ length: 500 }, (_, i) => createHash('sha256').update(String(i)).digest()))

it('takes bytes that are no text for none, whatever encoding they could be in', () => {
  for (const bytes of [noise, noise.subarray(0, 300), Buffer.concat([Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'), noise])])
    expect(() => decodeText('a.md', bytes)).toThrow('a.md is no text: it is full of control characters; import reads Markdown, CSV, TSV and XLSX')
})

it('takes texts with a stray control character for texts', () => {
  for (const text of ['# Preise\n\n\u0007Löwe – 12 €\n', 'a\u000Bb', '价格：一二三四五六七八\u0000', `${'word '.repeat(1000)}\u001B[1m`])
    expect(decodeText('a.md', Buffer.from(text))).toBe(text)
  expect(decodeText('a.md', Buffer.from([0xBC, 0xDB, 0xB8, 0xF1]))).toBe('价格')
})
