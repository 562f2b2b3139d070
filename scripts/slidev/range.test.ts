import { expect, it } from 'vitest'
import { UserError } from '../dataset/errors.ts'
import { numbersIn, parseRange, rangeName } from './range.ts'

it.each([
  ['2-5,8', '2-5,8', [2, 3, 4, 5, 8]],
  ['8, 2-5', '2-5,8', [2, 3, 4, 5, 8]],
  ['3', '3', [3]],
  ['9-', '9-', [9, 10]],
  ['1-4,3-5,6', '1-6', [1, 2, 3, 4, 5, 6]],
  ['2，4', '2,4', [2, 4]],
])('%s is %s', (text, name, numbers) => {
  const range = parseRange(text)!
  expect(rangeName(range)).toBe(name)
  expect(numbersIn(range, 10)).toEqual(numbers)
})

it.each(['', '0', '5-2', '-3', 'all', '1,,2', '1.5'])('"%s" is no range', text => expect(parseRange(text)).toBeUndefined())

it('tells how many slides there are where one is asked for that there is not', () => {
  expect(() => numbersIn(parseRange('2-50')!, 20)).toThrow(new UserError('--range 2-50 asks for slide 50, and the last one is 20; 2- is all from 2 on'))
  expect(() => numbersIn(parseRange('21-')!, 20)).toThrow('asks for slide 21, and the last one is 20; state numbers from 1 to 20')
})
