import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib'
import { PDFArray, PDFDict, PDFRef, PDFStream } from '@cantoo/pdf-lib'

/** Removes what nothing refers to any more, such as names of parts of a structure tree that was written anew. */
export function removeUnreachable(pdf: PDFDocument): void {
  const { context } = pdf
  const seen = new Set<PDFRef>()
  const { Root, Info } = context.trailerInfo
  const waiting: (PDFObject | undefined)[] = [Root, Info]
  while (waiting.length > 0) {
    const object = waiting.pop()
    if (object instanceof PDFRef) {
      if (!seen.has(object)) {
        seen.add(object)
        waiting.push(context.lookup(object))
      }
    }
    else if (object instanceof PDFArray) {
      waiting.push(...object.asArray())
    }
    else if (object instanceof PDFDict) {
      waiting.push(...object.values())
    }
    else if (object instanceof PDFStream) {
      waiting.push(...object.dict.values())
    }
  }
  for (const [ref] of context.enumerateIndirectObjects()) {
    if (!seen.has(ref))
      context.delete(ref)
  }
}
