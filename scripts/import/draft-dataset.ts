import type { Document } from './document.ts'
import type { Bench, Draft, DraftMap, DraftSection } from './draft.ts'
import { textOf } from './document.ts'
import { draftDocument } from './draft-document.ts'
import { draftNarrative } from './draft-narrative.ts'
import { createBench, Words } from './draft.ts'

/** A document as the draft of a dataset. Pure. */
export function draftFromDocument(document: Document, language: string): Draft {
  const bench = createBench(language)
  const title = document.title ?? document.root.chapters[0]?.title ?? document.file.replace(/^.*[\\/]|\.[^.]*$/g, '')
  const sections = withAsides(draftDocument(document, bench), bench)
  return { language, head: headOf(title, title, sections, bench), sections, comments: document.comments }
}

/** The texts that belong to no list or table, as a narrative that says what each is about. */
export function withAsides(sections: readonly DraftSection[], bench: Bench): DraftSection[] {
  if (!bench.asides.length)
    return [...sections]
  const title = bench.messages.say('import.key-points')
  const id = bench.sectionId('key-points')
  const told = [...bench.asides].sort((a, b) => a.text.place.line - b.text.place.line).map(aside => ({ ...aside, about: aside.about.filter(id => sections.some(section => section.id === id && section.kind !== 'narrative')) }))
  return [...sections, {
    id,
    kind: 'narrative',
    title,
    place: told[0]!.text.place,
    fields: {
      id,
      kind: 'narrative',
      title: new Words(title),
      lead: new Words(bench.messages.say('import.lead.key-points', { points: told.length })),
      ...draftNarrative(told, bench.language),
    },
  }]
}

/** What `dataset.yaml` says of the whole. */
export function headOf(title: string, source: string, sections: readonly DraftSection[], bench: Bench): DraftMap {
  return {
    title: new Words(title),
    subtitle: new Words(bench.messages.some(sections.map(section => section.title), 3)),
    languages: [bench.language],
    source: { title: source },
    ...bench.vocabulary(),
    sections: sections.map(section => section.id),
  }
}

/** All text of a document, to guess its language from. */
export function documentText({ root }: Document): string {
  const texts: string[] = []
  const visit = (chapter: Document['root']): void => {
    texts.push(chapter.title)
    for (const block of chapter.blocks) {
      if (block.type === 'text')
        texts.push(textOf(block.text))
      else if (block.type === 'table')
        texts.push(...[block.grid.head, ...block.grid.rows].flat().map(textOf))
      else
        texts.push(...block.items.map(item => textOf(item.text)))
    }
    chapter.chapters.forEach(visit)
  }
  visit(root)
  return texts.join('\n')
}
