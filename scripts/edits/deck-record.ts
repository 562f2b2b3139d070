/**
 * The small file beside the decks that says what the program last wrote into a deck, as one line
 * for each slide and setting. It is committed with the deck. Where two branches both changed it,
 * both their lines count, so that a merge conflict in it needs no one to resolve it.
 */
import type { Written } from './merge-list.ts'

export interface DeckRecord {
  readonly settings: Written
  readonly slides: Written
}

const HEADER = (deck: string) => `# What Prismdeck last wrote into ${deck}, slide by slide: commit it with the deck.\n`

/** `1a2b3c4d5e6f7a8b slide cloud-services/coverage`, a line each. */
export function writeRecord({ settings, slides }: DeckRecord, deck: string): string {
  const lines = (kind: string, written: Written) => [...written].flatMap(([key, hashes]) => hashes.map(hash => `${hash} ${kind} ${key}\n`))
  return HEADER(deck) + [...lines('setting', settings), ...lines('slide', slides)].join('')
}

/** What is no such line says nothing. */
export function readRecord(text: string): DeckRecord {
  const record = { setting: new Map<string, string[]>(), slide: new Map<string, string[]>() }
  for (const [, hash, kind, key] of text.matchAll(/^([\da-f]{16}|-) (setting|slide) (.*\S)\s*$/gm)) {
    const written = record[kind as keyof typeof record]
    written.set(key!, [...written.get(key!) ?? [], hash!])
  }
  return { settings: record.setting, slides: record.slide }
}
