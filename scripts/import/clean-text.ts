/** What no slide can show, or should not tell, is taken out of what is imported, and told. */
import type { Block, Chapter, Document, Inline, ListItem, Piece, Place } from './document.ts'
import type { Sheet } from './sheet.ts'
import { MAX_TEXT, withoutUnshowable } from '../dataset/characters.ts'
import { textOf } from './document.ts'

/** Something that was taken out at a place. */
export interface Taken {
  readonly place: Place
  /** `U+202E, which changes the direction of the text around it,` */
  readonly what: string
  readonly times: number
}

export interface Cleaned<T> {
  readonly clean: T
  readonly taken: readonly Taken[]
}

interface Cleaner {
  readonly text: (text: string, place: Place) => string
  readonly inline: (inline: Inline) => Inline
}

export function cleanDocument(document: Document): Cleaned<Document> {
  return cleaned(({ text, inline }) => {
    const start = { line: 1, column: 1 }
    const item = (one: ListItem): ListItem => ({ text: inline(one.text), items: one.items.map(item) })
    const block = (one: Block): Block => {
      switch (one.type) {
        case 'text': return { ...one, text: inline(one.text) }
        case 'list': return { ...one, items: one.items.map(item) }
        case 'table': return { ...one, grid: { head: one.grid.head.map(inline), rows: one.grid.rows.map(row => row.map(inline)) } }
      }
    }
    const chapter = (one: Chapter): Chapter => ({ ...one, title: text(one.title, one.place), blocks: one.blocks.map(block), chapters: one.chapters.map(chapter) })
    return {
      ...document,
      ...(document.title !== undefined && { title: text(document.title, start) }),
      root: chapter(document.root),
      comments: document.comments.map(comment => text(comment, start)),
    }
  })
}

export function cleanSheets(sheets: readonly Sheet[]): Cleaned<readonly Sheet[]> {
  return cleaned(({ text, inline }) => sheets.map(sheet => ({
    ...sheet,
    name: text(sheet.name, sheet.place),
    grid: { head: sheet.grid.head.map(inline), rows: sheet.grid.rows.map(row => row.map(inline)) },
    before: sheet.before.map(inline),
    after: sheet.after.map(inline),
  })))
}

function cleaned<T>(clean: (cleaner: Cleaner) => T): Cleaned<T> {
  const taken: Taken[] = []
  const text = (dirty: string, place: Place): string => {
    const { text, found } = withoutUnshowable(dirty)
    taken.push(...found.map(({ code, why, times }) => ({ place, what: `${code}, which ${why},`, times })))
    return text
  }
  const piece = (one: Piece, place: Place): Piece => {
    const shown = text(one.text, place)
    if (one.url === undefined)
      return { text: shown }
    const url = withoutUnshowable(one.url).text
    const bare = withoutSecret(url)
    if (bare === url)
      return { text: shown, url }
    taken.push({ place, what: 'a name and password in a link', times: 1 })
    return { text: shown === one.url ? bare : shown, url: bare }
  }
  const inline = (one: Inline): Inline => {
    if (textOf(one).length > MAX_TEXT)
      taken.push({ place: one.place, what: `what goes beyond ${MAX_TEXT} characters`, times: 1 })
    return { ...one, pieces: one.pieces.map(part => piece(part, one.place)) }
  }
  return { clean: clean({ text, inline }), taken }
}

/** An address without the name and password that it has before its host. */
function withoutSecret(url: string): string {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    return url
  const { username, password } = new URL(url)
  return username === '' && password === '' ? url : url.replace(/^(https?:\/\/)[^/?#]*@/i, '$1')
}

/** A line for each place and kind: which character, where, how many. */
export function tellTaken(file: string, taken: readonly Taken[]): string[] {
  return taken.map(({ place, what, times }) => `${file}:${place.cell ?? `${place.line}:${place.column}`} ${what} was taken out${times > 1 ? ` (${times} times)` : ''}`)
}
