/** Labels that are cut, or broken within a word, are told; those whose lines end between words or ideographs are not. */
import { expect, it } from 'vitest'
import { labelFault } from './label-fault.ts'

it.each([
  ['Something', ['Somethin', 'g'], 'broken'],
  ['401 companies', ['401 co…'], 'cut'],
  ['401 companies', ['401', 'companies'], undefined],
  ['Open-source models', ['Open-', 'source models'], undefined],
  ['信息技术产业', ['信息技术', '产业'], undefined],
  ['用 Kubernetes 部署', ['用', 'Kubernetes', '部署'], undefined],
  ['whole', ['whole'], undefined],
  ['A name shortened be…', ['A name', 'shortened be…'], undefined],
  ['A name shortened be…', ['A name', 'short…'], 'cut'],
] as const)('%s as %j is %s', (text, lines, fault) => {
  expect(labelFault(text, lines)).toBe(fault)
})
