/** The charts of a matrix: how the things are rated, scale by scale. */
import type { DotSpec } from '../charts/dot.ts'
import type { HeatCell } from '../charts/heat.ts'
import type { RadarSpec } from '../charts/radar.ts'
import type { Localized } from '../dataset/localize.ts'
import type { DatasetFile } from '../dataset/schema.ts'
import type { ChartSlide } from '../slides/model.ts'
import type { Matrix } from './matrix.ts'
import type { Sourced, View } from './view.ts'
import { MOST_DOT_ROWS } from '../charts/dot.ts'
import { RADAR_AXES } from '../charts/radar.ts'
import { plain } from '../slides/model.ts'
import { leader, leaderWords } from './leader.ts'
import { ratingOf } from './rating.ts'
import { chartSlide, countSeries, countSlide, takeaway } from './section-slide.ts'
import { heatFocus, isFocus, marked, titleNames, unique, unitOf } from './view.ts'

type Scale = NonNullable<Localized<DatasetFile>['scales']>[number]
type Criterion = Matrix['criteria'][number]

/** So few things are compared with each other; more are looked at criterion by criterion. */
const FEW = 3

/** Where more things share one scale, the eye finds each of them on it sooner than in the text beside bars. */
const FEW_ROWS = 8

/** One chart a scale; where nothing is rated, one of what is stated at all. */
export function ratingSlides(section: Matrix, view: View): ChartSlide[] {
  const scales = (view.dataset.scales ?? []).flatMap((scale) => {
    const criteria = section.criteria.filter(criterion => criterion.scale === scale.id && section.things.some(thing => thing.cells[criterion.id]!.rating !== undefined))
    return criteria.length
      ? [
          { scale, criteria },
        ]
      : []
  })
  // Numbers have charts of their own.
  if (!scales.length)
    return section.things.some(({ cells }) => Object.values(cells).some(({ number }) => number !== undefined)) ? [] : [stated(section, view)]
  return scales.map(({ scale, criteria }, i) => ({
    ...(criteria.length === 1
      ? levels(section, scale, criteria[0]!, view)
      : heatMap(section, scale, criteria, view)),
    depth: i === 0 ? 'headline' : 'summary',
  }))
}

/** How many things stand on each level, and which. */
function countLevels(section: Matrix, scale: Scale, criteria: readonly Criterion[]) {
  return scale.levels.map((level) => {
    const things = criteria.flatMap(({ id }) => section.things.filter(thing => thing.cells[id]!.rating === level.id))
    return {
      name: level.name,
      things: things.map(thing => thing.name),
      count: things.length,
    }
  }).reverse()
}

/** What the charts of a scale share: the marks of its cells' corrections, its note, and who stands where. */
function scaleParts(section: Matrix, scale: Scale, criteria: readonly Criterion[], view: View, title: string) {
  const { say, list } = view.messages
  const shown = section.things.flatMap(thing => criteria.map(({ id }) => thing.cells[id]!)).filter(cell => cell.corrections?.length || cell.source)
  return {
    title: marked(title, {
      corrections: unique(shown.flatMap(cell => cell.corrections ?? [])),
    }),
    footnote: scale.note,
    points: criteria.map(criterion => say('matrix.level.note', {
      criterion: criterion.name,
      levels: list(countLevels(section, scale, [criterion]).filter(({ count }) => count > 0).map(({ name, things }) =>
        say('matrix.level.things', { level: name, things: list(things) }))),
    })),
    shown: [section, ...shown],
  }
}

function levels(section: Matrix, scale: Scale, criterion: Criterion, view: View): ChartSlide {
  const { say, some } = view.messages
  const counted = countLevels(section, scale, [criterion]).filter(({ count }) => count > 0)
  const { form, names, count } = leaderWords(view, counted)
  const total = section.things.length
  const unrated = total - counted.reduce((sum, { count }) => sum + count, 0)
  const title = say('matrix.levels.title', {
    form: form === 'one' && unrated > 0 ? 'partly' : form,
    criterion: criterion.name,
    levels: names,
    count,
    total,
    unit: unitOf(section, view, total),
  })
  const slide = countSlide(section, view, {
    key: scale.id,
    ...scaleParts(section, scale, [criterion], view, title),
    counted,
    areWords: true,
    unit: count => unitOf(section, view, count),
    series: [
      countSeries(criterion.name, counted),
    ],
    takeaways: [
      ...counted.map(({ name, things }) => takeaway(name, `${say('colon')}${some(things, 6)}`)),
      ...(unrated > 0 ? [plain(say('matrix.ratings.unrated', { count: unrated }))] : []),
    ],
  })
  return total > FEW_ROWS && total <= MOST_DOT_ROWS ? { ...slide, chart: levelDots(section, scale, criterion, view) } : slide
}

/** Each thing at its level, from the strongest to the weakest; what isn't rated has no dot. */
function levelDots(section: Matrix, scale: Scale, criterion: Criterion, view: View): DotSpec {
  const { say, list } = view.messages
  const rated = section.things
    .map((thing) => {
      const { rating } = thing.cells[criterion.id]!
      return { thing, at: rating === undefined ? undefined : ratingOf(view, scale.id, rating) }
    })
    .sort((a, b) => (b.at?.level ?? 0) - (a.at?.level ?? 0))
  const labelOf = ({ at }: typeof rated[number]) => at?.label ?? say('none')
  return {
    kind: 'dot',
    alt: say('chart.levels', { criterion: criterion.name, levels: list(rated.map(one => `${one.thing.name} ${labelOf(one)}`)) }),
    categories: rated.map(({ thing }) => thing.name),
    levels: scale.levels.map(({ name }) => name),
    ...(rated.some(({ thing }) => isFocus(thing)) && { focus: rated.map(({ thing }) => isFocus(thing)) }),
    series: [{ name: criterion.name, values: rated.map(({ at }) => at?.level ?? null), labels: rated.map(labelOf) }],
  }
}

function heatMap(section: Matrix, scale: Scale, criteria: readonly Criterion[], view: View): ChartSlide {
  const { say, list, some } = view.messages
  const top = scale.levels.at(-1)!
  const tops = criteria.map(criterion => ({
    name: criterion.name,
    count: section.things.filter(thing => thing.cells[criterion.id]!.rating === top.id).length,
    rated: section.things.filter(thing => thing.cells[criterion.id]!.rating !== undefined).length,
  }))
  const best = tops.reduce((a, b) => b.count > a.count
    ? b
    : a)
  const total = section.things.length
  const isComparison = total <= FEW
  const title = isComparison
    ? comparisonTitle(section, criteria, top, view)
    : say('matrix.ratings.title', {
        form: best.count === 0
          ? 'none'
          : best.count === total
            ? 'all'
            : 'other',
        criterion: best.name,
        level: top.name,
        count: best.count,
        total,
        unit: unitOf(section, view, total),
      })
  const cells = section.things.map(thing => criteria.map((criterion): HeatCell | null => {
    const { rating } = thing.cells[criterion.id]!
    if (rating === undefined)
      return null
    const { level, label } = ratingOf(view, scale.id, rating)
    return { level, label }
  }))
  const unrated = cells.flat().filter(cell => cell === null).length
  const counted = countLevels(section, scale, criteria)
  return chartSlide(section, view, {
    key: scale.id,
    ...scaleParts(section, scale, criteria, view, title),
    chart: profile(section, scale, criteria, view) ?? {
      kind: 'heat',
      alt: say('chart.heat', {
        rows: list(section.things.map(thing => thing.name)),
        columns: list(criteria.map(criterion => criterion.name)),
        scale: scale.name,
      }),
      ...oriented(section.things, criteria, cells),
      levels: scale.levels.length,
      levelNames: scale.levels.map(level => level.name),
    },
    takeaways: [
      ...(isComparison
        ? section.things.map((thing) => {
            const own = criteria.filter(criterion => thing.cells[criterion.id]!.rating === top.id).map(criterion => criterion.name)
            return takeaway(thing.name, say('matrix.ratings.thing', {
              level: top.name,
              count: own.length,
              some: some(own, 3),
            }))
          })
        : tops.filter(({ rated }) => rated > 0).map(({ name, count, rated }) =>
            takeaway(name, say('matrix.ratings.takeaway', { level: top.name, count, rated })))),
      ...counted.filter(({ count }) => count > 0).map(({ name, count }) => plain(say('matrix.ratings.grade', { level: name, count }))),
      ...(unrated > 0
        ? [
            plain(say('matrix.ratings.unrated', { count: unrated })),
          ]
        : []),
    ],
  })
}

/** The shape of a single thing's ratings, where there are enough of them to make one. */
function profile(section: Matrix, scale: Scale, criteria: readonly Criterion[], view: View): RadarSpec | undefined {
  const { say, list } = view.messages
  const [thing, ...others] = section.things
  if (!thing || others.length)
    return undefined
  const axes = criteria.flatMap(({ id, name }) => {
    const { rating } = thing.cells[id]!
    if (rating === undefined)
      return []
    const { level, label } = ratingOf(view, scale.id, rating)
    return [{ name, value: level, label }]
  })
  return axes.length < RADAR_AXES.least || axes.length > RADAR_AXES.most
    ? undefined
    : {
        kind: 'radar',
        alt: say('chart.levels', { criterion: thing.name, levels: list(axes.map(({ name, label }) => `${name} ${label}`)) }),
        name: thing.name,
        max: scale.levels.length,
        axes,
      }
}

/** Of few things it is told which of them has the top level most often. */
function comparisonTitle(section: Matrix, criteria: readonly Criterion[], top: Scale['levels'][number], view: View): string {
  const { say, list } = view.messages
  const counted = section.things.map(thing => ({ name: thing.name, count: criteria.filter(({ id }) => thing.cells[id]!.rating === top.id).length }))
  const { form, leaders, count } = leader(counted)
  const others = counted.filter(({ name }) => !leaders.includes(name))
  return say('matrix.comparison.title', {
    form,
    names: titleNames(view, leaders),
    count,
    level: top.name,
    criteria: criteria.length,
    others: others.length > 0 && others.every(({ count }) => count === 0)
      ? say('matrix.comparison.rest', { others: others.length, name: others[0]!.name })
      : list(others.map(({ name, count }) => say('matrix.comparison.other', { name, count }))),
  })
}

/** The longer side goes down: names of rows have more room than names of columns. */
function oriented(things: readonly Named[], criteria: readonly Named[], cells: readonly (readonly (HeatCell | null)[])[]) {
  const [down, across] = things.length >= criteria.length ? [things, criteria] : [criteria, things]
  return {
    rows: down.map(({ name }) => name),
    columns: across.map(({ name }) => name),
    ...heatFocus(down, across),
    cells: down === things ? cells : criteria.map((_, x) => cells.map(row => row[x]!)),
  }
}

interface Named extends Sourced {
  readonly name: string
}

/** Without ratings: for how many criteria each thing names something or says something. */
function stated(section: Matrix, view: View): ChartSlide {
  const { say } = view.messages
  const counted = section.things.map(thing => ({
    name: thing.name,
    focus: isFocus(thing),
    count: Object.values(thing.cells).reduce((sum, cell) => sum + Math.max(1, cell.names?.length ?? 0), 0),
  }))
  return countSlide(section, view, {
    key: 'stated',
    depth: 'headline',
    title: plain(say('matrix.stated.title', leaderWords(view, counted))),
    counted,
    unit: count => say('unit.items', { count }),
    takeaways: [
      plain(say('matrix.stated.takeaway', { things: section.things.length, criteria: section.criteria.length })),
    ],
    shown: [section],
  })
}
