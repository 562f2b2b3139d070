/** Decks of large data are talks: they show a part of it, and say so. */
import { expect, it } from 'vitest'
import { writeLargeDataset } from '../bench/large-dataset.ts'
import { loadDataset } from '../dataset/load.ts'
import { temporaryFolder } from '../testing/data-folder.ts'
import { MADE_UP, madeUpFolder } from '../testing/made-up-dataset.ts'
import { generateDeck } from './generate.ts'
import { MOST_APPENDIX } from './layouts/bounds.ts'
import { createMeasure } from './measure.ts'
import { textOf } from './model.ts'

const measure = createMeasure()
const ITEMS = 3000

it('shows the first of very many things on few slides, and tells of how many', async () => {
  const folder = await temporaryFolder()
  await writeLargeDataset(folder, { items: ITEMS, criteria: 20, audiences: 2 })
  const { dataset, audiences } = await loadDataset(folder)
  const [all, timed] = audiences.map(audience => generateDeck(dataset, audience, 'en', measure))
  expect(all!.slides).toBeLessThan(80)
  expect(all!.markdown.length).toBeLessThan(500_000)
  expect(timed!.minutes).toBeLessThanOrEqual(timed!.budget!)

  const table = all!.model.slides.filter(({ id }) => id.startsWith('offers/table'))
  const shown = new Set(table.flatMap(slide => slide.layout === 'table' ? slide.table.rows.map(([name]) => name!.text[0]!.text) : []))
  const named = all!.shortened.find(({ id }) => id === 'offers/table')!
  expect(named).toMatchObject({ shown: shown.size, of: ITEMS })
  expect([...shown]).toEqual(Array.from({ length: shown.size }, (_, i) => `Offer ${i}`))
  table.forEach(({ footnote }) => expect(footnote).toContain(`The first ${shown.size} of 3,000`))
  // What counts and compares still knows of all.
  expect(all!.model.slides.some(({ title }) => textOf(title).includes('1000 of 3000 items'))).toBe(true)
})

it('bounds the appendix, and names on it and in the deck what has no room', async () => {
  const { dataset, audiences } = await loadDataset(await madeUpFolder({ ...MADE_UP.find(({ items }) => items === 100)!, items: 400 }))
  const deck = generateDeck(dataset, { ...audiences[0]!, minutes: 15 }, 'en', measure)
  expect(deck.appendix).toBeLessThanOrEqual(MOST_APPENDIX + 3)
  expect(deck.omitted.length).toBeGreaterThan(0)
  expect(deck.markdown).toContain(`${deck.omitted.length} more slides of`)
  const ids = new Set(deck.model.slides.map(({ id }) => id))
  expect(deck.omitted.filter(({ id }) => ids.has(id))).toEqual([])
})

it('shows all of what a person would still tell', async () => {
  const { dataset, audiences } = await loadDataset(await madeUpFolder(MADE_UP.find(({ name }) => name === 'fourteen columns')!))
  const { shortened, omitted } = generateDeck(dataset, audiences[0]!, 'en', measure)
  expect([shortened, omitted]).toEqual([[], []])
})
