/** Sections of ten thousand things give a deck of a bounded length, which says what it leaves out. */
import { expect, it } from 'vitest'
import { loadDataset } from '../dataset/load.ts'
import { generateDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { datasetOf } from '../testing/data-folder.ts'

const MANY = 10_000
const many = <T>(make: (i: number) => T): T[] => Array.from({ length: MANY }, (_, i) => make(i))

const SECTIONS = {
  timeline: { events: many(i => ({ id: `e${i}`, name: `Event ${i}`, start: `20${String(i % 100).padStart(2, '0')}-0${1 + i % 9}` })) },
  positions: { x: { name: 'Price' }, y: { name: 'Reach' }, things: many(i => ({ id: `p${i}`, name: `Thing ${i}`, x: i % 97, y: i * 7 % 89 })) },
  groups: { groups: [{ id: 'all', name: 'All', items: many(i => ({ id: `i${i}`, name: `Item ${i}` })) }] },
}

it.each(Object.keys(SECTIONS) as (keyof typeof SECTIONS)[])('%s', async (kind) => {
  const { dataset, audiences } = await loadDataset(await datasetOf({
    'dataset.yaml': { title: 'Many', subtitle: 'Things', languages: ['en'], source: { title: 'Made up' }, sections: ['a'] },
    'audiences/full.yaml': { name: 'All' },
    'sections/a.yaml': { id: 'a', kind, title: 'Many', lead: 'Of them', ...SECTIONS[kind] },
  }))
  const { slides, shortened } = generateDeck(dataset, audiences[0]!, 'en', createMeasure())
  expect(slides).toBeLessThan(60)
  expect(shortened).toContainEqual(expect.objectContaining({ of: MANY }))
}, 60_000)
