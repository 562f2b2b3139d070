import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { ROOT, SHIPPED_DATA } from '../testing/data-folder.ts'
import { loadDataset } from './load.ts'

const { dataset, audiences } = await loadDataset(SHIPPED_DATA)
const full = audiences.find(({ id }) => id === 'full')!
const { slides } = makeDeck(dataset, full, 'zh', createMeasure())

/** The line of the data that a slide says it comes from. */
async function lineOf(id: string): Promise<string> {
  const { file, line } = slides.find(slide => slide.id === id)!.origin!
  return (await readFile(join(ROOT, file), 'utf8')).split('\n')[line - 1]!
}

it('tells of every slide in which file and line its data begins', async () => {
  expect(slides.filter(({ origin }) => !origin)).toEqual([])
  expect(await lineOf('cover')).toMatch(/^title:/)
  expect(await lineOf('cloud-services/aws')).toBe('  - vendor: aws')
  expect(await lineOf('cloud-services/aws-items')).toMatch(/^ {6}- id: \S+/)
  expect(slides.find(({ id }) => id === 'cloud-services')!.origin).toMatchObject({ file: 'data/sections/cloud-services.yaml' })
  expect(slides.find(({ id }) => id === 'corrections')!.origin).toMatchObject({ file: 'data/corrections.yaml', line: expect.any(Number) })
})
