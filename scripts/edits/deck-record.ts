/**
 * The small file beside the decks that says what the program last wrote into a deck: a line for each
 * slide and setting, and one with the text of each slide, compressed. It is committed with the deck.
 * Where two branches both changed it, both their lines count, so that a merge conflict in it needs no
 * one to resolve it.
 */
import type { Written } from './merge-list.ts'
import type { Quote } from './quoted-numbers.ts'
import { Buffer } from 'node:buffer'
import { inflateRawSync } from 'node:zlib'
import { deflateSync } from 'fflate'
import { hashText } from './hash-text.ts'

export interface DeckRecord {
  readonly settings: Written
  readonly slides: Written
  /** The texts of slides, by their hashes; those that older versions recorded are not known. */
  readonly texts: ReadonlyMap<string, string>
  /** Numbers in a person's words that the data no longer has, by the slide's id. */
  readonly quotes: ReadonlyMap<string, readonly Quote[]>
}

const HEADER = (deck: string) => `# What Prismdeck last wrote into ${deck}, slide by slide: commit it with the deck.\n`

/** `1a2b3c4d5e6f7a8b slide cloud-services/coverage`, a line each, and `1a2b3c4d5e6f7a8b text …`. */
export function writeRecord({ settings, slides, texts, quotes }: DeckRecord, deck: string): string {
  const lines = (kind: string, written: Written) => [...written].flatMap(([key, hashes]) => hashes.map(hash => `${hash} ${kind} ${key}\n`))
  const wanted = new Set([...slides.values()].flat())
  return [
    HEADER(deck),
    ...lines('setting', settings),
    ...lines('slide', slides),
    ...[...quotes].flatMap(([key, all]) => all.map(({ line, number }) => `${line} stale ${number} ${key}\n`)),
    ...[...wanted].flatMap(hash => texts.has(hash) ? [`${hash} text ${packed(texts.get(hash)!)}\n`] : []),
  ].join('')
}

/** What is no such line says nothing, nor does a text that is not the one of its hash. */
export function readRecord(text: string): DeckRecord {
  const record = { setting: new Map<string, string[]>(), slide: new Map<string, string[]>() }
  const texts = new Map<string, string>()
  const quotes = new Map<string, Quote[]>()
  for (const [, hash, kind, rest] of text.matchAll(/^([\da-f]{16}|-) (setting|slide|stale|text) (.*\S)\s*$/gm)) {
    if (kind === 'text') {
      const unpackedText = unpacked(rest!)
      if (unpackedText !== undefined && hashText(unpackedText) === hash)
        texts.set(hash!, unpackedText)
    }
    else if (kind === 'stale') {
      const [, number, key] = /^(\S+) (.+)$/.exec(rest!) ?? []
      if (key !== undefined)
        quotes.set(key, [...quotes.get(key) ?? [], { line: hash!, number: number! }])
    }
    else {
      const written = record[kind as keyof typeof record]
      const known = written.get(rest!) ?? []
      if (!known.includes(hash!))
        written.set(rest!, [...known, hash!])
    }
  }
  return { settings: record.setting, slides: record.slide, texts, quotes }
}

const ENCODER = new TextEncoder()

/** By a library in JavaScript: Node's own gives other bytes on other machines. */
function packed(text: string): string {
  const known = PACKED.get(text)
  if (known !== undefined)
    return known
  const fresh = Buffer.from(deflateSync(ENCODER.encode(text), { level: 9, mem: 1 })).toString('base64')
  remember(text, fresh)
  return fresh
}

function unpacked(base64: string): string | undefined {
  try {
    const text = inflateRawSync(Buffer.from(base64, 'base64')).toString('utf8')
    remember(text, base64)
    return text
  }
  catch {
    return undefined
  }
}

/** Most slides are the same from one run to the next, and to pack them takes longer than to merge them. */
const PACKED = new Map<string, string>()
const MOST_PACKED = 5000

function remember(text: string, base64: string): void {
  if (PACKED.size >= MOST_PACKED)
    PACKED.clear()
  PACKED.set(text, base64)
}
