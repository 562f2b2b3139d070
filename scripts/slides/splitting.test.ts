/** Made-up datasets through the whole pipeline: whatever is split or cut on slides, nothing is lost. */
import type { Slide } from './model.ts'
import { describe, expect, it } from 'vitest'
import { loadDataset } from '../dataset/load.ts'
import { MADE_UP, madeUpFiles, madeUpFolder } from '../testing/made-up-dataset.ts'
import { makeDeck } from './generate.ts'
import { createMeasure } from './measure.ts'

const measure = createMeasure()

describe.each(MADE_UP.filter(({ items }) => items < 50))('a dataset of $name', (madeUp) => {
  it('keeps every text of groups and points on its slides or in their notes', async () => {
    const { dataset, audiences } = await loadDataset(await madeUpFolder(madeUp))
    const language = madeUp.languages[0]!
    const { slides } = makeDeck(dataset, audiences[0]!, language, measure)
    const told = slides.map(textsOf).join('\n')
    const files = madeUpFiles(madeUp)
    for (const file of ['sections/groups.yaml', 'sections/narrative.yaml']) {
      for (const text of localTexts(files[file], language))
        expect(told, `${file}: ${text}`).toContain(text.replace(/\s+/g, ' '))
    }
  })

  it('leaves no part of a table with one orphan row where the part before has three or more', async () => {
    const { dataset, audiences } = await loadDataset(await madeUpFolder(madeUp))
    const { slides } = makeDeck(dataset, audiences[0]!, madeUp.languages[0]!, measure)
    const parts = slides.filter(slide => slide.layout === 'table')
    parts.forEach((slide, i) => {
      const next = parts[i + 1]
      const isSame = next && next.id.replace(/-\d+$/, '') === slide.id.replace(/-\d+$/, '') && sameHead(slide, next)
      if (isSame && slide.table.rows.length >= 4 && slide.table.rows.every(row => row.every(({ text }) => text.every(run => run.text.length < 30))))
        expect(next.table.rows.length, next.id).toBeGreaterThan(1)
    })
  })
})

const sameHead = (a: Extract<Slide, { layout: 'table' }>, b: Extract<Slide, { layout: 'table' }>): boolean => JSON.stringify(a.table.head) === JSON.stringify(b.table.head)

/** Every string of a slide, those of its notes among them. */
function textsOf(slide: Slide): string {
  const texts: string[] = []
  const visit = (value: unknown): void => {
    if (typeof value === 'string')
      texts.push(value.replace(/\s+/g, ' '))
    else if (typeof value === 'object' && value !== null)
      Object.values(value).forEach(visit)
  }
  visit(slide)
  return texts.join('\n')
}

/** The names and texts of a section's file, in one language. */
function localTexts(value: unknown, language: string): string[] {
  if (typeof value !== 'object' || value === null)
    return []
  const own = (value as Record<string, unknown>)[language]
  return typeof own === 'string' ? [own] : Object.entries(value).filter(([key]) => key !== 'unit').flatMap(([, item]) => localTexts(item, language))
}
