/** Decks of datasets that nobody would write, in a real browser: every slide fits and can be read. */
import type { Slide } from '../slides/model.ts'
import type { SlideLook } from './slide-look.ts'
import { describe, expect, it } from 'vitest'
import { chartMarks } from '../charts/index.ts'
import { loadDataset } from '../dataset/load.ts'
import { loadMessages } from '../locales/messages.ts'
import { makeDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { writeDeck } from '../slides/write-deck.ts'
import { findForeignFonts } from '../testing/drawn-fonts.ts'
import { MADE_UP, madeUpFolder } from '../testing/made-up-dataset.ts'
import { findDrifts } from '../testing/set-texts.ts'
import { openTestStage } from '../testing/test-stage.ts'
import { lookAtDeck } from './print-look.ts'
import { showDeck } from './show-deck.ts'

const measure = createMeasure()

const { show, page } = openTestStage()

const decks = MADE_UP.flatMap(madeUp => madeUp.languages.map(language => ({ ...madeUp, language })))

describe.each(decks)('a dataset of $name in $language', (madeUp) => {
  it('fits on slides that can be read, in both colour schemes, with every chart and diagram', async () => {
    const { dataset, audiences } = await loadDataset(await madeUpFolder(madeUp))
    const { slides, ...deck } = makeDeck(dataset, audiences[0]!, madeUp.language, measure)
    const staged = await show(writeDeck({ ...deck, slides }, loadMessages(madeUp.language)))
    for (const dark of [false, true]) {
      const { looks, drift, foreign } = await showDeck(page(), staged, { slides: slides.length, dark, timeout: 120_000 }, async shown => ({
        // Where lines end is the same in both schemes.
        drift: dark ? [] : await findDrifts(shown.page, slides, measure.in({ language: madeUp.language })),
        // Other texts have no other characters.
        foreign: !dark && madeUp.style === 'mixed' ? await findForeignFonts(shown.page) : [],
        looks: await lookAtDeck(shown),
      }))
      expect(drift).toEqual([])
      expect(foreign).toEqual([])
      expect(slides.flatMap((slide, i) => faultsOf(slide, looks[i]!)), dark ? 'dark' : 'light').toEqual([])
    }
  }, 400_000)
})

/** What is wrong with a slide, in words. */
function faultsOf(slide: Slide, { overflow, texts, charts, diagrams }: SlideLook): string[] {
  const marks = 'chart' in slide ? chartMarks(slide.chart) : undefined
  const nodes = 'diagram' in slide ? slide.diagram.nodes : undefined
  return [
    ...overflow.map(({ element, text, kind, pixels }) => `"${text}" ${kind} by ${pixels} px (${element})`),
    ...texts.map(({ text, kind, detail }) => `"${text}" ${kind}: ${detail}`),
    ...(charts.length === Number(marks !== undefined) ? [] : [`${charts.length} charts`]),
    ...charts.filter(chart => !chart.ready || chart.marks < marks!).map(chart => `${chart.marks} of ${marks} marks`),
    ...(diagrams.length === Number(nodes !== undefined) ? [] : [`${diagrams.length} diagrams`]),
    ...diagrams.filter(diagram => diagram.nodes !== nodes).map(diagram => `${diagram.nodes} of ${nodes} nodes`),
  ].map(fault => `${slide.id}: ${fault}`)
}
