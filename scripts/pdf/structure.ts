import type { DisplayLists } from './content.ts'
/**
 * The structure tree of a tagged PDF (ISO 32000-1, 14.7): what readers for the blind, search and
 * copying go by. Chromium writes an element for every box of the page, most of which say nothing;
 * they go, each slide becomes a section, and what is left is numbered anew, the same on every run.
 */
import type { PDFContext, PDFDocument, PDFObject } from './pdf-lib.ts'
import { markDecoration } from './content.ts'
import { joinMarks } from './marks.ts'
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from './pdf-lib.ts'

/** An element: its tag, what it says of itself, and its content in reading order. */
export interface Element {
  readonly tag: string
  readonly alt?: PDFObject
  readonly attributes: readonly PDFDict[]
  readonly kids: readonly Kid[]
}

/** Marked content of a page, or an annotation such as a link. */
type Leaf = { readonly page: PDFRef, readonly mcid: number } | { readonly page: PDFRef, readonly object: PDFRef }
export type Kid = Element | Leaf

const name = (text: string): PDFName => PDFName.of(text)
export const isElement = (kid: Kid): kid is Element => 'tag' in kid

/** Tags that only wrap others; readers of PDF 1.7 don't know the last two. */
const WRAPPERS: ReadonlySet<string> = new Set(['NonStruct', 'Div', 'Span', 'Strong', 'Em'])

/** Cells without content keep the columns of their table apart. */
const KEPT_EMPTY: ReadonlySet<string> = new Set(['TD', 'TH'])

/** Writes the tree again without what says nothing; a PDF without a tree stays as it is. */
export function tidyStructure(pdf: PDFDocument, lists: DisplayLists): void {
  const { context, catalog } = pdf
  const root = catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
  if (!root)
    return
  const found = readKids(context, root, undefined)
  const figures = figureContent(found)
  const decoration = markDecoration(lists, (page, mcid) => figures.get(page)?.has(mcid) ?? false)
  const kids = found.flatMap(kid => tidy(kid, decoration))
  removeTree(context)
  const tree: Element = {
    tag: 'Document',
    attributes: [],
    kids: bySlide(pdf, kids.flatMap(kid => isElement(kid) && kid.tag === 'Document'
      ? kid.kids
      : [kid])),
  }
  catalog.set(name('StructTreeRoot'), writeTree(pdf, joinMarks(lists, tree)))
}

function readKids(context: PDFContext, parent: PDFDict, page: PDFRef | undefined): Kid[] {
  const kids = context.lookup(parent.get(name('K')))
  const all = kids instanceof PDFArray
    ? kids.asArray()
    : [parent.get(name('K'))]
  return all.flatMap(kid => readKid(context, kid, page))
}

function readKid(context: PDFContext, kid: PDFObject | undefined, page: PDFRef | undefined): Kid[] {
  const value = context.lookup(kid)
  if (value instanceof PDFNumber)
    return page ? [{ page, mcid: value.asNumber() }] : []
  if (!(value instanceof PDFDict))
    return []
  const own = (value.get(name('Pg')) as PDFRef | undefined) ?? page
  const type = value.get(name('Type'))
  if (type === name('OBJR') || type === name('MCR')) {
    const object = value.get(name('Obj'))
    if (!own)
      return []
    return object instanceof PDFRef
      ? [{ page: own, object }]
      : [{ page: own, mcid: value.lookup(name('MCID'), PDFNumber).asNumber() }]
  }
  const alt = value.get(name('Alt'))
  return [
    {
      tag: value.lookup(name('S'), PDFName).decodeText(),
      ...(alt && { alt }),
      attributes: attributesOf(context, value.get(name('A'))),
      kids: readKids(context, value, own),
    },
  ]
}

/** A cell spans one row and one column where it says nothing else; headers are told by their scope. */
function attributesOf(context: PDFContext, value: PDFObject | undefined): PDFDict[] {
  const found = context.lookup(value)
  const all = found instanceof PDFArray
    ? found.asArray().map(item => context.lookup(item))
    : [found]
  return all.filter(item => item instanceof PDFDict).filter((item) => {
    const spans = ['RowSpan', 'ColSpan'].map(key => item.get(name(key))).filter(span => span instanceof PDFNumber)
    return !item.has(name('Headers')) && !(spans.length > 0 && spans.every(span => span.asNumber() === 1))
  })
}

type Marked = ReadonlyMap<PDFRef, ReadonlySet<number>>

/** The marked content of figures, which are whole even where they show no text. */
function figureContent(kids: readonly Kid[], inFigure = false, found = new Map<PDFRef, Set<number>>()): Marked {
  for (const kid of kids) {
    if (isElement(kid))
      figureContent(kid.kids, inFigure || kid.tag === 'Figure', found)
    else if (inFigure && 'mcid' in kid)
      found.set(kid.page, (found.get(kid.page) ?? new Set()).add(kid.mcid))
  }
  return found
}

/** Nothing, the kid, or in the place of a wrapper its kids. */
function tidy(kid: Kid, decoration: Marked, inFigure = false): Kid[] {
  if (!isElement(kid)) {
    return 'mcid' in kid && decoration.get(kid.page)?.has(kid.mcid)
      ? []
      : [kid]
  }
  const kids = kid.kids.flatMap(child => tidy(child, decoration, inFigure || (kid.tag === 'Figure' && kid.alt !== undefined)))
  // A figure is told by its alternative text; what it is drawn of has no order to be read in.
  if (inFigure || (WRAPPERS.has(kid.tag) && kid.alt === undefined))
    return kids
  return kids.length > 0 || kid.alt !== undefined || KEPT_EMPTY.has(kid.tag)
    ? [{ ...kid, kids }]
    : []
}

/** A section for each page, which is a slide; text outside of any element becomes a paragraph. */
function bySlide(pdf: PDFDocument, kids: readonly Kid[]): Element[] {
  return pdf.getPages().map(page => ({
    tag: 'Sect',
    attributes: [],
    kids: kids.filter(kid => pageOf(kid) === page.ref).map((kid): Kid => isElement(kid)
      ? kid
      : { tag: 'P', attributes: [], kids: [kid] }),
  }))
}

function pageOf(kid: Kid): PDFRef | undefined {
  if (!isElement(kid))
    return kid.page
  for (const child of kid.kids) {
    const page = pageOf(child)
    if (page)
      return page
  }
}

function removeTree(context: PDFContext): void {
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const type = object instanceof PDFDict && object.get(name('Type'))
    if (type === name('StructElem') || type === name('StructTreeRoot') || type === name('ParentTree'))
      context.delete(ref)
  }
}

function writeTree(pdf: PDFDocument, document: Element): PDFRef {
  const { context } = pdf
  const root = context.nextRef()
  /** The element of each marked content by page, and of each annotation. */
  const marked = new Map<PDFRef, PDFRef[]>()
  const annotated = new Map<PDFRef, PDFRef>()

  const write = (element: Element, parent: PDFRef): PDFRef => {
    const ref = context.nextRef()
    const page = element.kids.find(kid => !isElement(kid)) as Leaf | undefined
    const kids = element.kids.map((kid) => {
      if (isElement(kid))
        return write(kid, ref)
      if ('object' in kid) {
        annotated.set(kid.object, ref)
        return context.obj({ Type: 'OBJR', Pg: kid.page, Obj: kid.object })
      }
      const owners = marked.get(kid.page) ?? []
      owners[kid.mcid] = ref
      marked.set(kid.page, owners)
      return kid.page === page?.page
        ? PDFNumber.of(kid.mcid)
        : context.obj({ Type: 'MCR', Pg: kid.page, MCID: kid.mcid })
    })
    const dict = context.obj({ S: element.tag, P: parent })
    if (page)
      dict.set(name('Pg'), page.page)
    if (kids.length > 0)
      dict.set(name('K'), kids.length === 1 ? kids[0]! : context.obj(kids))
    if (element.alt)
      dict.set(name('Alt'), element.alt)
    if (element.attributes.length > 0)
      dict.set(name('A'), element.attributes.length === 1 ? element.attributes[0]! : context.obj([...element.attributes]))
    context.assign(ref, dict)
    return ref
  }

  const top = write(document, root)
  const { numbers, next } = parentNumbers(pdf, marked, annotated)
  context.assign(root, context.obj({
    Type: 'StructTreeRoot',
    K: top,
    ParentTree: context.register(context.obj({ Nums: context.obj(numbers) })),
    ParentTreeNextKey: next,
  }))
  return root
}

/** The way back from content to its element: pairs of a number, which pages and annotations bear, and elements. */
function parentNumbers(pdf: PDFDocument, marked: ReadonlyMap<PDFRef, readonly PDFRef[]>, annotated: ReadonlyMap<PDFRef, PDFRef>) {
  const { context } = pdf
  const numbers: PDFObject[] = []
  let next = 0
  const add = (owner: PDFDict, key: string, value: PDFObject) => {
    owner.set(name(key), PDFNumber.of(next))
    numbers.push(PDFNumber.of(next++), value)
  }
  for (const page of pdf.getPages()) {
    const owners = marked.get(page.ref) ?? []
    add(page.node, 'StructParents', context.obj(Array.from(owners, owner => owner ?? context.obj(null))))
  }
  for (const [annotation, element] of annotated)
    add(context.lookup(annotation, PDFDict), 'StructParent', element)
  return { numbers, next }
}
