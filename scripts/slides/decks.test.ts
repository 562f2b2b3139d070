/** The committed decks: up to date, complete, and read back by Slidev's own parser as they were written. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSync } from '@slidev/parser'
import { describe, expect, it } from 'vitest'
import { loadDataset } from '../dataset/load.ts'
import { loadMessages } from '../locales/messages.ts'
import { SHIPPED_DATA, SHIPPED_DECKS } from '../testing/data-folder.ts'
import { missingGlyphs } from './fonts.ts'
import { generateDeck, makeDeck } from './generate.ts'
import { createMeasure } from './measure.ts'
import { noteLines } from './write-deck.ts'

const { dataset, audiences } = await loadDataset(SHIPPED_DATA)
const measure = createMeasure()
const decks = audiences.flatMap(audience => dataset.languages.map(language => ({ audience, language, name: `${audience.id}.${language}` })))

describe.each(decks)('the deck $name', ({ audience, language }) => {
  const generated = generateDeck(dataset, audience, language, measure)
  const deck = makeDeck(dataset, audience, language, measure)
  const parsed = parseSync(generated.markdown, 'deck.md').slides

  it('in slides/ is up to date; if it is not, run `npm run generate -- --theirs "*"` and look at the change', async () => {
    expect(await readFile(join(SHIPPED_DECKS, generated.file), 'utf8')).toBe(generated.markdown)
  })

  it('has no character that its fonts lack', () => {
    expect(missingGlyphs(generated.markdown)).toEqual([])
  })

  it('is the same on every run', async () => {
    const again = await loadDataset(SHIPPED_DATA)
    expect(generateDeck(again.dataset, audience, language, createMeasure()).markdown).toBe(generated.markdown)
  })

  it('is read back by Slidev as exactly the slides that were written', () => {
    expect(parsed.map(({ frontmatter }) => [frontmatter.id, frontmatter.layout])).toEqual(deck.slides.map(({ id, layout }) => [id, layout]))
    parsed.forEach((slide, i) => {
      const written = deck.slides[i]!
      expect(slide.frontmatter.chart, written.id).toEqual('chart' in written
        ? written.chart
        : undefined)
      expect(slide.content.startsWith('# '), written.id).toBe(true)
      expect(slide.note?.split('\n').length, written.id).toBe(noteLines(written, loadMessages(language)).length)
    })
  })

  it('has unique ids', () => {
    expect(new Set(deck.slides.map(({ id }) => id)).size).toBe(deck.slides.length)
  })

  it.runIf(audience.id === 'full')('has a chart and a diagram in every section', () => {
    for (const { id } of dataset.sections) {
      const own = deck.slides.filter(slide => slide.id.startsWith(`${id}/`))
      expect(own.some(slide => 'chart' in slide), `${id} has a chart`).toBe(true)
      expect(own.some(slide => 'diagram' in slide), `${id} has a diagram`).toBe(true)
    }
  })

  it('tells every correction where its mark is shown', () => {
    for (const slide of deck.slides.filter(({ layout }) => layout !== 'corrections')) {
      const { notes, ...shown } = slide
      const marks = [
        ...JSON.stringify(shown).matchAll(/"corrections":\[([^\]]*)\]/g),
      ].flatMap(([, ids]) => JSON.parse(`[${ids}]`) as string[])
      for (const id of marks)
        expect(notes.corrections.map(correction => correction.id), slide.id).toContain(id)
    }
  })
})
