/** Series, timelines, processes and position maps: what their titles say is true, and mistakes are told with their place. */
import type { DatasetError } from '../dataset/errors.ts'
import { cp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withDate } from '../dataset/dates.ts'
import { loadDataset } from '../dataset/load.ts'
import { makeDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { textOf } from '../slides/model.ts'
import { ROOT, temporaryFolder } from '../testing/data-folder.ts'
import { amountsOf } from './amount.ts'

const DATA = join(ROOT, 'scripts/testing/numbers-and-time')
const measure = createMeasure()

async function changed(file: string, ...edits: readonly (readonly [string, string])[]): Promise<string> {
  const folder = join(await temporaryFolder(), 'data')
  await cp(DATA, folder, { recursive: true })
  let text = await readFile(join(folder, file), 'utf8')
  for (const [from, to] of edits) {
    expect(text).toContain(from)
    text = text.replace(from, to)
  }
  await writeFile(join(folder, file), text)
  return folder
}

async function titles(folder: string, language: string): Promise<Map<string, string>> {
  const { dataset, audiences } = await loadDataset(folder)
  return new Map(makeDeck(dataset, audiences[0]!, language, measure).slides.map(({ id, title }) => [id, textOf(title)]))
}

async function problemsOf(folder: string): Promise<string[]> {
  const error = await loadDataset(folder).then(() => undefined, (error: DatasetError) => error)
  return error!.problems.map(({ file, line, code, message }) => `${file.replace(/^.*sections\//, '')}:${line} ${code}: ${message}`)
}

it('a process without roles and times is counted by how its steps lead on', async () => {
  const folder = await changed('sections/service.yaml')
  const path = join(folder, 'sections/service.yaml')
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace(/^roles:\n(?: .*\n)*/m, '').replace(/, role: \w+/g, '').replace(/, time: [\d.]+/g, ''))
  expect((await titles(folder, 'en')).get('service/ways')).toBe('1 of 6 steps branches')
  expect((await titles(folder, 'zh')).get('service/ways')).toBe('6 步中有 1 步分支')
  await writeFile(path, (await readFile(path, 'utf8')).replace(/, next: [^\n]*?\}\](?=, text| \})/g, ''))
  expect((await titles(folder, 'en')).get('service/ways')).toBe('No step branches: each leads straight to the next')
})

describe('titles', () => {
  it('tell who leads and what changed, in both languages', async () => {
    const [zh, en] = [await titles(DATA, 'zh'), await titles(DATA, 'en')]
    expect(zh.get('sales/values')).toBe('销量：2025，飞燕最高，为 31.0 万辆')
    expect(en.get('sales/values')).toBe('Units sold, 2025: Swift is highest, 31.0 thousand')
    expect(en.get('sales/map')).toBe('Units sold: 3 rising, 1 falling')
    expect(en.get('prices/map')).toBe('Retail price: 1 rising, 1 falling, 1 unchanged')
    expect(en.get('growth/values')).toBe('Growth on the year: Metro is highest in 2 of 2 series')
    expect(en.get('ranges/map')).toBe('Range on one charge: the median is 80 km; 2 above it, 2 below')
    expect(en.get('map/map')).toBe('None is highest on both: Cargo King on Price, Ridge on Comfort')
    expect(en.get('map/quarters')).toBe('1 of 5 is high on both Price and Comfort')
    expect(en.get('service/time')).toBe('Repair takes longest: 36.0 hours of 55.5 hours in all')
    expect(zh.get('plan/map')).toContain('2026年1月至2026年12月的 5 个阶段')
  })

  it('are true of ties', async () => {
    const folder = await changed('sections/sales.yaml', ['2025: 21 }', '2025: 31 }'])
    expect((await titles(folder, 'en')).get('sales/values')).toBe('Units sold, 2025: Swift and Ridge share the highest, 31.0 thousand')
    const map = await changed('sections/map.yaml', ['x: 2899, y: high', 'x: 3900, y: high'])
    expect((await titles(map, 'en')).get('map/map')).toBe('Ridge: highest on both Price and Comfort')
  })
})

describe('a position map that says which end of an axis is better', () => {
  const LOWER = ['from: 1000, to: 4000 }', 'from: 1000, to: 4000, better: lower }'] as const
  const HIGHER = ['scale: level }', 'scale: level, better: higher }'] as const
  const slidesOf = async (language: string, ...edits: readonly (readonly [string, string])[]) => {
    const { dataset, audiences } = await loadDataset(await changed('sections/map.yaml', ...edits))
    return new Map(makeDeck(dataset, audiences[0]!, language, measure).slides.map(slide => [slide.id, slide]))
  }
  const told = async (language: string, ...edits: readonly (readonly [string, string])[]) => {
    const slides = await slidesOf(language, ...edits)
    return ['map/map', 'map/quarters'].map(id => textOf(slides.get(id)!.title))
  }

  it('tells the best by it, in titles and quarters', async () => {
    expect(await told('en', LOWER, HIGHER)).toEqual(['None is best on both: Harbour on Price, Ridge on Comfort', 'None of 5 is low on Price and high on Comfort'])
    expect(await told('zh', LOWER, HIGHER)).toEqual(['没有一个两项都最优：价格看海港，舒适度看山脊', '5 个中没有一个价格低、舒适度高'])
    expect(await told('en', LOWER, HIGHER, ['x: 1299, y: low', 'x: 1299, y: high'], ['x: 2899, y: high', 'x: 2899, y: low'])).toEqual(['Harbour: best on both Price and Comfort', '1 of 5 is low on Price and high on Comfort'])
  })

  it('calls none best on an axis that doesn\'t say', async () => {
    expect(await told('en', LOWER)).toEqual(['Harbour: lowest on Price; Ridge: highest on Comfort', 'None of 5 is low on Price and high on Comfort'])
    expect((await told('zh', LOWER))[0]).toBe('价格最低：海港；舒适度最高：山脊')
  })

  it('tints the better quarter, names the best beside the map, and tells them apart in the table', async () => {
    const slides = await slidesOf('en', LOWER, HIGHER)
    const map = slides.get('map/map')!
    if (map.layout !== 'chart' || map.chart.kind !== 'positions')
      throw new Error('no map')
    expect([map.chart.x.better, map.chart.y.better]).toEqual(['lower', 'higher'])
    expect(map.takeaways.map(textOf).slice(0, 2)).toEqual(['Best on Price: Harbour (€1,299)', 'Best on Comfort: Ridge (High)'])
    const table = slides.get('map/table')!
    const best = 'table' in table && table.table ? table.table.rows.flatMap(([name, ...cells]) => cells.filter(cell => cell.best).map(cell => `${textOf(name!.text)} ${textOf(cell.text)}`)) : []
    expect(best).toEqual(['Ridge High', 'Harbour €1,299'])
  })
})

describe('a series, or what it compares, that is called like a vendor', () => {
  const VENDORS = ['sections: [sales', `vendors:
  - { id: flying, name: { zh: 飞燕, en: Swift } }
  - { id: harbour, name: { zh: 海港公司, en: Harbour Inc } }
sections: [sales`] as const
  const charts = async (language: string) => {
    const { dataset, audiences } = await loadDataset(await changed('dataset.yaml', VENDORS))
    const slides = makeDeck(dataset, audiences[0]!, language, measure).slides
    return (id: string) => slides.flatMap(slide => slide.id === id && 'chart' in slide ? [slide.chart] : [])[0]!
  }

  it.each(['zh', 'en'])('has its colour in %s, by id or by name, and no other has the same', async (language) => {
    const chart = await charts(language)
    const [sales, prices, growth] = [chart('sales/values'), chart('prices/values'), chart('growth/values')]
    if (sales.kind !== 'line' || prices.kind !== 'line' || growth.kind !== 'panels')
      throw new Error('other charts')
    const [swift, ridge, harbour, metro] = sales.series.map(({ color }) => color)
    expect(new Set([swift, ridge, harbour, metro]).size).toBe(4)
    // The same on the next slide, where others stand beside it.
    expect(prices.series.map(({ color }) => color)).toEqual([swift, expect.any(Number), harbour])
    expect(new Set(prices.series.map(({ color }) => color)).size).toBe(3)
    // Not all of these are vendors.
    expect(growth.colors).toBeUndefined()
  })

  it('leaves charts without vendors as they are', async () => {
    const { dataset, audiences } = await loadDataset(DATA)
    const sales = makeDeck(dataset, audiences[0]!, 'en', measure).slides.find(({ id }) => id === 'sales/values')!
    expect('chart' in sales && sales.chart.kind === 'line' && sales.chart.series.map(({ color }) => color)).toEqual([0, 1, 2, 3])
  })
})

describe('a text that is a date', () => {
  it('is written as people of the language do, and in order', async () => {
    const folder = await changed('sections/sales.yaml', ['name: "2021" }', 'name: 2025-09-01 }'], ['name: "2022" }', 'name: 2025-03-01 }'], ['name: "2023" }', 'name: 2025-03-15 }'], ['name: "2024" }', 'name: 2025-12 }'], ['name: "2025" }', 'name: 2026-01-02 }'])
    const { dataset, audiences } = await loadDataset(folder)
    const categories = (language: string) => makeDeck(dataset, audiences[0]!, language, measure).slides.flatMap(slide => slide.id === 'sales/values' && 'chart' in slide && slide.chart.kind === 'line' ? slide.chart.categories : [])
    expect(categories('en')).toEqual(['1 Mar 2025', '15 Mar 2025', '1 Sept 2025', 'Dec 2025', '2 Jan 2026'])
    expect(categories('zh')).toEqual(['2025年3月1日', '2025年3月15日', '2025年9月1日', '2025年12月', '2026年1月2日'])
  })

  it('is none where it is no date, or more than one', () => {
    expect(['2025-13-01', '2025-02-30', '2024-25', 'v2025-03-01', '1.2.3', '2025'].map(text => withDate(text, 'en'))).toEqual(['2025-13-01', '2025-02-30', '2024-25', 'v2025-03-01', '1.2.3', '2025'])
  })

  it('is written the same way at the axis of a Gantt chart', async () => {
    const { dataset, audiences } = await loadDataset(DATA)
    const axis = (language: string) => makeDeck(dataset, audiences[0]!, language, measure).slides.flatMap(slide => slide.id === 'plan/map' && 'diagram' in slide ? /axisFormat (.*)/.exec(slide.diagram.mermaid)?.[1] : [])
    expect([axis('en'), axis('zh')]).toEqual([['%b %Y'], ['%Y年%-m月']])
  })

  it('in a timeline is written the same way', async () => {
    const { dataset, audiences } = await loadDataset(DATA)
    const cells = (language: string) => makeDeck(dataset, audiences[0]!, language, measure).slides.flatMap(slide => slide.id === 'releases/table' && 'table' in slide && slide.table ? slide.table.rows.map(([date]) => textOf(date!.text)) : [])
    expect(cells('en').slice(0, 3)).toEqual(['Mar 2021', '8 Nov 2021', 'May 2022'])
    expect(cells('zh').slice(0, 2)).toEqual(['2021年3月', '2021年11月8日'])
  })
})

describe('numbers of a column or a chart', () => {
  it('have as many decimals as the one that has most', () => {
    expect([1.4, 0.9, 1].map(amountsOf({ language: 'en' }, [1.4, 0.9, 1], 'km'))).toEqual(['1.4 km', '0.9 km', '1.0 km'])
    expect([12_000, -1].map(amountsOf({ language: 'zh' }, [12_000, -1]))).toEqual(['12,000', '−1'])
    expect(amountsOf({ language: 'en' }, [0.1, 0.2])(0.1 + 0.2)).toBe('0.3')
    expect([1, 2.5].map(amountsOf({ language: 'en' }, [1, 2.5], 'hours'))).toEqual(['1.0 hours', '2.5 hours'])
  })

  it('have them in the chart, in its table and beside it', async () => {
    const { dataset, audiences } = await loadDataset(DATA)
    const slides = new Map(makeDeck(dataset, audiences[0]!, 'en', measure).slides.map(slide => [slide.id, slide]))
    const table = slides.get('sales/table')!
    const cells = 'table' in table && table.table ? table.table.rows.flatMap(([, ...cells]) => cells.map(({ text }) => textOf(text))) : []
    expect(cells).toContain('31.0 thousand')
    expect(cells.every(text => /^[\d,]+\.\d thousand$|^—$/.test(text))).toBe(true)
    const chart = slides.get('sales/values')!
    expect('chart' in chart && chart.chart.kind === 'line' && chart.chart.series.flatMap(({ ends }) => ends)).toEqual(['12.0 thousand', '31.0 thousand', '20.0 thousand', '21.0 thousand', '9.0 thousand', '5.5 thousand', '4.0 thousand', '20.5 thousand'])
  })
})

it.each([
  ['sections/sales.yaml', '2021: 9, 2022', '2020: 9, 2022', 'sales.yaml:16 unknown-category: "2020" is no category of this section'],
  ['sections/releases.yaml', 'start: 2021-03,', 'start: 2021-13,', 'releases.yaml:8 bad-date: "2021-13" is no date: write 2026, 2026-03 or 2026-03-15'],
  ['sections/plan.yaml', 'end: 2026-03 }', 'end: 2025-03 }', 'plan.yaml:8 bad-date: the end 2025-03 is before the start 2026-01'],
  ['sections/service.yaml', 'role: rider', 'role: ridder', 'service.yaml:13 unknown-role: "ridder" is no role of this section; did you mean "rider"?'],
  ['sections/service.yaml', '{ to: back }', '{ to: bak }', 'service.yaml:15 unknown-step: "bak" is no step; did you mean "back"?'],
  ['sections/map.yaml', 'y: medium, text', 'y: 7, text', 'map.yaml:8 rating-not-on-scale: "7" is no level of the scale "level"; known: "low", "medium", "high"'],
  ['sections/map.yaml', 'x: 3900', 'x: 4900', 'map.yaml:12 out-of-range: 4900 lies outside of 1000 to 4000'],
])('a mistake in %s is told with its place: %s → %s', async (file, from, to, says) => {
  expect((await problemsOf(await changed(file, [from, to]))).some(problem => problem.startsWith(says)), says).toBe(true)
})

describe('a series of the parts of a whole', () => {
  const parts = async (values: string, unit = '%', chart = '') => {
    const folder = await changed('sections/ranges.yaml')
    const path = join(folder, 'sections/ranges.yaml')
    const text = await readFile(path, 'utf8')
    const ids = values.split(' ').map((_, i) => `part-${i}`)
    await writeFile(path, `${text.slice(0, text.indexOf('measure:'))}measure: { zh: 份额, en: Share }
value-unit: "${unit}"
${chart}categories: [${ids.map(id => `{ id: ${id}, name: "${id}" }`).join(', ')}]
series: [{ id: all, name: { zh: 全部, en: All }, values: { ${values.split(' ').map((value, i) => `${ids[i]}: ${value}`).join(', ')} } }]
`)
    return folder
  }
  const chartOf = async (folder: string) => {
    const { dataset, audiences } = await loadDataset(folder)
    const slide = makeDeck(dataset, audiences[0]!, 'en', measure).slides.find(({ id }) => id === 'ranges/values')!
    return 'chart' in slide ? slide.chart : undefined
  }

  it('is a ring, largest first, where few of them make a hundred percent', async () => {
    expect(await chartOf(await parts('20.5 50 29'))).toMatchObject({
      kind: 'share',
      parts: [{ name: 'part-1', label: '50.0%' }, { name: 'part-2', label: '29.0%' }, { name: 'part-0', label: '20.5%' }],
    })
  })

  it.each([
    ['they do not', '20 50 20', '%'],
    ['they are no percentages', '20 50 30', 'km'],
    ['there are many', '10 10 10 10 10 10 40', '%'],
    ['one is below zero', '-10 60 50', '%'],
  ])('is of bars where %s', async (_, values, unit) => {
    expect((await chartOf(await parts(values, unit)))?.kind).toBe('panels')
  })

  it('is a ring where it says so, unless that would be wrong', async () => {
    expect((await chartOf(await parts('20 50', 'km', 'chart: share\n')))?.kind).toBe('share')
    expect(await problemsOf(await parts('-20 50', 'km', 'chart: share\n'))).toEqual([expect.stringContaining('share-below-zero')])
    expect(await problemsOf(await parts('1 2 3 4 5 6 7 8 9', 'km', 'chart: share\n'))).toEqual([expect.stringContaining('share-of-many')])
  })
})

describe('a series from a CSV beside it', () => {
  const beside = async (csv: string) => {
    const folder = await changed('sections/ranges.yaml')
    const text = await readFile(join(folder, 'sections/ranges.yaml'), 'utf8')
    await writeFile(join(folder, 'sections/ranges.yaml'), `${text.slice(0, text.indexOf('categories:'))}table: ranges.csv\n`)
    await writeFile(join(folder, 'sections/ranges.csv'), csv)
    return folder
  }

  it('is shown as if it stood in the file', async () => {
    const folder = await beside('Year,Swift,Ridge\n2023,80,120\n2024,85,\n2025,"1,010",131\n')
    expect((await titles(folder, 'en')).get('ranges/values')).toBe('Range on one charge, 2025: Swift is highest, 1,010 km')
  })

  it('with a wrong cell is told by the cell', async () => {
    expect(await problemsOf(await beside('Year,Swift,Ridge\n2023,80,120\n2024,many,1\n')))
      .toEqual(['ranges.csv:3 no-number: cell B3: "many" is no number'])
  })

  it('that is a link out of the folder is refused', async () => {
    const folder = await beside('')
    await rm(join(folder, 'sections/ranges.csv'))
    await symlink(join(ROOT, 'package.json'), join(folder, 'sections/ranges.csv'))
    expect((await problemsOf(folder))[0]).toMatch(/^ranges\.yaml:\d+ bad-table: ranges\.csv: the link leads out of the dataset folder/)
  })

  it('that isn\'t there is told at its key', async () => {
    const folder = await changed('sections/ranges.yaml', ['categories:', 'table: nowhere.csv\ncategories:'])
    expect((await problemsOf(folder))[0]).toContain('two-tables')
  })
})
