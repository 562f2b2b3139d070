/** The three-way merge of a deck: what the program last wrote, what is on disk, what is generated now. */
import type { CutDeck, CutSlide } from './cut-deck.ts'
import type { DeckRecord } from './deck-record.ts'
import type { Change, Entry, ListMerge, Mine, Settle } from './merge-list.ts'
import type { StalePart } from './merge-units.ts'
import type { Quote } from './quoted-numbers.ts'
import { parseSync } from '@slidev/parser'
import { UserError } from '../dataset/errors.ts'
import { cutDeck, joinDeck, OWN } from './cut-deck.ts'
import { hashText, normalText } from './hash-text.ts'
import { mergeList, SETTLE_NOTHING, UNKNOWN } from './merge-list.ts'
import { mergeSlide, staleQuotes } from './merge-slide.ts'

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
  /** What a person wrote and the data no longer says, until it is settled. */
  readonly stale?: readonly StaleEdit[]
}

/** A part of a slide that a person wrote, and where it stands in the merged deck. */
export interface StaleEdit extends StalePart {
  readonly line: number
  /** A number in it that the slide's data had and no longer has; what else is stale, the data now says in other words. */
  readonly number?: string
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
  const listed = mergeList(known?.slides, own.map(({ key, hash }) => ({ ...(key !== undefined && { key }), hash })), fresh.slides.map(withHash), settle)
  const slides = mergeEdits(listed, disk, fresh, nothing ? undefined : record, settle)
  const settings = mergeSettings(disk, fresh, nothing ? undefined : record, settle)

  const chunks = slides.entries.map((entry, i) => {
    if (entry.text === undefined)
      return disk.slides[entry.mine!]!
    const end = entry.change === 'generated'
      ? i < slides.entries.length - 1 ? disk.eol.repeat(2) : disk.eol
      : /\s*$/.exec(disk.slides[entry.mine!]!.text)![0]
    return { separator: '', text: inLines(entry.text, disk.eol) + end }
  })
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
  const place = lineFinder(unchanged)

  const reports = slides.entries.map((entry, i): PartReport => {
    const remark = entry.mine === undefined ? undefined : own[entry.mine]!.remark
    const text = entry.change === 'generated' ? undefined : entry.text ?? disk.slides[entry.mine!]!.text
    return {
      kind: 'slide',
      change: entry.change,
      ...(entry.key !== undefined && { id: entry.key }),
      ...(entry.key === undefined && disk.slides[entry.mine!]!.id !== undefined && { id: disk.slides[entry.mine!]!.id! }),
      line: lines[i]!,
      ...(entry.moved && { moved: true as const }),
      ...(text !== undefined && { mine: text }),
      ...(text !== undefined && entry.theirs !== undefined && { theirs: fresh.slides[entry.theirs]!.text }),
      ...(remark !== undefined && { remark }),
      ...(entry.stale?.length && { stale: entry.stale.map(stale => ({ ...stale, line: place(stale.mine, lines[i]!) })) }),
    }
  })
  const textOf = new Map(fresh.slides.map(slide => [slide.id!, slide.text]))
  return {
    markdown: unchanged,
    record: {
      settings: settings.written,
      slides: slides.written,
      texts: slides.texts,
      quotes: slides.quotes,
    },
    parts: [
      ...settings.parts.map(part => part.change === 'newer'
        ? { ...part, stale: [{ part: part.id!, mine: part.mine!.trim(), now: part.theirs?.trim() ?? '', line: place(part.mine!, 1) }] }
        : part),
      ...reports,
      ...slides.deleted.map((id): PartReport => ({ kind: 'slide', change: 'deleted', id, theirs: textOf.get(id)! })),
    ],
    slides: slides.entries.filter(entry => entry.change === 'generated' || !disk.slides[entry.mine!]!.hidden).length,
  }
}

/** A slide of the merged deck; `text` is missing where it stays as it is on disk. */
type SlideEntry = Entry & { readonly text?: string, readonly stale?: readonly (StalePart & { readonly number?: string })[] }

interface SlidesMerge extends Pick<DeckRecord, 'texts' | 'quotes'>, Omit<ListMerge, 'entries'> {
  readonly entries: readonly SlideEntry[]
}

/** Merges the parts of the slides that a person edited, and finds what is stale in them. */
function mergeEdits({ entries, deleted, written }: ListMerge, disk: CutDeck, fresh: CutDeck, record: DeckRecord | undefined, settle: Settle): SlidesMerge {
  const slides = new Map(written)
  const texts = new Map(record?.texts)
  const quotes = new Map<string, readonly Quote[]>()
  const remember = (text: string) => {
    texts.set(hashText(text), normalText(text))
    return hashText(text)
  }
  fresh.slides.forEach(({ text }) => remember(text))
  const merged = entries.map((entry): SlideEntry => {
    const { change, key } = entry
    if (change === 'generated')
      return { ...entry, text: fresh.slides[entry.theirs!]!.text }
    const onDisk = disk.slides[entry.mine!]!.text
    if (change === 'orphaned')
      return { ...entry, stale: [{ part: 'slide', mine: normalText(onDisk), now: '' }] }
    if (change === 'added')
      return entry
    const isSettled = settle.ours(key!)
    const [mine, theirs] = [normalText(onDisk), normalText(fresh.slides[entry.theirs!]!.text)]
    const bases = (record?.slides.get(key!) ?? []).flatMap(hash => texts.get(hash) ?? [])
    const merges = bases.includes(theirs) ? [{ text: mine, base: theirs, stale: [] }] : bases.map(base => mergeSlide(base, mine, theirs))
    const best = merges.toSorted((a, b) => a.stale.length - b.stale.length)[0]
    if (best?.text === theirs && best.stale.length === 0) {
      slides.set(key!, [remember(theirs)])
      return { ...entry, change: 'generated', text: theirs }
    }
    const text = best?.text ?? mine
    const kept = { ...entry, ...(text !== mine && { text }) }
    if (isSettled)
      return { ...kept, change: 'edited' }
    if (change === 'newer')
      slides.set(key!, best ? [remember(best.base)] : record?.slides.get(key!) ?? [UNKNOWN])
    const stale = change === 'edited' ? [] : best?.stale ?? [{ part: 'slide', mine, now: theirs }]
    const base = merges.length ? bases[merges.indexOf(best!)] : undefined
    const found = staleQuotes(base, text, theirs, record?.quotes.get(key!) ?? [], new Set(stale.map(({ mine }) => mine)))
    if (found.length)
      quotes.set(key!, found.map(({ line, number }) => ({ line, number })))
    const all = [...stale, ...found.map(({ line: _, ...quote }) => quote)]
    return { ...kept, change: all.length ? 'newer' : 'edited', ...(all.length && { stale: all }) }
  })
  return { entries: merged, deleted, written: slides, texts, quotes }
}

/** Finds the line, from 1, on which a text begins, at or after another line. */
function lineFinder(markdown: string): (text: string, from: number) => number {
  let lines: string[] | undefined
  return (text, from) => {
    lines ??= markdown.split('\n').map(line => line.trim())
    const first = text.trim().split('\n')[0]!.trim()
    const at = first === '' ? -1 : lines.indexOf(first, from - 1)
    return at < 0 ? from : at + 1
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
  return normalText(text).replaceAll('\n', eol)
}

/**
 * Where each slide begins in the merged text, which Slidev must cut into exactly these slides.
 *
 * @throws UserError where it would not: a code fence left open ends in another slide when it stands before it
 */
function lineNumbers(markdown: string, chunks: readonly { readonly text: string }[], file: string): number[] {
  const parsed = parseSync(markdown.replace(/^\uFEFF/, ''), file, { noParseYAML: true }).slides
  const at = chunks.findIndex(({ text }, i) => i > 0 && parsed[i]?.raw.trim() !== normalText(text))
  if (at >= 0 || parsed.length !== chunks.length) {
    const last = chunks[Math.max(0, at < 0 ? chunks.length - 1 : at - 1)]!.text
    throw new UserError(`${file}: the slide that begins with ${JSON.stringify(last.trim().split('\n').find(line => line.startsWith('#')) ?? last.trim().slice(0, 40))} runs on into the next one; is a code fence or a comment left open in it?`)
  }
  return parsed.map(({ start }) => start + 1)
}
