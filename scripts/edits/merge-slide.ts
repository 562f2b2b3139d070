/** The three-way merge of a slide that a person edited and whose data has changed, part by part. */
import type { StalePart } from './merge-units.ts'
import type { Quote } from './quoted-numbers.ts'
import type { Unit } from './slide-parts.ts'
import { parseSync } from '@slidev/parser'
import { hashText } from './hash-text.ts'
import { mergeKeyed } from './merge-units.ts'
import { numbersIn, shownNumbers } from './quoted-numbers.ts'
import { readFrontmatter, splitFrontmatter } from './slide-frontmatter.ts'
import { cutSlide, joinUnits, SECTIONS } from './slide-parts.ts'

export interface MergedSlide {
  readonly text: string
  /** What the next merge compares with. */
  readonly base: string
  /** What both changed; the person's stands. */
  readonly stale: readonly StalePart[]
}

/**
 * Merges. Pure; and to merge what comes out once more changes nothing.
 *
 * @param base the slide as last written
 * @param mine as on disk
 * @param theirs as generated now; all with LF line ends, and without blank lines around them
 */
export function mergeSlide(base: string, mine: string, theirs: string): MergedSlide {
  const merged = mergeParts(base, mine, theirs)
  if (merged && isSlideLike(merged.text, mine) && isSlideLike(merged.base, theirs)) {
    const again = mergeParts(merged.base, merged.text, theirs)
    if (again?.text === merged.text && again.base === merged.base && again.stale.length === merged.stale.length)
      return merged
  }
  return { text: mine, base, stale: [{ part: 'slide', mine, now: theirs }] }
}

function mergeParts(...texts: readonly [base: string, mine: string, theirs: string]): MergedSlide | undefined {
  const sides = texts.map(text => cutSlide(`${text}\n`))
  if (sides.some((units, i) => joinUnits(units) !== `${texts[i]}\n`))
    return undefined
  const [base, mine, theirs] = sides as [Unit[], Unit[], Unit[]]
  const merged = mergeKeyed({ base, mine, theirs }, '')
  return { text: joinSections(merged.units), base: joinSections(merged.base), stale: merged.stale }
}

function joinSections(units: readonly Unit[]): string {
  const place = ({ key }: Unit) => SECTIONS.indexOf(key as typeof SECTIONS[number])
  return joinUnits(units.toSorted((a, b) => place(a) - place(b))).trim()
}

/** Whether Slidev reads it as one slide, whose frontmatter is one, with the id of the other. */
function isSlideLike(text: string, other: string): boolean {
  const [facts, otherFacts] = [text, other].map(slide => readFrontmatter(splitFrontmatter(`${slide}\n`)?.yaml ?? ''))
  return !('fault' in facts!) && !('fault' in otherFacts!) && facts!.id === otherFacts!.id
    && parseSync(`${text}\n`, 'slide.md', { noParseYAML: true }).slides.length === 1
}

/**
 * Numbers of the data that a person's words quote, and that the data no longer has.
 *
 * @param base the slide as last written; undefined where that is not known
 * @param text as merged
 * @param theirs as generated now
 * @param known what was told before
 * @param settled lines of which something else is told
 */
export function staleQuotes(base: string | undefined, text: string, theirs: string, known: readonly Quote[], settled: ReadonlySet<string>): (Quote & StalePart)[] {
  const fresh = numbersOf(theirs)
  const gone = base === undefined ? [] : [...numbersOf(base)].filter(number => !fresh.has(number))
  const generated = new Set([...wordsOf(theirs), ...wordsOf(base ?? '')].map(({ text }) => text))
  return wordsOf(text).filter(unit => !generated.has(unit.text) && !settled.has(unit.text.trim())).flatMap((unit) => {
    const line = hashText(unit.text)
    const told = new Set([...gone, ...known.filter(quote => quote.line === line && !fresh.has(quote.number)).map(({ number }) => number)])
    return [...numbersIn(unit.text)].filter(number => told.has(number)).map(number => ({ line, number, part: unit.part, mine: unit.text.trim(), now: '' }))
  })
}

function numbersOf(slide: string): Set<string> {
  const sections = cutSlide(`${slide}\n`)
  const section = (name: string) => sections.filter(({ key }) => key === name)
  return shownNumbers(
    section('frontmatter').flatMap(({ inner }) => inner?.units ?? []).map(({ text }) => text),
    joinUnits([...section('title'), ...section('text')]),
  )
}

/** The title, and the lines of the text and of the notes. */
function wordsOf(slide: string): { readonly text: string, readonly part: string }[] {
  return cutSlide(`${slide}\n`).filter(({ key }) => key !== 'frontmatter').flatMap(section => (section.inner?.units ?? [section]).map(({ text }) => ({ text, part: section.key! })))
}
