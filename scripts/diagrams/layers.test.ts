/** How a stack of layers is arranged in its box. */
import { expect, it } from 'vitest'
import { createMeasure } from '../slides/measure.ts'
import { layers, layersKind } from './layers.ts'

const measure = createMeasure({ language: 'en' })
const AWS = ['Amazon Nitro', 'Amazon UltraClusters', 'Amazon EC2 G5', 'Amazon Tranium', 'Amazon Inferentia', 'Amazon SageMaker', 'Amazon Bedrock', 'Amazon Q Developer, Q Business']

function arranged(names: readonly string[], box: { width: number, height: number }) {
  const diagram = layers([{ name: 'All', items: names }], 0, '')
  const parts = layersKind.split(diagram.spec as never, box, measure)
  return parts.map(({ spec, whole }) => ({ labels: spec.stack.flatMap(({ items }) => items), stack: spec.stack.length, columns: spec.columns, whole }))
}

it.each([
  [AWS, { width: 1152, height: 320 }],
  [['Azure Machine Learning', 'Cognitive Services', 'Bot Services', 'Azure AI Infrastructure'], { width: 736, height: 200 }],
])('breaks no word, and names a layer once, where there is another way: %j', (names, box) => {
  const [part, ...more] = arranged(names, box)
  expect(more).toEqual([])
  expect(part!.whole).toEqual([])
  expect(part!.stack).toBe(1)
  // Lines end between words.
  expect(part!.labels.map(label => label.replaceAll('\n', ' '))).toEqual(names)
  expect(part!.labels.flatMap(label => label.split(/\s/)).filter(word => !names.some(name => name.split(' ').includes(word)))).toEqual([])
})

it('rows of as many blocks are filled alike', () => {
  const [part] = arranged(AWS, { width: 1152, height: 320 })
  expect(AWS.length % part!.columns!).toBe(0)
})
