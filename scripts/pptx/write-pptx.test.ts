import type { Deck } from '../slides/model.ts'
import { join } from 'node:path'
import JSZip from 'jszip'
import { expect, it } from 'vitest'
import { loadDataset } from '../dataset/load.ts'
import { makeDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { textOf } from '../slides/model.ts'
import { ROOT, SHIPPED_DATA } from '../testing/data-folder.ts'
import { NASTY, withTexts } from '../testing/hostile-text.ts'
import { xmlFault } from '../testing/read-xml.ts'
import { PROPERTIES, themeOf } from './theme.ts'
import { writePptx } from './write-pptx.ts'

const colors = { ...Object.fromEntries(Object.keys(PROPERTIES).map(key => [key, '#123456'])) as { [K in keyof typeof PROPERTIES]: string }, palette: ['#2e8e9a', '#e88121'] }
const drawing = { svg: '<svg xmlns="http://www.w3.org/2000/svg"/>', png: new Uint8Array([1, 2, 3]), aspect: 2 }

const { dataset, audiences } = await loadDataset(SHIPPED_DATA)
const full = audiences.find(({ id }) => id === 'full')!
const deck = makeDeck(dataset, full, 'zh', createMeasure())

async function write(deck: Deck, numbers?: readonly number[]) {
  const drawings = new Map(deck.slides.filter(slide => 'diagram' in slide).map(({ id }) => [id, drawing]))
  const bytes = await writePptx(deck, { theme: themeOf(colors, 'zh'), drawings, lines: new Map() }, undefined, numbers)
  const zip = await JSZip.loadAsync(bytes)
  const read = (name: string) => zip.file(name)?.async('string')
  return {
    bytes,
    zip,
    slide: async (i: number) => (await read(`ppt/slides/slide${i + 1}.xml`))!,
    notes: async (i: number) => (await read(`ppt/notesSlides/notesSlide${i + 1}.xml`))!,
    links: async (i: number) => (await read(`ppt/slides/_rels/slide${i + 1}.xml.rels`))!,
  }
}

/** All text of a slide's XML, without blanks. */
function shown(xml: string): string {
  return [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(match => match[1]).join('').replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, '\'').replace(/\s/g, '')
}

/** Every text that a part of a slide holds; a diagram is a picture. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value))
    return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null)
    return []
  return Object.entries(value).flatMap(([key, item]) => key === 'text' && typeof item === 'string' ? [item] : key === 'diagram' ? [] : textsIn(item))
}

it('holds some of the slides alone, with the numbers that they have', async () => {
  const { slide, zip } = await write(deck, [2, 5])
  expect(Object.keys(zip.files).filter(name => /slides\/slide\d+\.xml$/.test(name))).toHaveLength(2)
  for (const [i, number] of [2, 5].entries())
    expect(shown(await slide(i))).toContain(`${number}/${deck.slides.length}`)
})

it('holds every slide with its title, its texts and its notes', async () => {
  const { slide, notes } = await write(deck)
  for (const [i, model] of deck.slides.entries()) {
    const text = shown(await slide(i))
    const { notes: told, ...rest } = model
    expect(text, model.id).toContain(textOf(model.title).replace(/\s/g, ''))
    for (const expected of textsIn(rest))
      expect(text, model.id).toContain(expected.replace(/\s/g, ''))
    for (const point of told.points)
      expect(shown(await notes(i)), model.id).toContain(point.replace(/\s/g, ''))
  }
})

it('has native tables and links, and native charts with their data', async () => {
  const { slide, links, zip } = await write(deck)
  const at = (layout: string) => deck.slides.findIndex(slide => slide.layout === layout)
  const table = deck.slides[at('table')]!
  const xml = await slide(at('table'))
  expect(xml.match(/<a:tr /g)).toHaveLength('table' in table && table.table ? 1 + table.table.rows.length : Number.NaN)
  const linked = deck.slides.findIndex(slide => JSON.stringify(slide).includes('"href"'))
  expect(await links(linked)).toMatch(/Target="https:\/\/[^"]+"[^>]*TargetMode="External"|TargetMode="External"[^>]*Target="https:\/\//)

  const bars = deck.slides.flatMap((slide, i) => slide.layout === 'chart' && slide.chart.kind === 'bar' ? [{ i, chart: slide.chart }] : [])
  for (const { i, chart } of bars) {
    const target = /charts\/(chart\d+\.xml)/.exec(await links(i))![1]!
    const drawn = (await zip.file(`ppt/charts/${target}`)!.async('string'))
    expect(drawn).toContain('<c:barChart>')
    for (const category of chart.categories)
      expect(drawn).toContain(`<c:v>${category.replace(/&/g, '&amp;')}</c:v>`)
    for (const value of chart.series.flatMap(({ values }) => values))
      expect(drawn).toContain(`<c:v>${value}</c:v>`)
  }
  expect(Object.keys(zip.files).filter(name => name.endsWith('.xlsx')).length).toBeGreaterThanOrEqual(bars.length)
})

it('shows diagrams as vectors, with a picture for programs that take none, and says what they show', async () => {
  const { slide, zip } = await write(deck)
  const diagrams = deck.slides.flatMap((slide, i) => 'diagram' in slide ? [{ i, alt: slide.diagram.alt }] : [])
  for (const { i, alt } of diagrams)
    expect((await slide(i)).replace(/&quot;/g, '"').replace(/&amp;/g, '&')).toContain(`descr="${alt}"`)
  const pictures = Object.values(zip.files).filter(({ name }) => diagrams.some(({ i }) => name.startsWith(`ppt/media/image-${i + 1}-`) && name.endsWith('.png')))
  expect(pictures).toHaveLength(diagrams.length)
  for (const picture of pictures)
    expect([...await picture.async('uint8array')]).toEqual([1, 2, 3])
})

it('is the same on every run', async () => {
  const small = { ...deck, slides: deck.slides.slice(0, 12) }
  expect((await write(small)).bytes).toEqual((await write(small)).bytes)
})

it('is XML in every file, whatever texts, units and links are', async () => {
  const { dataset, audiences } = await loadDataset(join(ROOT, 'scripts/testing/every-layout'))
  let at = 0
  const hostile = withTexts(dataset, () => NASTY[at++ % NASTY.length]!)
  const { slides, ...made } = makeDeck(hostile, audiences[0]!, 'en', createMeasure())
  const url = 'https://example.com/?a=1&b="<2>"&amp'
  const { zip } = await write({ ...made, slides: slides.map(slide => slide.layout === 'links' ? { ...slide, entries: slide.entries.map(entry => ({ ...entry, url })) } : slide) })
  const files = Object.keys(zip.files).filter(name => /\.(?:xml|rels)$/.test(name))
  expect(files.length).toBeGreaterThan(50)
  for (const name of files)
    expect(xmlFault(await zip.file(name)!.async('string')), name).toBeUndefined()
})
