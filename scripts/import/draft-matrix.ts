import type { Classified } from './classify-table.ts'
import type { Table } from './clean-table.ts'
import type { Inline } from './document.ts'
import type { Bench, DraftMap } from './draft.ts'
import type { Grading } from './scales.ts'
import { isEmpty, saying, textOf } from './document.ts'
import { nameFields, sourcePath, Words } from './draft.ts'
import { uniqueIds } from './ids.ts'
import { isBlank, readAmounts, splitUnit } from './numbers.ts'
import { gradeCells } from './scales.ts'

/** A criterion's cells, as what they were seen to be. */
interface Criterion {
  readonly fields: DraftMap & { readonly id: string }
  readonly cells: readonly DraftMap[]
}

/** Heads of columns whose digits are no amounts. */
const CODES = /编号|编码|序号|代码|电话|手机|邮编|\bids?\b|\bno\.?$|code|phone|zip|postcode|number|#|年份|成立|建立|founded|since|year/i

/** The fields of a matrix; the words, numbers and ratings of each cell are kept. */
export function draftMatrix(table: Table, thingsAre: Classified['thingsAre'], title: string, bench: Bench): { fields: DraftMap, things: number, criteria: number } {
  const { head, rows } = thingsAre === 'rows' ? table : transposed(table)
  // Names of slides that the section has besides.
  const ids = uniqueIds(['map', 'table', 'stated'])
  const criteria = head.slice(1).map((name, x) => draftCriterion(name, rows.map(row => row[x + 1]!), ids, bench))
  const thingIds = uniqueIds()
  const things = rows.map((row, y) => {
    const { name, link } = nameFields(row[0]!)
    return {
      id: thingIds(name || `${y + 1}`),
      name: name || `${y + 1}`,
      link,
      source: sourcePath(title, name || `${y + 1}`),
      cells: Object.fromEntries(criteria.map(({ fields, cells }) => [fields.id, cells[y]!])),
    }
  })
  const corner = textOf(head[0]!)
  return {
    fields: {
      ...(corner && { [thingsAre === 'rows' ? 'thing-name' : 'criterion-name']: new Words(corner) }),
      criteria: criteria.map(({ fields }) => fields),
      things,
    },
    things: things.length,
    criteria: criteria.length,
  }
}

function transposed({ head, rows }: Table): Pick<Table, 'head' | 'rows'> {
  const all = [head, ...rows]
  const [first, ...rest] = head.map((_, x) => all.map(row => row[x]!))
  return { head: first!, rows: rest }
}

function draftCriterion(name: Inline, cells: readonly Inline[], ids: (name: string) => string, bench: Bench): Criterion {
  const { text: whole, link } = saying(name)
  const texts = cells.map(cell => textOf(cell))
  const amounts = CODES.test(whole) ? undefined : readAmounts(texts)
  if (amounts && !areYears(amounts.numbers, amounts.unit)) {
    const header = amounts.unit ? { name: whole, unit: amounts.unit } : splitUnit(whole)
    return {
      fields: { id: ids(header.name), name: new Words(header.name), unit: header.unit ? new Words(header.unit) : undefined, link },
      cells: cells.map((cell, y) => amounts.numbers[y] === undefined ? draftText(cell, bench) : { number: amounts.numbers[y], link: saying(cell).link }),
    }
  }
  const fields = { id: ids(whole), name: new Words(whole), link }
  const grading = gradeCells(texts)
  if (grading)
    return { fields: { ...fields, scale: grading.scale }, cells: cells.map((cell, y) => draftRating(cell, grading.scale, grading.cells[y], bench)) }
  const split = nameSplitter(texts)
  return { fields, cells: cells.map(cell => split && !isBlank(textOf(cell)) ? { names: split(saying(cell).text), link: saying(cell).link } : draftText(cell, bench)) }
}

/** Whole numbers that can only be years are no amounts. */
const areYears = (numbers: readonly (number | undefined)[], unit: string): boolean => unit === ''
  && numbers.every(number => number === undefined || (Number.isInteger(number) && number >= 1900 && number <= 2100))

/** How cells that name things are split into names; nothing where they say more than names. */
function nameSplitter(texts: readonly string[]): ((text: string) => string[]) | undefined {
  const filled = texts.filter(text => !isBlank(text))
  if (areValues(filled))
    return text => [text]
  const split = (text: string) => text.split(/\s*[,、;]\s*/).filter(name => name !== '')
  return filled.length > 1 && filled.some(text => split(text).length > 1) && filled.every(text => split(text).every(isName))
    ? split
    : undefined
}

/** Up to three capitalised words or numbers, or a few Chinese characters. */
const isName = (text: string): boolean => /^[A-Z0-9][\w.+-]*(?: [A-Z0-9][\w.+-]*){0,2}$/.test(text) || /^\p{Script=Han}{1,6}$/u.test(text)

/** Few short values that come back again and again: names of sorts. */
function areValues(filled: readonly string[]): boolean {
  return filled.length >= 5 && new Set(filled).size <= filled.length / 2 && filled.every(text => text.length <= 24 && !/[,，;；。、]/.test(text))
}

function draftRating(cell: Inline, scale: string, graded: Grading['cells'][number], bench: Bench): DraftMap {
  if (!graded)
    return draftText(cell, bench)
  const { text, link } = saying(cell)
  const isNamed = bench.grade(scale, graded)
  const rest = isNamed ? text.slice(graded.word.length).replace(/^[\uFE0F\s,;:，；：、。–—]+/, '') : text
  return { rating: graded.level, text: rest && !isPunctuation(rest) ? new Words(rest) : undefined, link }
}

const isPunctuation = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text)

function draftText(cell: Inline, { messages: { say } }: Bench): DraftMap {
  const { text, link } = saying(cell)
  return { text: new Words(isEmpty(cell) ? say('none') : text), link }
}
