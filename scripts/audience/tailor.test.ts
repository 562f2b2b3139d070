/** What holds of every deck, whatever the dataset and the profile. */
import type { Dataset } from '../dataset/dataset.ts'
import type { Item } from '../dataset/items.ts'
import type { Audience } from './audience.ts'
import type { Selection } from './profile.ts'
import type { Tailored } from './tailor.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LocalText } from '../dataset/fields.ts'
import { itemId, itemsIn } from '../dataset/items.ts'
import { loadDataset } from '../dataset/load.ts'
import { loadMessages } from '../locales/messages.ts'
import { compose } from '../slides/compose.ts'
import { makeDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { DEPTHS, PRIORITIES } from '../slides/model.ts'
import { writeDeck } from '../slides/write-deck.ts'
import { SHIPPED_DATA } from '../testing/data-folder.ts'
import { audienceOf } from './audience.ts'
import { leastOf } from './check-audience.ts'
import { isNamed } from './select.ts'
import { tailor } from './tailor.ts'

const { dataset, audiences } = await loadDataset(SHIPPED_DATA)
const messages = loadMessages('en')
const measure = createMeasure()
const marked = withMarkers(dataset)
const items = marked.sections.flatMap(section => [...itemsIn(section)].map(({ list, item }) => ({ section: section.id, list, item })))
const full = audiences.find(({ id }) => id === 'full')!

/** Each text of each item ends with a word of its own, which can be looked for in a deck. */
function withMarkers({ sections, ...all }: Dataset): Dataset {
  let count = 0
  const mark = (value: unknown): unknown => {
    if (value instanceof LocalText)
      return new LocalText(Object.fromEntries(Object.entries(value.byLanguage).map(([language, text]) => [language, `${text} mark${++count}x`])))
    if (Array.isArray(value))
      return value.map(mark)
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, child]) => [key, mark(child)]))
      : value
  }
  return { ...all, sections: sections.map(section => mark(section) as typeof section) }
}

/** The words that mark the English texts at or below a value. */
function markersIn(value: unknown): string[] {
  if (value instanceof LocalText)
    return value.in('en').match(/mark\d+x/g) ?? []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(markersIn) : []
}

const some = (values: readonly string[]) => {
  const unique = [...new Set(values)]
  return fc.subarray(unique, { minLength: 1, maxLength: Math.min(4, unique.length) })
}
const idsOf = (test: (list: string) => boolean) => items.flatMap(({ list, item }) => test(list) && item.id !== undefined ? item.id : [])
const selection: fc.Arbitrary<Selection> = fc.record({
  tags: some(['cross-industry', 'niche', 'engineering']),
  ids: some(idsOf(() => true)),
  groups: some(idsOf(list => list === 'groups')),
  criteria: some(idsOf(list => ['criteria', 'columns'].includes(list))),
  vendors: some(dataset.vendors!.map(({ id }) => id)),
}, { requiredKeys: [] })

const audience: fc.Arbitrary<Audience> = fc.record({
  sections: fc.shuffledSubarray(dataset.sections.map(({ id }) => id), { minLength: 1 }).chain(ids => fc.tuple(...ids.map(id => fc.record({
    id: fc.constant(id),
    depth: fc.constantFrom(...DEPTHS),
    priority: fc.constantFrom(...PRIORITIES),
  })))),
  keep: fc.oneof(fc.constant({}), selection),
  drop: selection,
  focus: fc.subarray(items.map(({ item }) => itemId(item)), { maxLength: 3 }),
}).map(profile => audienceOf('some', [{ name: full.name, ...profile }], ['en'], dataset.sections))

const all = (tailored: Tailored) => tailored.chapters.flatMap(({ section }) => [...itemsIn(section)].map(({ list, item }) => ({ section: section.id, list, item })))
const key = ({ section, list, item }: { section: string, list: string, item: Item }) => `${section}/${list}/${itemId(item)}`
const known = items.map(key)
const runs = { numRuns: 60 }

it('never invents an item or a section', () => {
  fc.assert(fc.property(audience, (some) => {
    const tailored = tailor(marked, some, 'en')
    all(tailored).forEach(item => expect(known).toContain(key(item)))
    tailored.chapters.forEach(({ section }) => expect(some.sections.map(({ id }) => id)).toContain(section.id))
  }), runs)
})

it('keeps the order of the profile\'s sections and of the items, but for those in focus, which come first', () => {
  fc.assert(fc.property(audience, (some) => {
    const { chapters } = tailor(marked, some, 'en')
    const order = some.sections.map(({ id }) => id)
    expect(chapters.map(({ section }) => section.id)).toEqual(order.filter(id => chapters.some(({ section }) => section.id === id)))
    for (const { section } of chapters) {
      const own = [...itemsIn(section)].map(({ list, item }) => ({ section: section.id, list, item: item as Item & { focus?: boolean } }))
      const top = own.filter(({ item }) => Object.values(section).some(list => Array.isArray(list) && list.includes(item)))
      for (const list of new Set(top.map(({ list }) => list))) {
        const entries = top.filter(entry => entry.list === list)
        for (const part of [entries.filter(({ item }) => item.focus), entries.filter(({ item }) => !item.focus)])
          expect(part.map(entry => known.indexOf(key(entry)))).toEqual(part.map(entry => known.indexOf(key(entry))).sort((a, b) => a - b))
        if (list !== 'questions')
          expect(entries.map(({ item }) => Boolean(item.focus))).toEqual(entries.map(({ item }) => Boolean(item.focus)).sort((a, b) => Number(b) - Number(a)))
      }
    }
  }), runs)
})

it('leaves nothing that a profile excludes anywhere in the deck: slides, notes, charts, diagrams, corrections', () => {
  fc.assert(fc.property(audience, (some) => {
    const tailored = tailor(marked, some, 'en')
    fc.pre(tailored.chapters.length > 0)
    const left = new Set(all(tailored).map(key))
    const isGone = (entry: typeof items[number]) => !left.has(key(entry)) || isNamed(entry.item, entry.list, some.drop!)
    const gone = items.filter(isGone).flatMap(({ item }) => markersIn(item))
    const shown = new Set(writeDeck(makeDeck(marked, some, 'en', measure), messages).match(/mark\d+x/g))
    expect(gone.filter(marker => shown.has(marker))).toEqual([])
    const corrections = new Set(tailored.dataset.corrections.map(({ id }) => id))
    const droppedOnly = dataset.corrections.filter(({ id }) => !corrections.has(id))
    const text = JSON.stringify(compose(tailored, messages))
    droppedOnly.forEach(({ id }) => expect(text).not.toContain(`"corrections":["${id}"]`))
  }), { numRuns: 40 })
})

it('drops what is named, and nothing that is named to be kept and not dropped', () => {
  fc.assert(fc.property(some(dataset.vendors!.map(({ id }) => id)), (vendors) => {
    const dropped = all(tailor(marked, { ...full, drop: { vendors } }, 'en'))
    expect(dropped.filter(({ item }) => vendors.includes(item.vendor ?? ''))).toEqual([])
    const kept = all(tailor(marked, { ...full, keep: { vendors } }, 'en'))
    expect(kept.filter(({ item }) => item.vendor !== undefined && !vendors.includes(item.vendor))).toEqual([])
    expect(kept.filter(({ item }) => vendors.includes(item.vendor ?? '')).map(key)).toEqual(items.filter(({ item }) => vendors.includes(item.vendor ?? '')).map(key))
  }), runs)
})

it('never shows less with more time, and never takes longer than the time', () => {
  fc.assert(fc.property(audience, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 }), (some, minutes, more) => {
    const tailored = tailor(marked, some, 'en')
    fc.pre(tailored.chapters.length > 0)
    const budget = leastOf(marked, some) + minutes
    const talk = (time: number) => compose(tailor(marked, { ...some, minutes: time }, 'en'), messages)
    const [short, long] = [talk(budget), talk(budget + more)]
    const shown = (deck: typeof short) => deck.slides.filter(({ start }) => start !== undefined).map(({ id }) => id)
    expect(short.minutes).toBeLessThanOrEqual(budget)
    expect(shown(long)).toEqual(expect.arrayContaining(shown(short)))
    // What there is no time for is not lost: it stands in the appendix.
    expect(short.slides.map(({ id }) => id)).toEqual(expect.arrayContaining(shown(talk(1000)).filter(id => id.includes('/'))))
  }), runs)
})

it('loses nothing for everyone', () => {
  const tailored = tailor(marked, full, 'en')
  expect(all(tailored).map(key)).toEqual(known)
  expect(tailored.dataset.corrections.length).toBe(dataset.corrections.length)
  const shown = new Set(writeDeck(makeDeck(marked, full, 'en', measure), messages).match(/mark\d+x/g))
  expect(items.flatMap(({ item }) => markersIn(item)).filter(marker => !shown.has(marker))).toEqual([])
})

it('can\'t be passed by: a deck is made of what was tailored, not of a dataset', () => {
  // @ts-expect-error a dataset is no tailored one
  expect(() => compose(dataset, messages)).toThrow()
})
