/** No point of a narrative is lost without a word: those that have no room go on, those about what isn't told are named. */
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadDataset } from '../dataset/load.ts'
import { generateDeck, makeDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { textOf } from '../slides/model.ts'
import { ROOT, temporaryFolder } from '../testing/data-folder.ts'

const measure = createMeasure()

/** A dataset with a narrative of these points, told at a depth. */
async function withPoints(points: readonly string[], profile: string) {
  const folder = join(await temporaryFolder(), 'data')
  await cp(join(ROOT, 'scripts/testing/numbers-and-time'), folder, { recursive: true })
  const main = join(folder, 'dataset.yaml')
  await writeFile(main, (await readFile(main, 'utf8')).replace('sections: [', 'sections: [story, '))
  await writeFile(join(folder, 'sections/story.yaml'), `id: story
kind: narrative
title: { zh: 故事, en: Story }
lead: { zh: 一切的缘由, en: What it is all about }
message: { zh: 要点很多, en: There is a lot to say }
points:
${points.map(point => `  - ${point}`).join('\n')}
`)
  await writeFile(join(folder, 'audiences/board.yaml'), `name: { zh: 董事会, en: Board }\n${profile}`)
  const { dataset, audiences } = await loadDataset(folder)
  return { dataset, board: audiences.find(({ id }) => id === 'board')! }
}

const point = (i: number, rest = '') => `{ id: p${i}, name: { zh: 要点 ${i}, en: Point ${i} }${rest} }`

it.each(['zh', 'en'])('shows all points of a headline on as many slides as they need, in %s', async (language) => {
  const { dataset, board } = await withPoints(Array.from({ length: 13 }, (_, i) => point(i + 1)), 'sections: [{ id: story, depth: headline }]\n')
  const slides = makeDeck(dataset, board, language, measure).slides.filter(slide => slide.id.startsWith('story/message'))
  expect(slides.map(({ id }) => id)).toEqual(['story/message', 'story/message-2', 'story/message-3'])
  const shown = slides.flatMap(slide => slide.layout === 'message' ? slide.support.map(textOf) : [])
  expect(shown).toEqual(Array.from({ length: 13 }, (_, i) => language === 'zh' ? `要点 ${i + 1}` : `Point ${i + 1}`))
})

it('tells which points aren\'t told, since the sections that they are about aren\'t', async () => {
  const points = [point(1, ', about: [sales]'), point(2, ', about: [prices, map]'), point(3, ', about: [sales, map]'), point(4)]
  const { dataset, board } = await withPoints(points, 'sections: [story, sales]\n')
  const deck = generateDeck(dataset, board, 'en', measure)
  expect(deck.untold).toEqual([{ section: 'story', id: 'p2', name: 'Point 2' }])
  const all = await withPoints(points, '')
  expect(generateDeck(all.dataset, all.board, 'en', measure).untold).toEqual([])
})
