/** Slides of the kinds of chart that a dataset seldom needs, with made-up names: few and many, short and long. */
import type { ChartSpec } from '../charts/index.ts'
import type { ChartSlide } from '../slides/model.ts'
import type { Style } from './made-up-text.ts'
import { plain } from '../slides/model.ts'
import { createRandom, madeUpText } from './made-up-text.ts'

/** A slide a chart, not fitted yet. */
export function chartSlides(language: string, style: Style): ChartSlide[] {
  const random = createRandom(7)
  return chartSlidesOf(length => madeUpText(random, language, length, style))
}

/** The same with names of any kind, asked for by their length. */
export function chartSlidesOf(name: (length: number) => string): ChartSlide[] {
  const names = (count: number, length: number) => Array.from({ length: count }, () => name(length))
  const values = (count: number, most: number) => Array.from({ length: count }, (_, i) => 1 + (i * 7 + 3) % most)
  const dots = (count: number, length: number, series: number, levels?: readonly string[]): ChartSpec => ({
    kind: 'dot',
    alt: name(length),
    categories: names(count, length),
    ...(levels && { levels }),
    series: Array.from({ length: series }, (_, s) => {
      const all = values(count + s, levels?.length ?? 90).slice(s)
      return { name: name(10), values: all.map((value, i) => i === 3 ? null : value), labels: all.map(value => levels?.[value - 1] ?? `${value} km`) }
    }),
  })
  const treemap = (count: number, length: number, groups: number, isColored: boolean): ChartSpec => ({
    kind: 'treemap',
    alt: name(length),
    groups: Array.from({ length: groups }, (_, g) => ({
      ...(groups > 1 && { name: name(length), color: g }),
      parts: values(count, 17).map((value, i) => ({ name: name(length), value, label: `${value} {a|b}`, ...(isColored && groups === 1 && { color: i }) })),
    })),
  })
  const radar = (axes: number, length: number, color?: number): ChartSpec => ({
    kind: 'radar',
    alt: name(length),
    name: name(length),
    max: 5,
    ...(color !== undefined && { color }),
    axes: values(axes, 5).map(value => ({ name: name(length), value, label: `${value} / 5` })),
  })
  const lines = (count: number, length: number, kind: 'line' | 'multiples', times: number): ChartSpec => ({
    kind,
    alt: name(length),
    categories: names(times, Math.min(length, 20)),
    series: Array.from({ length: count }, (_, s) => ({ name: name(length), values: values(times + s, 40).slice(s).map((value, i) => i === 1 && times > 3 ? null : value), ends: [`${s + 3} km`, `${s + 40} km`] as const })),
  })
  const panels = (count: number, bars: number, length: number, sign: number): ChartSpec => ({
    kind: 'panels',
    alt: name(length),
    categories: names(bars, length),
    panels: Array.from({ length: count }, () => {
      const all = values(bars, 30).map((value, i) => i % 2 ? value : sign * value)
      return { name: name(length), values: all, labels: all.map(value => `${value} %`) }
    }),
  })
  const positions = (count: number, length: number): ChartSpec => ({
    kind: 'positions',
    alt: name(length),
    x: { name: name(length), low: name(length), high: name(length) },
    y: { name: name(length), low: name(length), high: name(length) },
    points: values(count, 11).map((value, i) => ({ name: name(length), x: value / 12, y: i / count, at: [name(6), name(6)] as const })),
  })
  const share = (count: number, length: number): ChartSpec => ({
    kind: 'share',
    alt: name(length),
    unit: name(length),
    parts: values(count, 9).map(value => ({ name: name(length), value })),
  })
  const specs: ChartSpec[] = [
    dots(9, 12, 1, names(3, 6)),
    dots(12, 40, 2, names(5, 12)),
    dots(14, 10, 1),
    dots(8, 60, 3),
    { ...dots(5, 10, 1), focus: [false, true, false, false, false] } as ChartSpec,
    treemap(14, 10, 1, true),
    treemap(24, 40, 1, false),
    treemap(5, 14, 4, true),
    radar(3, 8),
    radar(6, 14, 2),
    radar(8, 60),
    lines(3, 12, 'line', 8),
    lines(6, 60, 'line', 2),
    lines(2, 40, 'line', 5),
    lines(7, 40, 'multiples', 6),
    panels(3, 6, 40, 1),
    panels(2, 9, 14, -1),
    panels(1, 10, 60, 1),
    positions(4, 12),
    positions(5, 60),
    share(3, 10),
    share(5, 60),
  ]
  return specs.map((chart, i) => ({
    id: `charts/${i}`,
    section: name(8),
    layout: 'chart',
    title: plain(name(20)),
    depth: 'headline',
    notes: { points: [], corrections: [], sources: [] },
    chart,
    takeaways: [plain(name(30)), plain(name(30))],
  }))
}
