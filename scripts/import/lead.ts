import type { Inline, Piece } from './document.ts'
import { textOf } from './document.ts'

/** The words that a text begins with, set off from the rest. */
export interface Lead {
  readonly name: string
  readonly rest: Inline
}

/** Letters, of which a Chinese character takes two: a lead is a name, not a sentence. */
const LONGEST = 48

/** The lead of a text: its bold words, or a few words before a colon or a dash. */
export function leadOf(text: Inline): Lead | undefined {
  if (text.bold) {
    const name = text.pieces.slice(0, text.bold).map(piece => piece.text).join('').trim().replace(/[:：]$/, '').trim()
    const rest = trimStart(text.pieces.slice(text.bold))
    return name && !text.pieces[0]!.url ? { name, rest: { ...text, pieces: rest, bold: 0 } } : undefined
  }
  const [first, ...rest] = text.pieces
  if (!first || first.url)
    return undefined
  const match = /^(.+?)(?:[：:](?!\/\/)\s*|\s[–—-]\s|——)(?=\S|$)/.exec(first.text)
  if (!match || width(match[1]!) > LONGEST || /[。.!?！？；;]\s/.test(match[1]!))
    return undefined
  const after = { ...first, text: first.text.slice(match[0].length) }
  const pieces = [after, ...rest].filter(piece => piece.text !== '')
  return pieces.length ? { name: match[1]!.trim(), rest: { ...text, pieces } } : undefined
}

/** Clauses that only say when, where or why name nothing. */
const ADVERBIAL = /^(?:在|随着|虽然|尽管|由于|因为|如果|当|为了|通过|根据|when|while|although|though|as|in|on|at|if|with|since|because|after|before|for|by|however|therefore|today)(?:\b|(?<=\p{Script=Han}))/iu

/** What a text says after its first clause, if that is short enough for a name: `A, so B` → `A`, `so B`. */
export function firstClause(text: Inline): Lead | undefined {
  const whole = textOf(text)
  const match = /^(.+?)(?:，|, )(?=\S)/.exec(whole)
  if (!match || width(match[1]!) > LONGEST - 12 || width(match[1]!) < 6 || ADVERBIAL.test(match[1]!) || text.pieces.some(piece => piece.url))
    return undefined
  return { name: match[1]!, rest: { ...text, pieces: [{ text: whole.slice(match[0].length) }] } }
}

/** The width of a text in letters; a Chinese character takes two. */
export function width(text: string): number {
  return [...text].reduce((sum, char) => sum + (char.codePointAt(0)! > 0x2E7F ? 2 : 1), 0)
}

function trimStart(pieces: readonly Piece[]): readonly Piece[] {
  const [first, ...rest] = pieces
  if (!first)
    return []
  const text = first.text.replace(/^\s*[:：,，–—-]*\s*/, '')
  return text === '' ? rest : [{ ...first, text }, ...rest]
}
