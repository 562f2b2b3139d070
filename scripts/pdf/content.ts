import type { Item, Pen } from './display-list.ts'
import type { GlyphUse } from './font-codes.ts'
/** The content of pages, written anew: what is the same to the eye and the reader, in as few bytes as say it. */
import type { PDFDocument, PDFPage } from './pdf-lib.ts'
import type { PrintedFont } from './printed-fonts.ts'
import { Buffer } from 'node:buffer'
import { PX } from './display-list.ts'
import { recodeFonts } from './font-codes.ts'
import { tidyList } from './hidden.ts'
import { inflate } from './inflate.ts'
import { PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef } from './pdf-lib.ts'
import { readFont } from './printed-fonts.ts'
import { readList } from './read-list.ts'
import { writeList } from './write-list.ts'
import { kerningOf } from './write-text.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** What the pages show. */
export type DisplayLists = Map<PDFRef, readonly Item[]>

/** @returns no list at all where a page's content isn't of Skia's kind: pages share fonts, which are written anew with them */
export function readContent(pdf: PDFDocument): DisplayLists {
  const fonts = new Map<PDFRef, PrintedFont | undefined>()
  const lists: DisplayLists = new Map()
  for (const page of pdf.getPages()) {
    const stream = page.node.Contents()
    const items = stream instanceof PDFRawStream && readList(inflate(stream).toString('latin1'), {
      fontOf: (font) => {
        const ref = fontRef(page, font)
        if (ref && !fonts.has(ref))
          fonts.set(ref, readFont(pdf.context.lookup(ref, PDFDict)))
        return ref && fonts.get(ref)
      },
      penOf: state => penOf(stateOf(page, state)),
    })
    if (!items)
      return new Map()
    lists.set(page.ref, items)
  }
  return lists
}

/**
 * Marks content without text, such as the background of a box, as decoration, but for what draws a figure.
 *
 * @param lists changed
 * @param isFigure whether this marked content of the page is part of a figure
 * @returns the marked content that is decoration now, by page
 */
export function markDecoration(lists: DisplayLists, isFigure: (page: PDFRef, mcid: number) => boolean): ReadonlyMap<PDFRef, ReadonlySet<number>> {
  return new Map([...lists].map(([page, items]) => {
    const texts = new Set(items.filter(({ kind }) => kind === 'text').map(({ mark }) => mark))
    const isDecoration = (mark: Item['mark']): mark is number => typeof mark === 'number' && !texts.has(mark) && !isFigure(page, mark)
    lists.set(page, items.map(item => isDecoration(item.mark) ? { ...item, mark: 'artifact' } : item))
    return [page, new Set(items.map(({ mark }) => mark).filter(isDecoration))]
  }))
}

/** Writes the content of the pages that lists are given of, and their fonts. */
export function writeContent(pdf: PDFDocument, lists: DisplayLists): void {
  const fonts = recodeFonts(pdf, glyphsOf(pdf, lists))
  const pages = pdf.getPages().filter(page => lists.has(page.ref))
  const contents = pages.map((page) => {
    const { width, height } = page.getSize()
    const known = new Map<string, { key: string, pen: Partial<Pen>, isOpaque: boolean }>()
    const facts = (state: string) => {
      const dict = known.has(state) ? undefined : stateOf(page, state)
      const found = known.get(state) ?? { key: stateKey(dict), pen: penOf(dict), isOpaque: stateKey(dict).startsWith('1 1 ') }
      known.set(state, found)
      return found
    }
    return writeList(tidyList(lists.get(page.ref)!, { page: [0, 0, width / PX, height / PX], isOpaque: state => state === undefined || facts(state).isOpaque }), {
      fontOf: font => fonts.get(fontRef(page, font)!)!,
      stateOf: facts,
    })
  })
  const starts = contents.map(startOf)
  const shared = new Map<string, PDFRef>()
  pages.forEach((page, i) => {
    const [content, start] = [contents[i]!, starts[i]!]
    const stream = (text: string) => pdf.context.register(pdf.context.stream(Buffer.from(text, 'latin1')))
    const isShared = start !== '' && starts.filter(other => other === start).length >= WORTHWHILE
    if (isShared && !shared.has(start))
      shared.set(start, stream(start))
    page.node.set(name('Contents'), isShared ? pdf.context.obj([shared.get(start)!, stream(content.slice(start.length))]) : stream(content))
  })
}

/** So many pages that begin alike are worth a stream of what they begin with. */
const WORTHWHILE = 4

/** What a page begins with: its units and its background. */
function startOf(content: string): string {
  const end = content.indexOf('\nEMC\n')
  return /^.*\n\/Artifact BMC\n/.test(content) ? content.slice(0, end + 5) : ''
}

/** The glyphs that are shown of each font, and how often with which kerning. */
function glyphsOf(pdf: PDFDocument, lists: DisplayLists): ReadonlyMap<PDFRef, GlyphUse> {
  const used = new Map<PDFRef, Map<number, Map<number, number>>>()
  const widths = new Map<PDFRef, PrintedFont['widthOf']>()
  const widthsOf = (ref: PDFRef) => {
    if (!widths.has(ref))
      widths.set(ref, readFont(pdf.context.lookup(ref, PDFDict))!.widthOf)
    return widths.get(ref)!
  }
  for (const page of pdf.getPages()) {
    for (const item of lists.get(page.ref) ?? []) {
      if (item.kind !== 'text')
        continue
      const ref = fontRef(page, item.font)!
      const use = used.get(ref) ?? new Map<number, Map<number, number>>()
      used.set(ref, use)
      const kerns = kerningOf(item.glyphs, item.size, widthsOf(ref))
      item.glyphs.forEach(({ glyph }, i) => {
        const counts = use.get(glyph) ?? new Map<number, number>()
        use.set(glyph, counts.set(kerns[i]!, (counts.get(kerns[i]!) ?? 0) + 1))
      })
    }
  }
  return used
}

function fontRef(page: PDFPage, font: string): PDFRef | undefined {
  const ref = page.node.Resources()?.lookupMaybe(name('Font'), PDFDict)?.get(name(font))
  return ref instanceof PDFRef ? ref : undefined
}

function stateOf(page: PDFPage, state: string): PDFDict | undefined {
  return page.node.Resources()?.lookupMaybe(name('ExtGState'), PDFDict)?.lookupMaybe(name(state), PDFDict)
}

/** Opacity of fills and strokes, then all else but what is about lines. */
function stateKey(state: PDFDict | undefined): string {
  const number = (key: string) => state?.lookupMaybe(name(key), PDFNumber)?.asNumber() ?? 1
  return `${number('ca')} ${number('CA')} ${state?.get(name('BM')) ?? ''} ${state?.get(name('SMask')) ?? ''}`
}

function penOf(state: PDFDict | undefined): Partial<Pen> {
  const keys = { width: 'LW', cap: 'LC', join: 'LJ', miter: 'ML' } as const
  return Object.fromEntries(Object.entries(keys).flatMap(([key, entry]) => {
    const value = state?.lookupMaybe(name(entry), PDFNumber)?.asNumber()
    return value === undefined ? [] : [[key, value]]
  }))
}
