/** What the slides of sections have in common: small builders, each for one sort of slide. */
import type { BarSeries } from '../charts/bar.ts'
import type { CardsSlide, ChartSlide, Depth, DiagramSlide, Rich, Slide, TableSlide } from '../slides/model.ts'
import type { Counted } from './leader.ts'
import type { Sourced, View } from './view.ts'
import { originOf } from '../dataset/origin.ts'
import { plain, textOf } from '../slides/model.ts'
import { leader } from './leader.ts'
import { isFocus, labelled, marked, notes, sentence } from './view.ts'

/** What a slide shows of its section. */
interface Section {
  readonly id: string
  readonly title: string
}

interface BaseParts {
  /** Names the slide within its section: `counts`, `map`. */
  readonly key: string
  readonly title: Rich
  /** The least depth at which the slide is shown; `detail` where it isn't stated. */
  readonly depth?: Depth
  readonly footnote?: string | undefined
  /** What to say; whole sentences. */
  readonly points: readonly string[]
  /** What of the dataset the slide shows: the notes tell its sources and corrections. */
  readonly shown: readonly Sourced[]
}

/** A chart or a diagram says its title first, then the points, if there are any. */
interface FigureParts extends Omit<BaseParts, 'points'> {
  readonly points?: readonly string[]
}

interface ChartParts extends FigureParts {
  readonly chart: ChartSlide['chart']
  readonly figure?: ChartSlide['figure'] | undefined
  /** What the chart says, beside it. */
  readonly takeaways: readonly Rich[]
  /** The same in fewer words, for where not all have room. */
  readonly brief?: readonly Rich[]
}

interface CountParts extends Omit<ChartParts, 'chart'> {
  /** One bar each, from top to bottom. */
  readonly counted: readonly Counted[]
  /** What so many are called. */
  readonly unit: (count: number) => string
  /** What each bar is made of; the count alone where it isn't stated. */
  readonly series?: readonly BarSeries[]
  /** The colour of each bar's entity; where it isn't stated, the leading bar stands out. */
  readonly colors?: readonly number[]
  /** The counts are parts of one whole: so many that bars would not fit on a slide become a treemap. */
  readonly isWhole?: boolean
  /** What one bar counts others count, too: no bar is a share of all. */
  readonly isOverlapping?: boolean
  /** The names are words such as `yes`, and stand in quotes within a sentence. */
  readonly areWords?: boolean
}

interface DiagramParts extends FigureParts {
  readonly diagram: DiagramSlide['diagram']
}

interface TableParts extends BaseParts {
  /** One header a column. */
  readonly head: readonly string[]
  /** The texts of each row's cells. */
  readonly rows: readonly (readonly Rich[])[]
  /** All cells but the first of each row are numbers. */
  readonly isNumeric?: boolean
}

interface CardsParts extends Omit<BaseParts, 'points' | 'shown'> {
  /** What the cards are part of. */
  readonly of?: Sourced
  /** One card each, which the notes tell, too. */
  readonly items: readonly (Sourced & { readonly name: string, readonly text?: string | undefined })[]
}

/** How many parts a treemap shows better than bars do, and still has room to name. */
const MANY = { more: 12, most: 40 }

/** All of a slide but its layout and content. */
export function slideBase(
  section: Section,
  view: View,
  { key, title, depth = 'detail', footnote, points, shown }: BaseParts,
): Pick<Slide, 'id' | 'section' | 'title' | 'depth' | 'footnote' | 'notes' | 'origin'> {
  const origin = originOf(shown.find(originOf)) ?? originOf(section)
  return {
    id: `${section.id}/${key}`,
    section: section.title,
    title,
    depth,
    ...(footnote && { footnote }),
    notes: notes(view, points, shown),
    ...(origin && { origin }),
  }
}

/** The footnote that tells where something comes from; none where the dataset doesn't say. */
export function sourceNote(view: View, { source }: Sourced): string | undefined {
  return source && view.messages.say('footnote.source', { source })
}

/** What a chart says of one thing: its name, strong and with its corrections' mark, and a text. */
export function takeaway(name: string, text: string, of: Sourced = {}): Rich {
  return [
    ...marked(name, of, true),
    { text },
  ]
}

/** A chart, and beside it what it says. */
export function chartSlide(section: Section, view: View, parts: ChartParts): ChartSlide {
  return {
    ...slideBase(section, view, titleFirst(view, parts)),
    layout: 'chart',
    chart: parts.chart,
    ...(parts.figure && { figure: parts.figure }),
    takeaways: parts.takeaways,
    ...(parts.brief && { brief: parts.brief }),
  }
}

/** A chart with one bar a thing, counted. */
export function countSlide(section: Section, view: View, parts: CountParts): ChartSlide {
  return chartSlide(section, view, {
    ...parts,
    figure: parts.isOverlapping ? undefined : shareOfLeader(parts, view),
    chart: countChart(section, view, parts),
  })
}

/** Bars; of many parts of a whole a treemap, which keeps them on one slide. */
function countChart(section: Section, { messages: { say, list } }: View, { counted, unit, colors, series, isWhole }: CountParts): ChartSlide['chart'] {
  const alt = say('chart.counts', { counts: list(counted.map(({ name, count }) => `${name} ${count}`)) })
  const labels = counted.map(({ count }) => `${count} ${unit(count)}`)
  if (isWhole && counted.length > MANY.more && counted.length <= MANY.most) {
    const parts = counted.map((one, i) => ({ name: one.name, value: one.count, label: labels[i]!, ...(colors && { color: colors[i]! }), ...(isFocus(one) && { focus: true }) }))
    return { kind: 'treemap', alt, groups: [{ parts }] }
  }
  return {
    kind: 'bar',
    alt,
    categories: counted.map(({ name }) => name),
    labels,
    ...(colors && { colors }),
    ...(counted.some(isFocus) && { focus: counted.map(isFocus) }),
    series: series ?? [
      countSeries(section.title, counted),
    ],
  }
}

/** How much of all a single leader has, as a figure that stands out. */
function shareOfLeader({ counted, unit, areWords }: CountParts, { messages: { say } }: View): ChartSlide['figure'] {
  const { leaders: [name, ...others], count, total } = leader(counted)
  return name === undefined || others.length || count === 0 || counted.length === 1
    ? undefined
    : { value: say('chart.percent', { share: count / total }), label: say('chart.share', { name: areWords ? say('chart.word', { name }) : name, count, total, unit: unit(total) }) }
}

/** The counts as a series of bars. */
export function countSeries(name: string, counted: readonly Counted[]): BarSeries {
  return { name, values: counted.map(({ count }) => count) }
}

/** A diagram alone. */
export function diagramSlide(section: Section, view: View, parts: DiagramParts): DiagramSlide {
  return {
    ...slideBase(section, view, titleFirst(view, parts)),
    layout: 'diagram',
    diagram: parts.diagram,
  }
}

/** A table of texts. */
export function tableSlide(section: Section, view: View, parts: TableParts): TableSlide {
  return {
    ...slideBase(section, view, parts),
    layout: 'table',
    table: {
      head: parts.head.map(plain),
      rows: parts.rows.map(row => row.map((text, column) => ({ text, ...(parts.isNumeric && column > 0 && { isNumber: true }) }))),
    },
  }
}

/** A card for each item. */
export function cardsSlide(section: Section, view: View, parts: CardsParts): CardsSlide {
  const { items, of } = parts
  return {
    ...slideBase(section, view, {
      ...parts,
      points: items.map(({ name, text }) => text === undefined ? sentence(view, name) : labelled(view, name, text)),
      shown: of ? [of, ...items] : items,
    }),
    layout: 'cards',
    cards: items.map(item => ({
      title: marked(item.name, item),
      text: plain(item.text ?? ''),
    })),
  }
}

function titleFirst(view: View, parts: FigureParts): BaseParts {
  return { ...parts, points: [sentence(view, textOf(parts.title)), ...parts.points ?? []] }
}
