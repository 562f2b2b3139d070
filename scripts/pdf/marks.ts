import type { DisplayLists } from './content.ts'
import type { Item } from './display-list.ts'
/**
 * Fewer pieces of marked content: Chromium marks each run of letters and each shape of a figure, though they
 * belong to the same element and follow one another there as they do on the page.
 */
import type { PDFRef } from './pdf-lib.ts'
import type { Element, Kid } from './structure.ts'
import { isElement } from './structure.ts'

/** Where in the tree a piece of marked content belongs. */
interface Place {
  readonly element: Element
  readonly index: number
}

interface Run extends Place {
  readonly page: PDFRef
  readonly mcid: number
  last: number
}

/**
 * Numbers the marked content anew, from 0 on each page, with what belongs together as one.
 *
 * @param lists changed
 * @param root the tree
 * @returns the tree with the new numbers
 */
export function joinMarks(lists: DisplayLists, root: Element): Element {
  const places = new Map<PDFRef, Map<number, Place>>()
  findPlaces(root, places)
  const runs = new Map<Element, Run[]>()
  for (const [page, items] of lists)
    lists.set(page, joinPage(page, items, places.get(page) ?? new Map<number, Place>(), runs))
  return renumber(root, lists, runs)
}

function findPlaces(element: Element, places: Map<PDFRef, Map<number, Place>>): void {
  element.kids.forEach((kid, index) => {
    if (isElement(kid)) {
      findPlaces(kid, places)
    }
    else if ('mcid' in kid) {
      const ofPage = places.get(kid.page) ?? new Map<number, Place>()
      places.set(kid.page, ofPage.set(kid.mcid, { element, index }))
    }
  })
}

function joinPage(page: PDFRef, items: readonly Item[], places: ReadonlyMap<number, Place>, runs: Map<Element, Run[]>): Item[] {
  let next = 0
  let run: Run | undefined
  /** Shapes since the run, which are part of it where it is a figure's and goes on. */
  let between: number[] = []
  const made: Item[] = []
  for (const item of items) {
    const place = typeof item.mark === 'number' ? places.get(item.mark) : undefined
    if (!place) {
      between.push(made.length)
      made.push({ ...item, mark: typeof item.mark === 'number' ? 'artifact' : item.mark })
      continue
    }
    // Read as its alternative text.
    const isFigure = place.element.tag === 'Figure' && place.element.alt !== undefined
    const isNext = place.index === run?.last || (place.index === (run?.last ?? 0) + 1 && goesOn(made.at(-1)!, item))
    if (run && run.element === place.element && (isFigure || (between.length === 0 && isNext))) {
      for (const i of between)
        made[i] = { ...made[i]!, mark: run.mcid }
      run.last = place.index
    }
    else {
      run = { ...place, page, mcid: next++, last: place.index }
      runs.set(place.element, [...runs.get(place.element) ?? [], run])
    }
    between = []
    made.push({ ...item, mark: run.mcid })
  }
  return made
}

/** How far, in parts of its size, a text may begin beside the end of the one that it goes on with. */
const NEAR = 0.2

/** Whether a text goes on with the other on its line; else readers would take the last and the first word for one. */
function goesOn(before: Item, item: Item): boolean {
  return before.kind === 'text' && item.kind === 'text' && before.size === item.size && before.matrix[5] === item.matrix[5]
    && item.box[0] >= before.box[0] && item.box[0] <= before.box[2] + item.size * NEAR
}

function renumber(element: Element, lists: DisplayLists, runs: ReadonlyMap<Element, readonly Run[]>): Element {
  const own = runs.get(element) ?? []
  return {
    ...element,
    kids: element.kids.flatMap((kid, index): Kid[] => {
      if (isElement(kid))
        return [renumber(kid, lists, runs)]
      if (!('mcid' in kid) || !lists.has(kid.page))
        return [kid]
      return own.filter(run => run.index === index).map(({ page, mcid }) => ({ page, mcid }))
    }),
  }
}
