/** A process that takes several slides loses none of its ways. */
import type { ProcessStep } from './process-flow.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createMeasure } from '../slides/measure.ts'
import { partOf, processKind } from './process-flow.ts'

const measure = createMeasure().in({ language: 'en' })

const step = (i: number, ...next: readonly (readonly [to: number, when?: string])[]): ProcessStep =>
  ({ id: `s${i}`, name: `${i}. Step`, next: next.map(([to, when]) => ({ to: `s${to}`, ...(when !== undefined && { when }) })) })

it('leads to what stands on another slide, but for the step below', () => {
  const steps = [step(1, [2], [4, 'early']), step(2, [3]), step(3, [4]), step(4, [5, 'good'], [1, 'bad']), step(5)]
  expect(partOf(steps, steps.slice(0, 2)).map(({ name, next }) => [name, next.map(({ to, when }) => when ?? to)])).toEqual([
    ['1. Step', ['s2', 'early']],
    ['2. Step', []],
    ['→ 4. Step', []],
  ])
  expect(partOf(steps, steps.slice(2)).map(({ name }) => name)).toEqual(['3. Step', '4. Step', '5. Step', '→ 1. Step'])
})

it('shows every case of every branch, however often it is split', () => {
  const ways = fc.array(fc.array(fc.nat(19), { maxLength: 3 }), { minLength: 20, maxLength: 20 })
  fc.assert(fc.property(ways, fc.integer({ min: 300, max: 1100 }), (to, width) => {
    const steps = to.map((targets, i) => step(i, ...[...new Set(targets)].map(target => [target, `case ${i} ${target}`] as const)))
    const first = steps.slice(0, 10)
    const parts = [first, steps.slice(10)].flatMap(part => processKind.split({ kind: 'process', steps: partOf(steps, part) }, { width, height: 480 }, measure))
    const arrows = parts.flatMap(({ spec }) => spec.steps.flatMap(({ id, next }) => next.map(({ to, when }) => {
      expect(spec.steps.some(step => step.id === to), `${id} to ${to}`).toBe(true)
      return `${id} ${to} ${when}`
    })))
    expect(arrows.sort()).toEqual(steps.flatMap(({ id, next }) => next.map(({ to, when }) => `${id} ${to} ${when}`)).sort())
    // What stands for another step is led to, and no step is there twice.
    const own = parts.flatMap(({ spec }) => spec.steps.filter(({ isElsewhere }) => !isElsewhere).map(({ id }) => id))
    expect(own).toEqual(steps.map(({ id }) => id))
    for (const { spec } of parts) {
      for (const { id } of spec.steps.filter(({ isElsewhere }) => isElsewhere))
        expect(spec.steps.some(({ next }) => next.some(({ to }) => to === id))).toBe(true)
    }
  }), { numRuns: 20 })
}, 60_000)
