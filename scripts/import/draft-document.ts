/** A document, chapter by chapter, as the sections of a dataset. */
import type { Chapter, Document, Grid, Inline, ListItem, Place } from './document.ts'
import type { NamedList } from './draft-lists.ts'
import type { DraftTable } from './draft-table.ts'
import type { Bench, DraftMap, DraftSection } from './draft.ts'
import { saying, textOf } from './document.ts'
import { draftDirectory, labelledLink } from './draft-directory.ts'
import { draftGroups, itemOf } from './draft-groups.ts'
import { captionOf, draftItemLists, draftSpecialList } from './draft-lists.ts'
import { draftNarrative, pointsOf, sentencesOf } from './draft-narrative.ts'
import { draftTable } from './draft-table.ts'
import { sourcePath, Words } from './draft.ts'
import { width } from './lead.ts'

/** Letters, of which a Chinese character takes two: a lead is a sentence or two, a point a title. */
const LONGEST_LEAD = 220
const LONGEST_POINT = 110

interface Drafted {
  readonly sections: readonly DraftSection[]
  /** Texts that are told nowhere yet. */
  readonly rest: readonly Inline[]
}

/** What a chapter is told as: where it stands, and its title on the slides. */
interface Spot {
  readonly title: string
  readonly source: string
}

/** The sections of a document in its order; texts that have no place in one go to the bench's asides. */
export function draftDocument({ root, title }: Document, bench: Bench): DraftSection[] {
  const [first] = root.chapters
  const introduction = bench.messages.say('import.introduction')
  // A document under one heading, or one that begins with a chapter of its own title.
  if (first && root.chapters.length === 1)
    return draftChapter({ ...first, blocks: [...root.blocks, ...first.blocks] }, { title: introduction, source: first.title }, bench)
  const own = draftChapter({ ...root, title: introduction, chapters: [] }, { title: introduction, source: title ?? introduction }, bench)
  return [...own, ...draftChildren(root.chapters, '', bench, title ?? first?.title)]
}

function draftChapter(chapter: Chapter, spot: Spot, bench: Bench): DraftSection[] {
  const own = draftBlocks(chapter, spot, bench)
  const merged = mergeChildren(chapter, spot, own.sections.length ? [] : own.rest, bench)
  const below = merged?.sections ?? draftChildren(chapter.chapters, spot.source, bench)
  const rest = merged && !own.sections.length ? merged.rest : own.rest
  const about = [...own.sections, ...below].map(section => section.id)
  return [...proseSections(rest, chapter, spot, about, bench), ...own.sections, ...below]
}

/** Chapters side by side; those of prose alone that follow each other are one narrative. */
function draftChildren(chapters: readonly Chapter[], source: string, bench: Bench, documentTitle?: string): DraftSection[] {
  const sections: DraftSection[] = []
  let prose: Chapter[] = []
  const flush = () => {
    sections.push(...narrativeOf(prose, source, bench, documentTitle))
    prose = []
  }
  for (const chapter of chapters) {
    if (isProse(chapter)) {
      prose.push(chapter)
      continue
    }
    flush()
    sections.push(...draftChapter(chapter, { title: chapter.title, source: sourcePath(source, chapter.title) }, bench))
  }
  flush()
  return sections
}

const isProse = (chapter: Chapter): boolean => chapter.blocks.every(block => block.type === 'text') && chapter.chapters.every(isProse)

/** Texts of a chapter and of those below it, each under its own heading. */
function proseOf(chapter: Chapter, source: string): { chapter: Chapter, source: string, texts: Inline[] }[] {
  const here = sourcePath(source, chapter.title)
  const texts = chapter.blocks.flatMap(block => block.type === 'text' ? [block.text] : [])
  return [
    // A heading without a text is a text itself.
    { chapter, source: here, texts: texts.length || chapter.chapters.length ? texts : [{ pieces: [{ text: chapter.title }], bold: 0, place: chapter.place }] },
    ...chapter.chapters.flatMap(child => proseOf(child, here)),
  ]
}

function narrativeOf(chapters: readonly Chapter[], source: string, bench: Bench, documentTitle: string | undefined): DraftSection[] {
  const parts = chapters.flatMap(chapter => proseOf(chapter, source))
  const points = parts.flatMap(({ chapter, source, texts }) => pointsOf(texts, chapter.title, source, [], bench))
  if (!points.length)
    return []
  const sentences = points.flatMap(point => sentencesOf(point.whole, bench.language))
  if (sentences.length < 2) {
    points.forEach(bench.aside)
    return []
  }
  const [first] = chapters
  const names = chapters.map(chapter => chapter.title === documentTitle ? bench.messages.say('import.introduction') : chapter.title)
  const title = names.length <= 2 ? bench.messages.list(names) : bench.messages.some(names, 2)
  return [newSection('narrative', { title, source: sourcePath(source, first!.title) }, first!.place, sentences[0]!, draftNarrative(points, bench.language), bench)]
}

/** What is left of a chapter's text: a narrative where the chapter has nothing else, else asides to its sections. */
function proseSections(texts: readonly Inline[], chapter: Chapter, { title, source }: Spot, about: readonly string[], bench: Bench): DraftSection[] {
  const points = pointsOf(texts, title, source, about, bench)
  const sentences = points.flatMap(point => sentencesOf(point.whole, bench.language))
  const isOpening = title === bench.messages.say('import.introduction')
  if (!isOpening || sentences.length < 2) {
    points.forEach(bench.aside)
    return []
  }
  return [newSection('narrative', { title, source }, chapter.place, sentences[0]!, draftNarrative(points.map(point => ({ ...point, about: [] })), bench.language), bench)]
}

/** The sections of a chapter's own lists and tables, and the texts that none of them took as its lead. */
function draftBlocks(chapter: Chapter, { title, source }: Spot, bench: Bench): Drafted {
  const sections: DraftSection[] = []
  const rest: Inline[] = []
  const lists: (NamedList & { readonly place: Place })[] = []
  const owners: string[] = []
  let before: Inline[] = []
  const own = chapter.title || title

  const add = (made: Pick<DraftTable, 'kind' | 'fields' | 'lead'>, place: Place, caption?: string) => {
    const { lead, left } = leadFrom(before, bench.language)
    const name = caption ?? (sections.length ? `${own} ${sections.length + 1}` : own)
    sections.push(newSection(made.kind, { title: name, source }, place, lead ?? made.lead, made.fields, bench))
    rest.push(...left)
    before = []
  }

  for (const block of chapter.blocks) {
    if (block.type === 'text') {
      before.push(block.text)
      continue
    }
    if (block.type === 'table') {
      const made = draftTable(block.grid, block.place, own, bench)
      if (!made) {
        rest.push(flatGrid(block.grid, block.place))
        continue
      }
      owners.push(...made.owners)
      const summaries = summariesIn(chapter, made.owners)
      const caption = takeCaption(before)
      add(summaries.size ? draftTable(block.grid, block.place, own, bench, summaries)! : made, block.place, caption)
      rest.push(...made.totals)
      continue
    }
    const told = block.items.filter(item => ownersIn(item, owners).length)
    if (told.length * 2 > block.items.length) {
      rest.push(...block.items.filter(item => !told.includes(item)).map(item => item.text))
      continue
    }
    const caption = takeCaption(before)
    const list = { name: caption ?? own, isOrdered: block.isOrdered, items: block.items, place: block.items[0]!.text.place }
    const special = draftSpecialList(list, own, bench)
    if (special)
      add(special, list.place, caption)
    else
      lists.push(list)
  }
  if (lists.length)
    add(draftItemLists(lists, own, bench), lists[0]!.place)
  return { sections, rest: [...rest, ...before] }
}

/** Chapters below one that are one section together: groups of items, or entries with their links. */
function mergeChildren(chapter: Chapter, { source }: Spot, texts: readonly Inline[], bench: Bench): Drafted | undefined {
  const children = chapter.chapters
  if (children.length < 2 || !children.every(child => child.chapters.length === 0 && child.blocks.some(block => block.type === 'list') && child.blocks.every(block => block.type !== 'table')))
    return undefined
  const { say } = bench.messages
  const { title, place } = chapter
  const itemsOf = (child: Chapter) => child.blocks.flatMap(block => block.type === 'list' ? block.items : [])
  const textsIn = (child: Chapter) => child.blocks.flatMap(block => block.type === 'text' ? [block.text] : [])
  const { lead, left } = leadFrom(texts, bench.language)

  const links = children.map(child => itemsOf(child).map(labelledLink))
  if (links.every(own => own.every(link => link !== undefined) && new Set(own.map(link => link!.column)).size === own.length)) {
    const fields = draftDirectory(children.map((child, i) => ({ name: child.title, links: links[i]!.map(link => link!) })), title)
    const section = newSection('directory', { title, source }, place, lead ?? say('import.lead.links', { entries: children.length }), fields, bench)
    children.flatMap(child => pointsOf(textsIn(child), child.title, sourcePath(source, child.title), [section.id], bench)).forEach(bench.aside)
    return { sections: [section], rest: left }
  }

  if (children.some(child => draftSpecialList({ name: child.title, isOrdered: child.blocks.some(block => block.type === 'list' && block.isOrdered), items: itemsOf(child) }, child.title, bench)))
    return undefined
  const points = children.map(child => pointOf(child.blocks, bench.language))
  const groups = children.map((child, i) => ({ name: child.title, items: itemsOf(child).map(item => itemOf(item, bench)), ...(points[i] && { point: points[i] }) }))
  const items = groups.reduce((sum, group) => sum + group.items.length, 0)
  const section = newSection('groups', { title, source }, place, lead ?? say('import.lead.groups', { items, groups: groups.length }), draftGroups(groups, title), bench)
  children.forEach((child, i) => {
    const rest = points[i] ? textsIn(child).slice(1) : textsIn(child)
    pointsOf(rest, child.title, sourcePath(source, child.title), [section.id], bench).forEach(bench.aside)
  })
  return { sections: [section], rest: left }
}

/** The sentence before a list that says what the list is about, if it is short enough for a title. */
function pointOf(blocks: Chapter['blocks'], language: string): string | undefined {
  const [first, second] = blocks
  if (first?.type !== 'text' || second?.type !== 'list')
    return undefined
  const { text, link } = saying(first.text)
  return link === undefined && width(text) <= LONGEST_POINT && sentencesOf(text, language).length === 1 ? text : undefined
}

/** The first text before a section as its lead, whole or by its first sentence; the rest is left. */
function leadFrom(texts: readonly Inline[], language: string): { readonly lead?: string, readonly left: readonly Inline[] } {
  const [first, ...left] = texts
  if (!first || first.pieces.some(piece => piece.url !== undefined))
    return { left: texts }
  const whole = textOf(first)
  if (width(whole) <= LONGEST_LEAD)
    return { lead: whole, left }
  const [sentence, ...others] = sentencesOf(whole, language)
  return { lead: sentence!, left: [{ ...first, bold: 0, pieces: [{ text: others.join(language === 'zh' ? '' : ' ') }] }, ...left].filter(text => textOf(text) !== '') }
}

/** The caption among the texts before a list or table: the last one, if it ends in a colon. */
function takeCaption(before: Inline[]): string | undefined {
  const caption = captionOf(before.at(-1))
  if (caption !== undefined)
    before.pop()
  return caption
}

/** What lists of a chapter say of the owners of its inventory: `AWS: …`, `A and B …`. */
function summariesIn(chapter: Chapter, owners: readonly string[]): Map<string, string> {
  const summaries = new Map<string, string>()
  const items = chapter.blocks.flatMap(block => block.type === 'list' ? block.items : [])
  for (const item of items) {
    for (const owner of ownersIn(item, owners))
      summaries.set(owner, [summaries.get(owner), saying(item.text).text.replace(/[；;，,]$/, '')].filter(text => text !== undefined).join(' '))
  }
  return summaries
}

/** The owners that a list's item begins with: `A`, `A and B`, `A、B和C`. */
function ownersIn({ text, items }: ListItem, owners: readonly string[]): string[] {
  if (items.length)
    return []
  const found: string[] = []
  let rest = textOf(text)
  for (;;) {
    const owner = owners.filter(name => name !== '' && rest.toLowerCase().startsWith(name.toLowerCase())).sort((a, b) => b.length - a.length)[0]
    if (owner === undefined)
      return found
    found.push(owner)
    rest = rest.slice(owner.length).replace(/^\s*(?:[,、和与及&]|and\b)\s*/i, '')
  }
}

function flatGrid({ head, rows }: Grid, place: Place): Inline {
  return { pieces: [head, ...rows].flat().flatMap(cell => [...cell.pieces, { text: ' ' }]), bold: 0, place }
}

function newSection(kind: string, { title, source }: Spot, place: Place, lead: string, fields: DraftMap, bench: Bench): DraftSection {
  const id = bench.sectionId(title === bench.messages.say('import.introduction') ? 'introduction' : title)
  return {
    id,
    kind,
    title,
    place,
    fields: { id, kind, title: new Words(title), lead: new Words(lead), source: source || title, ...fields },
  }
}
