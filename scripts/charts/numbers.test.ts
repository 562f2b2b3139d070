import fc from 'fast-check'
import { expect, it } from 'vitest'
import { amountsOf } from '../sections/amount.ts'
import { decimalsOf, numberWriter } from './numbers.ts'

it.each([
  [[2.95, 1.4, 1], ['2.95', '1.40', '1.00']],
  [[0.1 + 0.2], ['0.3']],
  [[1e-9, 0.5], ['0.000000001', '0.500000000']],
  [[0, 1.25e-7], ['0.00000000', '0.00000013']],
  [[1e20, -3], ['100,000,000,000,000,000,000', '\u22123']],
] as const)('%j are written with as many decimals each as the one needs that has most', (numbers, written) => {
  expect(numbers.map(amountsOf({ language: 'en' }, numbers))).toEqual(written)
})

it('nothing but zero is written as zero', () => {
  fc.assert(fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-60, max: 1e14 }), { minLength: 1, maxLength: 4 }), (numbers) => {
    expect(decimalsOf(numbers)).toBeLessThanOrEqual(100)
    for (const write of [numberWriter('en', numbers), amountsOf({ language: 'en' }, numbers)]) {
      for (const number of numbers)
        expect(write(number)).toMatch(/[1-9]/)
    }
  }))
})
