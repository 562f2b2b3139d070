/** The three-way merge of a deck: what the program last wrote, what is on disk, what is generated now. */
import type { CutDeck, CutSlide } from './cut-deck.ts'
import type { DeckRecord } from './deck-record.ts'
import type { Change, Entry, Mine, Settle } from './merge-list.ts'
import { parseSync } from '@slidev/parser'
import { UserError } from '../dataset/errors.ts'
import { cutDeck, joinDeck, OWN } from './cut-deck.ts'
import { hashText } from './hash-text.ts'
import { mergeList, SETTLE_NOTHING } from './merge-list.ts'

/** A slide, or a setting of the deck, and what became of it. */
export interface PartReport {
  readonly kind: 'slide' | 'setting'
  readonly change: Change
  readonly id?: string
  /** Where it begins in the merged deck, from 1; missing where it is not in it. */
  readonly line?: number
  /** A person moved it. */
  readonly moved?: true
  /** Its text on disk, where a person changed, added or kept it. */
  readonly mine?: string
  /** Its text as it would be generated, where it differs from what is on disk. */
  readonly theirs?: string
  /** What a person should know of it. */
  readonly remark?: string
}

export interface MergedDeck {
  readonly markdown: string
  readonly record: DeckRecord
  /** Every slide, and the settings that are not as generated, in the order of the deck; deleted ones last. */
  readonly parts: readonly PartReport[]
  /** How many slides Slidev shows. */
  readonly slides: number
}

/** Before a setting's key, where a person names it on the command line. */
export const SETTING_PREFIX = 'headmatter:'

/**
 * Merges a deck. Pure: the same three sides give the same bytes.
 *
 * @param mine the text on disk; undefined or blank where there is none yet
 * @param theirs the text as generated now
 * @param record what was last written; undefined where that is not known
 * @param file the deck's name, for messages
 * @param settle what to do with slides that a person names
 * @throws DeckError where Slidev can't read the text on disk
 */
export function mergeDeck(
  mine: string | undefined,
  theirs: string,
  record: DeckRecord | undefined,
  file: string,
  settle: Settle = SETTLE_NOTHING,
): MergedDeck {
  const fresh = cutDeck(theirs, file)
  const nothing = mine === undefined || mine.replace('\uFEFF', '').trim() === ''
  const disk: CutDeck = nothing
    ? { ...fresh, slides: [], settings: [{ key: OWN, text: '' }] }
    : cutDeck(mine, file, [...record?.slides.keys() ?? [], ...fresh.slides.map(({ id }) => id!)])
  const known = nothing
    ? { settings: new Map(), slides: new Map() }
    : record

  const own = identify(disk.slides, fresh.slides, record)
  const slides = mergeList(known?.slides, own.map(({ key, hash }) => ({ ...(key !== undefined && { key }), hash })), fresh.slides.map(withHash), settle)
  const settings = mergeSettings(disk, fresh, nothing ? undefined : record, settle)

  const text = (entry: Entry) => inLines(fresh.slides[entry.theirs!]!.text, disk.eol)
  const chunks = slides.entries.map((entry, i) => entry.change === 'generated'
    ? { separator: '', text: `${text(entry)}${disk.eol}${i < slides.entries.length - 1 ? disk.eol : ''}` }
    : disk.slides[entry.mine!]!)
  const markdown = joinDeck({
    bom: disk.bom,
    eol: disk.eol,
    tail: nothing ? '' : disk.tail,
    settings: settings.entries.map((entry) => {
      if (entry.change !== 'generated')
        return disk.settings[entry.mine!]!
      const { key, text } = fresh.settings[entry.theirs!]!
      return { key, text: text.replaceAll('\n', disk.eol) }
    }),
    slides: chunks,
  })
  const unchanged = mine !== undefined && hashText(mine) === hashText(markdown) ? mine : markdown
  const lines = lineNumbers(unchanged, chunks, file)

  const reports = slides.entries.map((entry, i): PartReport => {
    const remark = entry.mine === undefined ? undefined : own[entry.mine]!.remark
    return {
      kind: 'slide',
      change: entry.change,
      ...(entry.key !== undefined && { id: entry.key }),
      ...(entry.key === undefined && disk.slides[entry.mine!]!.id !== undefined && { id: disk.slides[entry.mine!]!.id! }),
      line: lines[i]!,
      ...(entry.moved && { moved: true as const }),
      ...(entry.change !== 'generated' && { mine: disk.slides[entry.mine!]!.text }),
      ...(entry.change !== 'generated' && entry.theirs !== undefined && { theirs: fresh.slides[entry.theirs]!.text }),
      ...(remark !== undefined && { remark }),
    }
  })
  const textOf = new Map(fresh.slides.map(slide => [slide.id!, slide.text]))
  return {
    markdown: unchanged,
    record: { settings: settings.written, slides: slides.written },
    parts: [
      ...settings.parts,
      ...reports,
      ...slides.deleted.map((id): PartReport => ({ kind: 'slide', change: 'deleted', id, theirs: textOf.get(id)! })),
    ],
    slides: slides.entries.filter(entry => entry.change === 'generated' || !disk.slides[entry.mine!]!.hidden).length,
  }
}

function withHash({ id, text }: CutSlide): { key: string, hash: string } {
  return { key: id!, hash: hashText(text) }
}

/**
 * Which slide on disk is which generated one. Of several with the same id, the one that is as it
 * was written, else the first; the others are copies that a person made.
 */
function identify(mine: readonly CutSlide[], fresh: readonly CutSlide[], record: DeckRecord | undefined): (Mine & { readonly remark?: string })[] {
  const freshHash = new Map(fresh.map(slide => [slide.id!, hashText(slide.text)]))
  const hashes = mine.map(({ text }) => hashText(text))
  const chosen = new Map<string, number>()
  mine.forEach(({ id }, i) => {
    if (id === undefined)
      return
    const rank = (n: number) => Number(record?.slides.get(id)?.includes(hashes[n]!) || freshHash.get(id) === hashes[n])
    const before = chosen.get(id)
    if (before === undefined || rank(i) > rank(before))
      chosen.set(id, i)
  })
  return mine.map(({ id }, i) => {
    const hash = hashes[i]!
    if (id === undefined)
      return { hash }
    return chosen.get(id) === i
      ? { key: id, hash }
      : { hash, remark: `another slide has the id ${id} as well; this one is kept as your own` }
  })
}

interface SettingsMerge { readonly entries: readonly Entry[], readonly written: DeckRecord['settings'], readonly parts: readonly PartReport[] }

function mergeSettings(disk: CutDeck, fresh: CutDeck, record: DeckRecord | undefined, settle: Settle): SettingsMerge {
  const side = (settings: CutDeck['settings']) => settings.map(({ key, text }) => ({ key, hash: hashText(text) }))
  // Without any of them, the slide that had them was deleted; they are the deck's, so they come back.
  const lost = !disk.settings.some(({ key }) => key !== OWN && record?.settings.has(key))
  const written = record && new Map([...lost ? [] : record.settings, [OWN, [hashText('')]] as const])
  const named = (choice: (key: string) => boolean) => (key: string) => key !== OWN && choice(SETTING_PREFIX + key)
  const merge = mergeList(written, side(disk.settings), side(fresh.settings), {
    theirs: named(settle.theirs),
    ours: named(settle.ours),
    restore: named(settle.restore),
  })
  const theirs = new Map(fresh.settings.map(({ key, text }) => [key, text]))
  const parts = [
    ...merge.entries.filter(({ change }) => change !== 'generated').map((entry): PartReport => ({
      kind: 'setting',
      change: entry.change,
      id: SETTING_PREFIX + entry.key!,
      mine: disk.settings[entry.mine!]!.text,
      ...(theirs.has(entry.key!) && { theirs: theirs.get(entry.key!)! }),
    })),
    ...merge.deleted.map((key): PartReport => ({ kind: 'setting', change: 'deleted', id: SETTING_PREFIX + key, theirs: theirs.get(key)! })),
  ]
  return { entries: merge.entries, parts, written: new Map([...merge.written].filter(([key]) => key !== OWN)) }
}

/** Without blank lines around it, and with these line ends. */
function inLines(text: string, eol: string): string {
  return text.trim().replaceAll('\r\n', '\n').replaceAll('\n', eol)
}

/**
 * Where each slide begins in the merged text, which Slidev must cut into exactly these slides.
 *
 * @throws UserError where it would not: a code fence left open ends in another slide when it stands before it
 */
function lineNumbers(markdown: string, chunks: readonly { readonly text: string }[], file: string): number[] {
  const parsed = parseSync(markdown.replace(/^\uFEFF/, ''), file, { noParseYAML: true }).slides
  const at = chunks.findIndex(({ text }, i) => i > 0 && parsed[i]?.raw.trim() !== text.replaceAll('\r\n', '\n').trim())
  if (at >= 0 || parsed.length !== chunks.length) {
    const last = chunks[Math.max(0, at < 0 ? chunks.length - 1 : at - 1)]!.text
    throw new UserError(`${file}: the slide that begins with ${JSON.stringify(last.trim().split('\n').find(line => line.startsWith('#')) ?? last.trim().slice(0, 40))} runs on into the next one; is a code fence or a comment left open in it?`)
  }
  return parsed.map(({ start }) => start + 1)
}
