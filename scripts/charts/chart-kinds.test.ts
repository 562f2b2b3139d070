/** What the specs of dot plots, treemaps and radars become: nothing is lost, nothing overlaps, all starts from zero. */
import type { ChartTheme } from './chart.ts'
import type { DotSpec } from './dot.ts'
import type { RadarSpec } from './radar.ts'
import type { TreemapSpec } from './treemap.ts'
import { describe, expect, it } from 'vitest'
import { createMeasure } from '../slides/measure.ts'
import { chartLegend, chartMarks, chartNumbers, chartOption, splitChart } from './index.ts'
import { treemapLayout } from './treemap.ts'

const measure = createMeasure()

const theme: ChartTheme = {
  text: '#000000',
  muted: '#666666',
  line: '#dddddd',
  surface: '#ffffff',
  accent: '#0000ff',
  quiet: '#cccccc',
  palette: ['#111111', '#222222', '#333333'],
  ramp: levels => [...'#'.repeat(levels)].map(() => '#eeeeee'),
  on: () => '#000000',
  lines: text => [text],
  fontFamily: 'Inter',
  language: 'en',
  fontSize: 18,
  print: true,
}

describe('a dot plot', () => {
  const dots = (count: number, extra: Partial<DotSpec> = {}): DotSpec => ({
    kind: 'dot',
    alt: 'dots',
    categories: Array.from({ length: count }, (_, i) => `thing ${i}`),
    series: [{ name: 'range', values: Array.from({ length: count }, (_, i) => i === 1 ? null : 50 + i), labels: Array.from({ length: count }, (_, i) => `${50 + i} km`) }],
    ...extra,
  })

  it('of too many rows continues on the same axis, with every row once', () => {
    const parts = splitChart(dots(33), measure).map(({ spec }) => spec as DotSpec)
    expect(parts.flatMap(({ categories }) => categories)).toEqual(dots(33).categories)
    expect(new Set(parts.map(({ range }) => JSON.stringify(range))).size).toBe(1)
    expect(parts.map(chartMarks).reduce((sum, count) => sum + count)).toBe(32)
  })

  it('starts from zero, or below where a number is', () => {
    const ends = (spec: DotSpec) => {
      const { min, max } = chartOption(spec, theme).xAxis as { min: number, max: number }
      return [min, max]
    }
    expect(ends(dots(3))[0]).toBe(0)
    expect(ends(dots(3))[1]).toBeGreaterThanOrEqual(52)
    expect(ends(dots(1, { series: [{ name: '', values: [-7], labels: ['−7'] }] }))[0]).toBeLessThanOrEqual(-7)
  })

  it('tells the numbers that there are, with the series\' names where there are several', () => {
    expect(chartNumbers(dots(2), 'en')).toEqual([{ name: 'thing 0', values: [{ value: '50 km' }] }, { name: 'thing 1', values: [] }])
    const two = dots(1, { series: [{ name: 'a', values: [1], labels: ['one'] }, { name: 'b', values: [1], labels: ['one'] }] })
    expect(chartNumbers(two, 'en')).toEqual([{ name: 'thing 0', values: [{ name: 'a', value: 'one' }, { name: 'b', value: 'one' }] }])
    expect(chartLegend(two, theme).map(({ name }) => name)).toEqual(['a', 'b'])
  })

  it('puts dots at one place beside each other', () => {
    const [a, b] = chartOption(dots(1, { series: [{ name: 'a', values: [1], labels: [''] }, { name: 'b', values: [1], labels: [''] }] }), theme).series as { data: { symbolOffset: [number, number] }[] }[]
    expect(b!.data[0]!.symbolOffset[0] - a!.data[0]!.symbolOffset[0]).toBeGreaterThanOrEqual(12)
  })
})

describe('a treemap', () => {
  const values = [9, 1, 4, 0, 4, 2, 7, 3, 3, 1, 6, 5, 8]
  const flat: TreemapSpec = { kind: 'treemap', alt: 'map', groups: [{ parts: values.map((value, i) => ({ name: `part ${i}`, value, label: `${value}` })) }] }
  const grouped: TreemapSpec = { ...flat, groups: [{ name: 'A', parts: flat.groups[0]!.parts.slice(0, 6) }, { name: 'B', parts: flat.groups[0]!.parts.slice(6) }] }

  it.each([['flat', flat], ['grouped', grouped]])('that is %s has a cell for each part of more than nothing, none over another', (_, spec) => {
    const { cells } = treemapLayout(spec, 712, 480)
    expect(cells.length).toBe(12)
    expect(chartMarks(spec)).toBe(12)
    for (const [i, a] of cells.entries()) {
      expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= 712 && a.y + a.height <= 480).toBe(true)
      for (const b of cells.slice(i + 1))
        expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true)
    }
  })

  it('makes each cell as large as its value', () => {
    const { cells } = treemapLayout(flat, 7120, 4800)
    const [least, ...others] = cells.map(({ width, height, part }) => width * height / part.value).sort((a, b) => a - b)
    expect(others.at(-1)! / least!).toBeLessThan(1.05)
  })

  it('names groups that have a name, and tells which group a part is of', () => {
    expect(treemapLayout(flat, 712, 480).heads).toEqual([])
    expect(treemapLayout(grouped, 712, 480).heads.map(({ group }) => group.name).sort()).toEqual(['A', 'B'])
    expect(chartNumbers(grouped, 'en')[6]).toEqual({ name: 'part 6', values: [{ name: 'B', value: '7' }] })
  })
})

describe('a radar', () => {
  const radar: RadarSpec = { kind: 'radar', alt: 'profile', name: 'X', max: 5, axes: [1, 3, 5, 2].map((value, i) => ({ name: `axis ${i}`, value, label: `${value} of 5` })) }

  it('has one scale from zero to the top on all axes', () => {
    const { indicator } = chartOption(radar, theme).radar as { indicator: { min: number, max: number }[] }
    expect(indicator.map(({ min, max }) => [min, max])).toEqual([[0, 5], [0, 5], [0, 5], [0, 5]])
  })

  it('tells every value', () => {
    expect(chartNumbers(radar, 'en').map(({ values }) => values[0]!.value)).toEqual(['1 of 5', '3 of 5', '5 of 5', '2 of 5'])
  })

  it('tells names whole that it has to cut', () => {
    const name = 'a very long name of an axis that nobody would ever write on a chart '.repeat(3)
    const [part] = splitChart({ ...radar, axes: radar.axes.map((axis, i) => i === 2 ? { ...axis, name } : axis) }, measure)
    expect(part!.whole).toEqual([name])
  })
})
