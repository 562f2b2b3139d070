/** Telling a person what is theirs in a deck, and how it differs from what would be generated. */
import type { PartReport } from './merge-deck.ts'
import type { Change } from './merge-list.ts'
import process from 'node:process'
import { styleText } from 'node:util'
import { structuredPatch } from 'diff'

/** In the order in which they are counted; `newer` first, since it asks for a decision. */
const WORDS: { readonly [C in Change]: string } = {
  newer: 'edited, with newer data behind it',
  orphaned: 'edited, with no data behind it any more',
  edited: 'edited',
  added: 'added',
  deleted: 'deleted',
  generated: 'generated',
}

const CHANGES = Object.keys(WORDS) as Change[]

/** How many slides there are of each kind; settings of the deck are not counted. */
export function countChanges(parts: readonly PartReport[]): { readonly [C in Change]: number } {
  const count = (change: Change) => parts.filter(part => part.kind === 'slide' && part.change === change).length
  return Object.fromEntries(CHANGES.map(change => [change, count(change)])) as { [C in Change]: number }
}

/** `60 generated, 2 edited, 1 deleted` */
export function tellCounts(parts: readonly PartReport[]): string {
  const counts = countChanges(parts)
  return CHANGES.toReversed().filter(change => counts[change] > 0).map(change => `${counts[change]} ${WORDS[change]}`).join(', ')
}

/** What is not simply generated. */
export function personsParts(parts: readonly PartReport[]): PartReport[] {
  return parts.filter(({ change, moved }) => change !== 'generated' || moved)
}

/** A line for each part that a person touched: what it is, its name, and where it stands. */
export function tellParts(file: string, parts: readonly PartReport[]): string[] {
  return personsParts(parts).map((part) => {
    const words = [
      ...part.change === 'generated' ? [] : [WORDS[part.change]],
      ...part.moved ? ['moved'] : [],
    ].join(', ')
    const place = part.line === undefined ? '' : `  ${file}:${part.line}`
    const remark = part.remark === undefined ? '' : `  (${part.remark})`
    return `  ${words}: ${nameOf(part)}${place}${remark}`
  })
}

/** For scripts. */
export function describePart({ kind, change, id, line, moved, remark, stale }: PartReport): object {
  return { kind, change, ...(id !== undefined && { id }), ...(line !== undefined && { line }), ...(moved && { moved }), ...(remark !== undefined && { remark }), ...(stale && { stale }) }
}

/** By its id, else by its heading or its first words. */
function nameOf({ id, mine = '' }: PartReport): string {
  if (id !== undefined)
    return id
  const lines = mine.split('\n').map(line => line.trim())
  return `"${lines.find(line => /^#+ /.test(line)) ?? lines.find(line => line !== '' && !line.startsWith('---')) ?? ''}"`
}

/** What is generated and what is there, as a unified diff with a heading; nothing where they are alike. */
export function tellDiff(file: string, part: PartReport): string[] {
  const { id = '', line, mine = '', theirs = '' } = part
  const { hunks } = structuredPatch('', '', linesOf(theirs), linesOf(mine), undefined, undefined, { context: 3 })
  if (hunks.length === 0)
    return []
  const place = line === undefined ? file : `${file}:${line}`
  const keep = part.change === 'deleted'
    ? ['(deleted)', `generate --restore ${id} brings it back`]
    : part.change === 'added'
      ? [place, 'your own']
      : [place, part.change === 'edited' ? 'your edit' : `generate --ours ${id} keeps it`]
  const fresh = part.change === 'added' || part.change === 'orphaned'
    ? ['(nothing)', part.change === 'orphaned' ? `generate --theirs ${id} drops your edit` : '']
    : ['generated', part.change === 'deleted' ? '' : `generate --theirs ${id} takes it`]
  return [
    paint('bold', `${nameOf(part)}: ${WORDS[part.change]}`),
    paint('red', `--- ${fresh.filter(Boolean).join('  ')}`),
    paint('green', `+++ ${keep.join('  ')}`),
    ...hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
      paint('cyan', `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`),
      ...lines.map(text => text.startsWith('-')
        ? paint('red', text)
        : text.startsWith('+')
          ? paint('green', text)
          : text),
    ]),
    '',
  ]
}

/** As lines that all end alike, so that only words differ. */
function linesOf(text: string): string {
  const trimmed = text.replaceAll('\r\n', '\n').trim()
  return trimmed === '' ? '' : `${trimmed}\n`
}

/** In colour on a terminal only. */
function paint(colour: Parameters<typeof styleText>[0], text: string): string {
  return styleText(colour, text, { stream: process.stdout })
}
