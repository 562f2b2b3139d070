/** What passes between roles is told in whole words. */
import { expect, it } from 'vitest'
import { createMeasure } from '../slides/measure.ts'
import { sequenceKind } from './sequence.ts'

const measure = createMeasure().in({ language: 'en' })

it.each([
  '1. Demander "vite" (A) --> B',
  'Deliver to a ward on the far side of the Universitätsklinikum',
  '“Ready”: <50 % & more; #1 of $5 {a}',
  'Infirmière: en chef; [x]',
])('%s', (text) => {
  const [part] = sequenceKind.split({ kind: 'sequence', roles: [{ id: 'a', name: 'Nurse' }, { id: 'b', name: 'Rider' }], messages: [{ from: 'a', to: 'b', text }] }, { width: 1000, height: 560 }, measure)
  const { messages } = part!.spec
  expect(messages[0]!.text.split(/\s/)).toEqual(text.split(' '))
})
