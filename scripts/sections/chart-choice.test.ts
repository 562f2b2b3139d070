/** Which chart shows what, by how much there is to show: datasets of other sizes in the same sections. */
import type { MadeUp } from '../testing/made-up-dataset.ts'
import { describe, expect, it } from 'vitest'
import { loadDataset } from '../dataset/load.ts'
import { makeDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { madeUpFolder } from '../testing/made-up-dataset.ts'

const measure = createMeasure()

/** The kind of chart by the id of its slide. */
async function chartsOf(size: Pick<MadeUp, 'items' | 'columns'>): Promise<Map<string, string>> {
  const folder = await madeUpFolder({ name: 'size', languages: ['en'], nameLength: 12, textLength: 30, style: 'plain', ...size })
  const { dataset, audiences } = await loadDataset(folder)
  return new Map(makeDeck(dataset, audiences[0]!, 'en', measure).slides.flatMap(slide => 'chart' in slide ? [[slide.id, slide.chart.kind] as const] : []))
}

describe('a chart', () => {
  it('of counts is of bars, or, where many are parts of a whole, a treemap', async () => {
    expect((await chartsOf({ items: 10, columns: 2 })).get('inventory/by-category')).toBe('bar')
    expect((await chartsOf({ items: 26, columns: 2 })).get('inventory/by-category')).toBe('treemap')
  })

  it('of many things on one scale shows each of them at its level; of few or very many, how many stand on each', async () => {
    expect((await chartsOf({ items: 5, columns: 3 })).get('matrix/step')).toBe('bar')
    expect((await chartsOf({ items: 10, columns: 3 })).get('matrix/step')).toBe('dot')
    expect((await chartsOf({ items: 26, columns: 3 })).get('matrix/step')).toBe('bar')
  })

  it('of a single thing\'s ratings on one scale is a radar where they make a shape', async () => {
    expect((await chartsOf({ items: 1, columns: 8 })).get('matrix/grade')).toBe('radar')
    expect((await chartsOf({ items: 1, columns: 4 })).get('matrix/grade')).toBe('heat')
    expect((await chartsOf({ items: 2, columns: 8 })).get('matrix/grade')).toBe('heat')
  })
})
