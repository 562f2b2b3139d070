/** Telling what a person wrote in a deck and the data no longer says. */
import type { PartReport, StaleEdit } from './merge-deck.ts'

/** So much of a text is quoted. */
const MOST_QUOTED = 100

/**
 * Three lines for each stale part of a deck: where it is, what stands there, and what the data says.
 *
 * @param file the deck's name
 * @param parts all parts of the deck
 */
export function tellStale(file: string, parts: readonly PartReport[]): string[] {
  return parts.flatMap(({ id, stale = [] }) => stale.map((edit) => {
    const { part, line, mine, now } = edit
    const [yours, theirs] = firstDifference(mine, now)
    return [
      `${file}:${line} ${id}: ${part === 'slide' ? 'your edit' : `your ${wordsFor(part, id)}`} ${part === 'notes' ? 'are' : 'is'} older than the data`,
      `  you wrote:  ${quoted(yours) || '(nothing)'}`,
      `  the data:   ${dataSays(edit, theirs)}`,
    ].join('\n')
  }))
}

/** The same for scripts: each stale part with the slide or the setting that it is in. */
export function staleEdits(parts: readonly PartReport[]): readonly (StaleEdit & { readonly id: string })[] {
  return parts.flatMap(({ id, stale = [] }) => stale.map(edit => ({ id: id!, ...edit })))
}

function dataSays({ number, now }: StaleEdit, theirs: string): string {
  if (number !== undefined)
    return `no longer has ${number}`
  return now === '' ? 'no longer has it' : quoted(theirs)
}

/** `frontmatter chart.alt` as `chart.alt`; a setting of the deck by its key. */
function wordsFor(part: string, id?: string): string {
  return part === id ? 'setting' : part.replace(/^frontmatter /, '')
}

/** Of two texts the first lines that they don't share: a fence begins as all fences do. A slide is known by its heading. */
function firstDifference(mine: string, now: string): [string, string] {
  const [own, fresh] = [mine, now].map(text => text.split('\n').filter(line => line.trim() !== ''))
  const heading = mine.startsWith('---\n') && now === '' ? own!.find(line => /^#+ /.test(line)) : undefined
  return [
    heading ?? own!.find(line => !fresh!.includes(line)) ?? own![0] ?? '',
    fresh!.find(line => !own!.includes(line)) ?? fresh![0] ?? '',
  ]
}

function quoted(text: string): string {
  const line = text.trim()
  return line.length > MOST_QUOTED ? `${line.slice(0, MOST_QUOTED)} …` : line
}

/** What settles them, said once. */
export const SETTLE_STALE = 'Write it anew, or run `prismdeck generate --theirs ID` to take what the data says, `--ours ID` to keep what you wrote.'
