/** The charts of an inventory: how much each vendor lists, and in which categories. */
import type { ChartSlide } from '../slides/model.ts'
import type { Inventory } from './inventory.ts'
import type { View } from './view.ts'
import { plain } from '../slides/model.ts'
import { isSorted, itemsIn, usedCategories } from './inventory-categories.ts'
import { leaderWords } from './leader.ts'
import { chartSlide, countSlide, sourceNote, takeaway } from './section-slide.ts'
import { colored, heatFocus, isFocus, labelled, marked, sentence, titleNames, unitOf, vendorName } from './view.ts'

export function byCategory(section: Inventory, view: View): ChartSlide {
  const { say, list, some } = view.messages
  const categories = usedCategories(section, view)
  const counted = section.vendors.map(entry => ({
    entry,
    name: vendorName(view, entry.vendor),
    count: entry.items.length,
    focus: isFocus(entry),
  }))
  const leading = leaderWords(view, counted)
  const title = say('inventory.counts.title', {
    ...leading,
    unit: unitOf(section, view, leading.count),
    vendors: counted.length,
  })
  return countSlide(section, view, {
    key: 'by-category',
    depth: 'headline',
    title: marked(title, section),
    footnote: sourceNote(view, section),
    counted,
    isWhole: true,
    unit: count => unitOf(section, view, count),
    colors: section.vendors.map(({ vendor }) => view.colors.get(vendor)!),
    takeaways: counted.map(({ entry, name }) => {
      if (!isSorted(section))
        return colored(takeaway(name, `${say('colon')}${some(entry.items.map(item => item.name), 3)}`), view.colors.get(entry.vendor))
      const own = categories.filter(category => itemsIn(entry, category.id).length)
      return colored(takeaway(name, say('inventory.counts.takeaway', {
        count: own.length,
        some: some(own.map(({ name }) => name), 2),
      })), view.colors.get(entry.vendor))
    }),
    ...(isSorted(section) && {
      brief: counted.map(({ entry, name }) => colored(takeaway(name, say('inventory.counts.brief', {
        count: categories.filter(category => itemsIn(entry, category.id).length).length,
      })), view.colors.get(entry.vendor))),
    }),
    points: counted.map(({ entry, name }) => sentence(view, labelled(view, name, list(entry.items.map(item => item.name))))),
    shown: [section],
  })
}

export function coverage(section: Inventory, view: View): ChartSlide {
  const { say, list } = view.messages
  const vendors = section.vendors.map(entry => vendorName(view, entry.vendor))
  const covered = usedCategories(section, view).map(({ id, name }) => {
    const counts = section.vendors.map(entry => itemsIn(entry, id).length)
    return { name, counts, vendors: vendors.filter((_, i) => counts[i]! > 0) }
  })
  const most = Math.max(1, ...covered.flatMap(({ counts }) => counts))
  const widest = Math.max(...covered.map(({ vendors }) => vendors.length))
  const all = covered.filter(category => category.vendors.length === vendors.length)
  const only = covered.filter(category => category.vendors.length === 1 && vendors.length > 1)
  return chartSlide(section, view, {
    key: 'coverage',
    depth: 'summary',
    title: plain(say('inventory.coverage.title', {
      form: coverageForm(all.length, covered.length, widest),
      names: titleNames(view, covered.filter(({ vendors }) => vendors.length === widest).map(({ name }) => name)),
      categories: covered.length,
      vendors: vendors.length,
      widest,
    })),
    footnote: view.dataset['categories-note'],
    chart: {
      kind: 'heat',
      alt: say('chart.heat', {
        rows: list(vendors),
        columns: list(covered.map(({ name }) => name)),
        scale: say('unit.items', { count: most }),
      }),
      rows: covered.map(({ name }) => name),
      columns: vendors,
      levels: most,
      ...heatFocus(covered.map(() => ({})), section.vendors),
      cells: covered.map(({ counts }) => counts.map(count => count > 0
        ? { level: count, label: `${count}` }
        : null)),
    },
    takeaways: [
      ...all.slice(0, 2).map(({ name }) => takeaway(name, say('inventory.coverage.all', { vendors: vendors.length }))),
      ...only.map(({ name, vendors }) => takeaway(name, say('inventory.coverage.only', { vendor: vendors[0]! }))),
      plain(say('inventory.coverage.key')),
    ],
    points: covered.map(({ name, vendors }) => sentence(view, labelled(view, name, list(vendors)))),
    shown: [section],
  })
}

function coverageForm(coveredByAll: number, categories: number, widest: number): string {
  if (coveredByAll === categories)
    return 'every'
  if (coveredByAll > 0)
    return 'all'
  return widest === 1
    ? 'none'
    : 'other'
}
