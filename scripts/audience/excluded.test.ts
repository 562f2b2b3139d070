/** What a profile leaves out is nowhere in its decks: not in slides, charts, diagrams or notes. */
import { expect, it } from 'vitest'
import { LocalText } from '../dataset/fields.ts'
import { loadDataset } from '../dataset/load.ts'
import { loadMessages } from '../locales/messages.ts'
import { makeDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { writeDeck } from '../slides/write-deck.ts'
import { SHIPPED_DATA } from '../testing/data-folder.ts'
import { withTexts } from '../testing/hostile-text.ts'

const MARKER = 'must-not-be-seen'
const { dataset, audiences } = await loadDataset(SHIPPED_DATA)
const measure = createMeasure()

const cases = audiences.flatMap(audience => dataset.sections.map(({ id }) => ({ name: `${id} for ${audience.id}`, audience, section: id })))

/** The same dataset with the marker in every text of a section, and in the corrections that no other one shows. */
function marked(id: string): typeof dataset {
  const others = JSON.stringify(dataset.sections.filter(section => section.id !== id))
  return {
    ...dataset,
    sections: dataset.sections.map(section => section.id === id ? withTexts(section, () => MARKER) : section),
    corrections: dataset.corrections.map(correction => others.includes(`"${correction.id}"`) ? correction : withTexts(correction, () => MARKER)),
  }
}

const write = (data: typeof dataset, audience: typeof audiences[number]): string =>
  writeDeck(makeDeck(data, audience, audience.languages[0]!, measure), loadMessages(audience.languages[0]!))

it.each(cases)('the section $name, left out', ({ audience, section }) => {
  expect(write(marked(section), { ...audience, sections: audience.sections.filter(({ id }) => id !== section) })).not.toContain(MARKER)
})

it.each(dataset.sections.map(({ id }) => id))('the section %s is there where it is not left out', (section) => {
  expect(write(marked(section), audiences.find(({ id }) => id === 'full')!)).toContain(MARKER)
})

it('the item of a section, dropped by its id', () => {
  const secret = 'amazon-q'
  const data = { ...dataset, sections: dataset.sections.map(section => markItem(section, secret)) }
  for (const audience of audiences)
    expect(write(data, { ...audience, drop: { ...audience.drop, ids: [...audience.drop?.ids ?? [], secret] } })).not.toContain(MARKER)
  expect(write(data, audiences.find(({ id }) => id === 'full')!)).toContain(MARKER)
})

/** The same data with the marker in every text of the item of this id. */
function markItem<T>(value: T, id: string): T {
  if (value instanceof LocalText)
    return value
  if (Array.isArray(value))
    return value.map(item => (item as { id?: unknown } | null)?.id === id ? withTexts(item, () => MARKER) : markItem(item, id)) as T
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, markItem(item, id)])) as T
    : value
}
