/** Numbers in a presentation's charts and their workbooks read as on the slide: each is written by the format that the file states. */
import type { ChartSpec } from '../charts/index.ts'
import type { ChartSlide, Deck } from '../slides/model.ts'
import * as XLSX from '@e965/xlsx'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { amountsOf } from '../sections/amount.ts'
import { plain } from '../slides/model.ts'
import { chartSlidesOf } from '../testing/chart-slides.ts'
import { seriesFormat } from './charts/number-format.ts'
import { PROPERTIES, themeOf } from './theme.ts'
import { writePptx } from './write-pptx.ts'

const colors = { ...Object.fromEntries(Object.keys(PROPERTIES).map(key => [key, '#123456'])) as { [K in keyof typeof PROPERTIES]: string }, palette: ['#2e8e9a', '#e88121'] }

const slideOf = (chart: ChartSpec, i: number): ChartSlide => ({ id: `charts/${i}`, section: 'Charts', layout: 'chart', title: plain('Chart'), depth: 'headline', notes: { points: [], corrections: [], sources: [] }, chart, takeaways: [] })

interface Shown {
  readonly kind: string
  /** A label a point; undefined where none is shown. */
  readonly series: readonly (readonly (string | undefined)[])[]
  /** The texts of the workbook's cells, a row a category. */
  readonly sheet: readonly (readonly string[])[]
  readonly axis: { readonly hidden: boolean, readonly write: (value: number) => string }
}

const unescape = (xml: string) => xml.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, '\'').replace(/&amp;/g, '&')
const format = (code: string, value: number): string => XLSX.SSF.format(unescape(code), value)

/** The charts of a presentation as a program shows them. */
async function chartsOf(specs: readonly ChartSpec[], language = 'en'): Promise<Shown[]> {
  const deck = { id: 'd', title: 'd', name: 'd', author: '', lang: language, slides: specs.map(slideOf) } as unknown as Deck
  const zip = await JSZip.loadAsync(await writePptx(deck, { theme: themeOf(colors, language), drawings: new Map(), lines: new Map() }))
  const names = Object.keys(zip.files).filter(name => /charts\/chart\d+\.xml$/.test(name)).sort((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)))
  return Promise.all(names.map(async (name) => {
    const xml = await zip.file(name)!.async('string')
    expect(xml).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos);)/)
    const rels = await zip.file(name.replace('charts/', 'charts/_rels/').concat('.rels'))!.async('string')
    const book = XLSX.read(await zip.file(`ppt/embeddings/${/embeddings\/([^"]+)/.exec(rels)![1]}`)!.async('uint8array'), { cellNF: true, cellText: true })
    const sheet = book.Sheets[book.SheetNames[0]!]!
    const axis = /<c:valAx>[\s\S]*<\/c:valAx>/.exec(xml)?.[0] ?? ''
    return {
      kind: /<c:(\w+)Chart>/.exec(xml)![1]!,
      series: [...xml.matchAll(/<c:ser>[\s\S]*?<\/c:ser>/g)].map(([one]) => labelsOf(one)),
      sheet: XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' }).slice(1).map(row => row.slice(1)),
      axis: { hidden: axis.includes('<c:delete val="1"/>'), write: (value: number) => format(/<c:numFmt formatCode="([^"]*)"/.exec(axis)![1]!, value) },
    }
  }))
}

function labelsOf(series: string): (string | undefined)[] {
  const values = /<c:val>[\s\S]*<\/c:val>/.exec(series)![0]
  const count = Number(/<c:ptCount val="(\d+)"/.exec(values)![1])
  expect(values).not.toContain('<c:v></c:v>')
  const all = /<c:dLbls>([\s\S]*)<\/c:dLbls>/.exec(series)?.[1]
  if (all === undefined)
    return []
  const own = new Map([...all.matchAll(/<c:dLbl>([\s\S]*?)<\/c:dLbl>/g)].map(match => [/idx val="(\d+)"/.exec(match[1]!)![1]!, match[1]!]))
  const shared = all.replace(/<c:dLbl>[\s\S]*?<\/c:dLbl>/g, '')
  return Array.from({ length: count }, (_, i) => {
    const value = new RegExp(`<c:pt idx="${i}"><c:v>([^<]*)`).exec(values)?.[1]
    const label = own.get(String(i)) ?? shared
    return value !== undefined && label.includes('<c:showVal val="1"/>') ? format(/<c:numFmt formatCode="([^"]*)"/.exec(label)![1]!, Number(value)) : undefined
  })
}

const panels = (values: readonly (number | null)[], unit: string, language = 'en'): ChartSpec => {
  const tell = amountsOf({ language }, values.flatMap(value => value ?? []), unit)
  return { kind: 'panels', alt: 'a', categories: values.map((_, i) => `Thing ${i}`), panels: [{ name: '', values, labels: values.map(value => value === null ? '—' : tell(value)) }] }
}

const labelsIn = (spec: ChartSpec) => spec.kind === 'panels' ? spec.panels[0]!.labels.map((label, i) => spec.panels[0]!.values[i] === null ? undefined : label) : []

it.each([
  ['decimals', [2.95, 1.4, 0.9, 1], '€', ['€2.95', '€1.40', '€0.90', '€1.00']],
  ['a minus sign', [-0.5, 12_345, 0, -1200], '%', ['−0.5%', '12,345.0%', '0.0%', '−1,200.0%']],
  ['one and many', [1, 36, 2], 'hours', ['1 hour', '36 hours', '2 hours']],
  ['a unit of any kind', [1.25, 3], '"m² <CO₂> & more', ['1.25 "m² <CO₂> & more', '3.00 "m² <CO₂> & more']],
  ['a gap', [4, null, 8.5], 'km', ['4.0 km', undefined, '8.5 km']],
  ['currency below zero', [-120, 90], 'US$', ['−US$120', 'US$90']],
] as const)('labels of bars have %s', async (_, values, unit, labels) => {
  const spec = panels(values, unit)
  const [chart] = await chartsOf([spec])
  expect(labelsIn(spec)).toEqual(labels)
  expect(chart!.series).toEqual([labels])
  expect(chart!.sheet.map(([text]) => text)).toEqual(labels.map(label => label ?? ''))
})

it('labels are in the language of the deck', async () => {
  const spec = panels([1.4, 0.9, 12], '万辆', 'zh')
  expect((await chartsOf([spec], 'zh'))[0]!.series).toEqual([['1.4 万辆', '0.9 万辆', '12.0 万辆']])
  const german = panels([1234.5, 2], '€ je kg', 'de')
  // A format is written as in English; PowerPoint shows it as the reader's system does.
  expect(labelsIn(german)).toEqual(['1.234,5 € je kg', '2,0 € je kg'])
  expect((await chartsOf([german], 'de'))[0]!.series).toEqual([['1,234.5 € je kg', '2.0 € je kg']])
})

describe('every kind of chart with numbers', () => {
  it('counts: one is no “services”', async () => {
    const [chart] = await chartsOf([{ kind: 'bar', alt: 'a', categories: ['A', 'B', 'C'], labels: ['1 service', '12 services', '0 services'], series: [{ name: 's', values: [1, 12, 0] }] }])
    expect(chart!.series).toEqual([['1 service', '12 services', '0 services']])
  })

  it('stacked bars with decimals, without a label for nothing', async () => {
    const [chart] = await chartsOf([{ kind: 'bar', alt: 'a', categories: ['A', 'B'], series: [{ name: 's', values: [1.5, 0] }, { name: 't', values: [2, 3] }] }])
    expect(chart!.series).toEqual([['1.5', ''], ['2.0', '3.0']])
  })

  it('lines: the values at their ends, and an axis with as many decimals everywhere', async () => {
    const [chart] = await chartsOf([{
      kind: 'line',
      alt: 'a',
      categories: ['2021', '2022', '2023'],
      series: [{ name: 's', values: [0.5, null, 1], ends: ['0.50 €', '1.00 €'] }, { name: 't', values: [0.25, 0.75, null], ends: ['0.25 €', '0.75 €'] }],
    }])
    expect(chart!.series).toEqual([[undefined, undefined, '1.00 €'], [undefined, '0.75 €', undefined]])
    expect(chart!.axis).toMatchObject({ hidden: false })
    expect([0, 0.25, 1].map(chart!.axis.write)).toEqual(['0.00', '0.25', '1.00'])
    expect(chart!.sheet).toEqual([['0.50 €', '0.25 €'], ['', '0.75 €'], ['1.00 €', '']])
  })

  it('a slope: the values at both ends, and no axis', async () => {
    const [chart] = await chartsOf([{ kind: 'line', alt: 'a', categories: ['2021', '2025'], series: [{ name: 's', values: [1899, 1599.5], ends: ['€1,899.0', '€1,599.5'] }] }])
    expect(chart!.series).toEqual([['€1,899.0', '€1,599.5']])
    expect(chart!.axis.hidden).toBe(true)
  })

  it.each(['$', 'US$&', '$1', '$`', '$\'', '&lt', '"<€>', ']]>'])('a slope with the unit %s, which means something where texts are replaced', async (unit) => {
    const labelled = (name: string, values: readonly [number, number]) => {
      const tell = amountsOf({ language: 'en' }, values, unit)
      return { name, values, ends: [tell(values[0]), tell(values[1])] as const }
    }
    const series = [labelled('s', [1.5, 2.5]), labelled('t', [1, 0.25])]
    const [chart] = await chartsOf([{ kind: 'line', alt: 'a', categories: ['2021', '2025'], series }])
    expect(chart!.series).toEqual(series.map(({ ends }) => ends))
  })

  it('small multiples', async () => {
    const charts = await chartsOf([{ kind: 'multiples', alt: 'a', categories: ['Q1', 'Q2'], series: ['s', 't'].map((name, i) => ({ name, values: [i, i + 1.5], ends: [`${i}.0 k`, `${i + 1.5} k`] as const })) }])
    expect(charts.map(({ series }) => series)).toEqual([[['0.0 k', '1.5 k']], [['1.0 k', '2.5 k']]])
  })

  it('a ring', async () => {
    const [chart] = await chartsOf([{ kind: 'share', alt: 'a', unit: '%', parts: [{ name: 'A', value: 79.5, label: '79.5%' }, { name: 'B', value: 20, label: '20.0%' }] }, { kind: 'share', alt: 'a', parts: [{ name: 'A', value: 2 }, { name: 'B', value: 1 }] }])
    expect(chart!.series).toEqual([['79.5%', '20.0%']])
    expect(chart!.sheet).toEqual([['79.5%'], ['20.0%']])
  })

  it('all others are drawings, or tell their numbers as text', async () => {
    const specs = chartSlidesOf(length => 'x'.repeat(length)).map(({ chart }) => chart)
    const kinds = new Set((await chartsOf(specs)).map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(['line', 'bar', 'radar', 'doughnut']))
  })
})

it('a label that doesn\'t write its value stands as it is, and alone', () => {
  const { code, points } = seriesFormat([{ value: 1.5, label: '1.5 km' }, { value: 3, label: 'about three' }, { value: 2.5, label: '2.5 km' }], 'en')
  expect(format(code, 7)).toBe('7.0 km')
  expect(points.size).toBe(1)
  expect(format(points.get(1)!, 3)).toBe('about three')
})
