/** The kinds of chart that a dataset seldom needs, in a real browser: every mark is drawn, every text can be read. */
import type { Deck } from '../slides/model.ts'
import { describe, expect, it } from 'vitest'
import { chartMarks } from '../charts/index.ts'
import { loadMessages } from '../locales/messages.ts'
import { fit } from '../slides/fit.ts'
import { createMeasure } from '../slides/measure.ts'
import { writeDeck } from '../slides/write-deck.ts'
import { chartSlides } from '../testing/chart-slides.ts'
import { openTestStage } from '../testing/test-stage.ts'
import { lookAtDeck } from './print-look.ts'
import { showDeck } from './show-deck.ts'

const measure = createMeasure()

const { show, page } = openTestStage()

describe.each([
  ['zh', 'plain'],
  ['en', 'mixed'],
  ['en', 'unbroken'],
] as const)('charts with names in %s, %s', (lang, style) => {
  it('are drawn whole and can be read, in both colour schemes', async () => {
    const slides = chartSlides(lang, style).map(slide => ({ ...slide, minutes: 1 }))
    const deck: Deck = { audience: 'all', name: 'all', lang, title: 'charts', author: '', minutes: slides.length, sections: [], cut: [], slides }
    const fitted = fit(deck, measure, loadMessages(lang))
    const staged = await show(writeDeck(fitted, loadMessages(lang)))
    for (const dark of [false, true]) {
      const looks = await showDeck(page(), staged, { slides: fitted.slides.length, dark }, lookAtDeck)
      const faults = fitted.slides.flatMap((slide, i) => {
        const { overflow, texts, charts } = looks[i]!
        const marks = 'chart' in slide ? chartMarks(slide.chart) : 0
        return [...overflow, ...texts, ...charts.filter(chart => !chart.ready || chart.marks < marks).map(chart => `${chart.marks} of ${marks} marks`)]
          .map(fault => ({ slide: slide.id, fault }))
      })
      expect(faults, dark ? 'dark' : 'light').toEqual([])
    }
  })
})
