/**
 * A deck and its record on disk. They are two files, so the record goes first, under another name
 * and with a hash of the deck it belongs to; then the deck; then the record takes its place. After
 * a kill at any point, the next reader finds the record that belongs to the deck it finds.
 */
import type { DeckRecord } from './deck-record.ts'
import type { MergedDeck } from './merge-deck.ts'
import type { Settle } from './merge-list.ts'
import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { UserError } from '../dataset/errors.ts'
import { withLock } from '../disk/file-lock.ts'
import { readRegular, readRegularText } from '../disk/read-regular.ts'
import { inWords } from '../disk/system-errors.ts'
import { writeWhole } from '../disk/write-file.ts'
import { cutDeck, joinDeck } from './cut-deck.ts'
import { DeckError } from './deck-problems.ts'
import { readRecord, writeRecord } from './deck-record.ts'
import { hashText } from './hash-text.ts'
import { mergeDeck } from './merge-deck.ts'

/** The folder of the records, beside the decks. */
const RECORDS = '.prismdeck'

interface DeckPaths {
  readonly deck: string
  readonly name: string
  readonly record: string
  /** The record of the deck that is about to be written. */
  readonly next: string
  /** The deck that is about to be written. */
  readonly fresh: string
  readonly lock: string
  /** The deck as it was before most of it was gone. */
  readonly before: string
}

function pathsOf(deck: string): DeckPaths {
  const own = join(dirname(deck), RECORDS, basename(deck))
  return {
    deck,
    name: relative(process.cwd(), deck),
    record: `${own}.written`,
    next: `${own}.next`,
    fresh: `${own}.fresh`,
    lock: `${own}.lock`,
    before: `${own}.before`,
  }
}

/** What the merge of a deck would give; nothing is written. Throws a DeckError where Slidev can't read it. */
export async function compareDeck(path: string, theirs: string, settle?: Settle): Promise<MergedDeck> {
  const paths = pathsOf(path)
  const mine = await readDeck(paths)
  return mergeDeck(mine, theirs, await recordOf(paths, mine), paths.name, settle)
}

/**
 * Merges a fresh deck into the one on disk and writes it, whole. Files that don't change are not
 * touched. Where an editor changes the deck meanwhile, what it wrote is merged as well.
 *
 * @param path the Markdown file
 * @param theirs the deck as generated
 * @param settle what to do with slides that a person names
 * @param last the deck as it was saved last, for who saves it again and again
 * @throws DeckError where Slidev can't read the deck on disk, which stays as it is
 */
export async function saveDeck(path: string, theirs: string, settle?: Settle, last?: string): Promise<MergedDeck> {
  const paths = pathsOf(path)
  return withLock(paths.lock, async () => {
    await removeLeftovers(paths)
    for (;;) {
      const mine = await restingDeck(paths, last)
      const merged = mergeDeck(mine, theirs, await recordOf(paths, mine), paths.name, settle)
      const record = writeRecord(merged.record, basename(path))
      if (merged.markdown !== mine) {
        await Promise.all([
          writeWhole(paths.next, `# deck ${digest(merged.markdown)}\n${record}`),
          writeWhole(paths.fresh, merged.markdown),
        ])
        if (!replaceUnlessChanged(paths, mine))
          continue
      }
      if (await readIfThere(paths.record) !== record)
        await writeWhole(paths.record, record)
      await rm(paths.next, { force: true })
      return merged
    }
  })
}

/**
 * Changes slides of a deck on disk as a person would; what was last written is not told, so that they are theirs.
 *
 * @param path the Markdown file
 * @param change the texts that take the place of a slide's, or undefined to leave it as it is
 * @throws DeckError where Slidev can't read the deck on disk
 */
export async function editDeck(path: string, change: (slide: { readonly id?: string, readonly text: string }, ids: ReadonlySet<string>) => readonly string[] | undefined): Promise<void> {
  const paths = pathsOf(path)
  await withLock(paths.lock, async () => {
    for (;;) {
      const mine = await readDeck(paths)
      if (mine === undefined)
        return
      const deck = cutDeck(mine, paths.name)
      const ids = new Set(deck.slides.flatMap(({ id }) => id ?? []))
      const edited = joinDeck({ ...deck, slides: deck.slides.flatMap(slide => change(slide, ids)?.map(text => ({ ...slide, text })) ?? [slide]) })
      if (edited === mine)
        return
      await writeWhole(paths.fresh, edited)
      if (replaceUnlessChanged(paths, mine))
        return
    }
  })
}

/** An editor or a script that writes a deck bit by bit pauses no longer than this between two bits, in ms. */
const REST = 150

/** How long a deck rests that has lost most of its slides at once, as it does while it is written anew. */
const LONG_REST = 3000

/** The deck on disk, when nobody is writing it; as it was, it is kept where most of it is gone. */
async function restingDeck(paths: DeckPaths, last: string | undefined): Promise<string | undefined> {
  for (;;) {
    const mine = await readDeck(paths)
    if (mine === undefined || mine === last)
      return mine
    const isLost = last !== undefined && hasLostMost(last, mine, paths.name)
    if (!await rests(paths.deck, isLost ? LONG_REST : REST))
      continue
    if (isLost) {
      await writeWhole(paths.before, last)
      console.error(`${paths.name} has lost most of its slides at once; as it was before, it is in ${relative(process.cwd(), paths.before)}`)
    }
    return mine
  }
}

/** Waits until a file has not changed for so many ms; false where it has changed meanwhile. */
async function rests(path: string, ms: number): Promise<boolean> {
  const before = await stat(path).catch(unlessMissing(path))
  const age = before ? Date.now() - before.mtimeMs : ms
  if (age >= ms)
    return true
  await setTimeout(ms - Math.max(0, age))
  const after = await stat(path).catch(unlessMissing(path))
  return after?.mtimeMs === before!.mtimeMs && after.size === before!.size
}

function hasLostMost(last: string, mine: string, name: string): boolean {
  const before = slideIds(last, name)
  const now = new Set(slideIds(mine, name))
  return before.filter(id => !now.has(id)).length * 2 > before.length
}

/** None where Slidev can't read the deck. */
function slideIds(deck: string, name: string): string[] {
  try {
    return cutDeck(deck, name).slides.flatMap(({ id }) => id ?? [])
  }
  catch (error) {
    if (error instanceof DeckError)
      return []
    throw error
  }
}

/** What a process that was killed has left; who holds the lock is alone with these files. */
async function removeLeftovers({ record, deck }: DeckPaths): Promise<void> {
  const folder = dirname(record)
  const files = await readdir(folder)
  const left = files.filter(file => file.startsWith(`.${basename(deck)}.`) && file.endsWith('.tmp'))
  await Promise.all(left.map(file => rm(join(folder, file), { force: true })))
}

/** Without giving way to anything else in between: a moment is all that is left to another program. */
function replaceUnlessChanged({ deck, fresh }: DeckPaths, mine: string | undefined): boolean {
  try {
    mkdirSync(dirname(deck), { recursive: true })
    const now = existsSync(deck) ? readFileSync(deck, 'utf8') : undefined
    if (now !== mine)
      return false
    renameSync(fresh, deck)
    return true
  }
  catch (error) {
    throw inWords(error, deck, 'written')
  }
}

/** What was last written into the deck that is there. */
async function recordOf({ record, next, name }: DeckPaths, deck: string | undefined): Promise<DeckRecord | undefined> {
  const text = await readIfThere(record)
  const last = text === undefined ? undefined : readRecord(text)
  const pending = await readIfThere(next)
  if (pending === undefined || deck === undefined)
    return last
  if (pending.startsWith(`# deck ${digest(deck)}\n`))
    return readRecord(pending)
  // The deck was edited after a kill, and no hash tells: which record knows more of its slides?
  const score = (known: DeckRecord | undefined) => slidesKnown(deck, name, known)
  const other = readRecord(pending)
  return score(other) > score(last) ? other : last
}

function slidesKnown(deck: string, name: string, record: DeckRecord | undefined): number {
  try {
    return cutDeck(deck, name).slides.filter(({ id, text }) => record?.slides.get(id ?? '')?.includes(hashText(text))).length
  }
  catch (error) {
    if (error instanceof DeckError)
      return 0
    throw error
  }
}

/** In another encoding, a person's text would be spoiled by writing it back. */
async function readDeck({ deck, name }: DeckPaths): Promise<string | undefined> {
  const bytes = await readRegular(deck).catch(unlessMissing(deck))
  if (bytes === undefined)
    return undefined
  if (!isUtf8(bytes))
    throw new UserError(`${name}: this is no UTF-8; save it in that encoding`)
  return bytes.toString('utf8')
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

async function readIfThere(path: string): Promise<string | undefined> {
  return readRegularText(path).catch(unlessMissing(path))
}

const unlessMissing = (path: string) => (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT')
    throw inWords(error, path, 'read')
}
