/**
 * The content of pages, as Skia (the printer within Chromium) writes it: one operator a line, text
 * as hexadecimal strings, marked content that never nests.
 */
import type { PDFDocument, PDFPage, PDFRef } from '@cantoo/pdf-lib'
import type { GlyphWidth } from './compact-text.ts'
import { Buffer } from 'node:buffer'
import { decodePDFRawStream, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { compactPaths } from './compact-paths.ts'
import { compactText } from './compact-text.ts'
import { glyphWidths } from './glyph-widths.ts'

const MARKED = /\/\w+ <<\/MCID (\d+) >>BDC([\s\S]*?)EMC/g

/** Any operator that shows text. */
const SHOWS_TEXT = /T[jJ]\s/

/** Numbers with more digits than can be seen. */
const LONG_NUMBER = /(?<![\w.])-?\d*\.\d{4,}(?![\w.])/g

/**
 * Says the same with less: fewer operators for the same text and shapes, and shorter numbers, since a
 * thousandth of a pixel, or five digits of a factor, is more than any screen or printer shows.
 */
export function compactContent(pdf: PDFDocument): void {
  for (const page of pdf.getPages()) {
    const fonts = new Map<string, GlyphWidth | undefined>()
    const widthsOf = (font: string) => {
      if (!fonts.has(font))
        fonts.set(font, glyphWidths(page, font))
      return fonts.get(font)
    }
    rewrite(page, content => compactPaths(compactText(content.replace(LONG_NUMBER, short).split('\n'), widthsOf)).join('\n'))
  }
}

function short(number: string): string {
  const value = Number(number)
  const rounded = value.toFixed(Math.abs(value) < 1 ? 5 : 3)
  return String(Number(rounded)).replace(/^(-?)0(?=\.)/, '$1')
}

/**
 * Marks content without text, such as the background of a box, as decoration, but for what draws a figure.
 *
 * @param pdf the document
 * @param isFigure whether this marked content of the page is part of a figure
 * @returns the marked content that is decoration now, by page
 */
export function markDecoration(pdf: PDFDocument, isFigure: (page: PDFRef, mcid: number) => boolean): ReadonlyMap<PDFRef, ReadonlySet<number>> {
  return new Map(pdf.getPages().map((page) => {
    const decoration = new Set<number>()
    rewrite(page, content => content.replace(MARKED, (marked, id: string, inner: string) => {
      if (SHOWS_TEXT.test(inner) || isFigure(page.ref, Number(id)))
        return marked
      decoration.add(Number(id))
      return `/Artifact BMC${inner}EMC`
    }))
    return [page.ref, decoration]
  }))
}

/** Rewrites the page's content; with literal strings in it, it isn't Skia's, and stays as it is. */
function rewrite(page: PDFPage, change: (content: string) => string): void {
  const stream = page.node.Contents()
  if (!(stream instanceof PDFRawStream))
    return
  const before = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
  if (before.includes('('))
    return
  const after = Buffer.from(change(before), 'latin1')
  const plain = page.doc.context.flateStream(after)
  page.node.set(PDFName.of('Contents'), page.doc.context.register(plain))
  const ref = page.doc.context.getObjectRef(stream)
  if (ref)
    page.doc.context.delete(ref)
}
