/** What an importer knows of a document before it decides what its parts become: a tree of chapters. */
import { isHttpUrl } from '../dataset/fields.ts'

/** Where something stands in the file that is imported. */
export interface Place {
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  /** The cell of a sheet, as its program names it: `B3`. */
  readonly cell?: string
}

/** A piece of running text; `url` where it is a link. */
export interface Piece {
  readonly text: string
  readonly url?: string
}

/** A run of text without its emphasis. */
export interface Inline {
  readonly pieces: readonly Piece[]
  /** How many of the first pieces are bold: the words that lead a list's item. */
  readonly bold: number
  readonly place: Place
}

export interface ListItem {
  readonly text: Inline
  readonly items: readonly ListItem[]
}

/** A table whose rows have as many cells as its head. */
export interface Grid {
  readonly head: readonly Inline[]
  readonly rows: readonly (readonly Inline[])[]
}

export type Block
  = | { readonly type: 'text', readonly text: Inline }
    | { readonly type: 'list', readonly isOrdered: boolean, readonly items: readonly ListItem[] }
    | { readonly type: 'table', readonly grid: Grid, readonly place: Place }

/** A heading and what stands below it. */
export interface Chapter {
  readonly title: string
  /** 0 is the document itself. */
  readonly depth: number
  readonly place: Place
  readonly blocks: readonly Block[]
  readonly chapters: readonly Chapter[]
}

export interface Document {
  /** The name of the file, as errors and the report tell it. */
  readonly file: string
  /** From the frontmatter. */
  readonly title?: string
  readonly language?: string
  readonly root: Chapter
  /** What a reader of the document doesn't see; kept as comments of the dataset. */
  readonly comments: readonly string[]
}

/** The characters of a run, its links by their labels alone. */
export function textOf({ pieces }: Pick<Inline, 'pieces'>): string {
  return tidy(pieces.map(piece => piece.text).join(''))
}

/** What a run says, and its first web address; further addresses stay in the text, behind their labels. */
export function saying({ pieces }: Pick<Inline, 'pieces'>): { readonly text: string, readonly link?: string } {
  const first = pieces.findIndex(piece => isWebLink(piece.url))
  const text = tidy(pieces.map(({ text, url }, i) => url === undefined || i === first || text === url
    ? text
    : `${text} (${url})`).join(''))
  const link = pieces[first]?.url
  return { text, ...(link !== undefined && { link }) }
}

/** A run of plain text. */
export function inlineOf(text: string, place: Place): Inline {
  return { pieces: text === '' ? [] : [{ text }], bold: 0, place }
}

export const isEmpty = (inline: Inline | undefined): boolean => inline === undefined || textOf(inline) === ''

/** An address that the dataset takes as a link. */
export function isWebLink(url: string | undefined): url is string {
  return url !== undefined && isHttpUrl(url)
}

export function tidy(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}
