/** What a schema refuses is told in words, with what would be right. */
import { expect, it } from 'vitest'
import * as z from 'zod'
import { checkFile } from './check.ts'
import { parseYaml } from './yaml-file.ts'

it.each([
  ['things: []', z.array(z.string()).min(1), 'expected at least 1 entry, found none'],
  ['things: [a, b, c]', z.array(z.string()).max(2), 'expected at most 2 entries, found 3'],
  ['things: 0', z.number().positive(), 'expected more than 0, found 0'],
  ['things: 12', z.number().max(10), 'expected at most 10, found 12'],
  ['things: ""', z.string().min(1), 'expected text, found none'],
  ['things: .nan', z.number(), 'expected a number, found NaN'],
  ['things: 2024', z.string(), 'expected text, found 2024 (put it in quotes to make it a text)'],
  ['things: 0', z.number().positive('minutes are a number above 0'), 'minutes are a number above 0'],
])('%s', (text, schema, message) => {
  expect(checkFile(parseYaml('a.yaml', text), z.strictObject({ things: schema })).problems).toMatchObject([{ line: 1, message }])
})
