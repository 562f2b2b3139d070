import type { Selection } from './profile.ts'
import { expect, it } from 'vitest'
import { loadDataset } from '../dataset/load.ts'
import { SHIPPED_DATA } from '../testing/data-folder.ts'
import { stillNamed } from './still-named.ts'
import { tailor } from './tailor.ts'

const { dataset, audiences } = await loadDataset(SHIPPED_DATA)
const full = audiences.find(({ id }) => id === 'full')!

const namedWithout = (drop: Selection, language = 'en') => stillNamed(dataset, tailor(dataset, { ...full, drop }, language))

it('a text that names a vendor that its profile drops is told with its place', () => {
  const found = namedWithout({ vendors: ['gcp'] })
  expect(found).toContainEqual({ name: 'GCP', text: expect.stringContaining('GCP'), origin: expect.objectContaining({ file: expect.stringMatching(/introduction\.yaml$/) }) })
  expect(namedWithout({ vendors: ['gcp'] }, 'zh').map(({ name }) => name)).toContain('GCP')
})

it('what an audience is told of is no matter, nor a name within a longer one that is left', () => {
  expect(stillNamed(dataset, tailor(dataset, full, 'en'))).toEqual([])
  expect(namedWithout({ vendors: ['azure'] }).map(({ text }) => text)).not.toContain('Azure OpenAI Service')
})
