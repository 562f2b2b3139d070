import type { Vocabulary } from './fields.ts'
import type { Names } from './names.ts'
import { isCriteriaList, isGroupList, itemsIn } from './items.ts'
import { entityNames } from './names.ts'

/**
 * What may be referred to, gleaned from files that were not checked yet, so that wrong references are
 * found along with everything else. Anything of an unexpected form is passed over: the schema reports it.
 */
export function gleanVocabulary(dataset: unknown, corrections: unknown): Vocabulary {
  return {
    languages: languagesOf(dataset),
    vendors: idsOf(field(dataset, 'vendors')),
    categories: idsOf(field(dataset, 'categories')),
    corrections: idsOf(corrections),
    sections: stringsOf(field(dataset, 'sections')),
    scales: new Map(itemsOf(field(dataset, 'scales')).flatMap((scale) => {
      const id = field(scale, 'id')
      return typeof id === 'string'
        ? [
            [
              id,
              idsOf(field(scale, 'levels')),
            ] as const,
          ]
        : []
    })),
  }
}

/** Those that are stated; where that is a mistake also those of the title, so that it isn't told everywhere. */
function languagesOf(dataset: unknown): readonly string[] {
  const stated = stringsOf(field(dataset, 'languages'))
  const title = field(dataset, 'title')
  const isMistaken = new Set(stated).size < Math.max(1, stated.length)
  const known = new Set([
    ...stated,
    ...(isMistaken && typeof title === 'object' && title !== null ? Object.keys(title) : []),
  ])
  return known.size ? [...known] : ['en']
}

/** What a profile may refer to, besides what the files of a dataset may. */
export interface ProfileVocabulary extends Vocabulary {
  readonly audiences: readonly string[]
  readonly tags: readonly string[]
  /** Ids of all items of all sections. */
  readonly ids: readonly string[]
  /** What vendors and items are called. */
  readonly names: Names
  readonly groups: readonly string[]
  readonly criteria: readonly string[]
}

/** What profiles may refer to, gleaned from sections that were not checked yet. */
export function gleanProfileVocabulary(v: Vocabulary, dataset: unknown, sections: readonly unknown[], audiences: readonly string[]): ProfileVocabulary {
  const items = sections.flatMap(section => [...itemsIn(section)])
  const idsWhere = (test: (list: string) => boolean): string[] => unique(items.flatMap(({ list, item }) => test(list) && typeof item.id === 'string' ? item.id : []))
  return {
    ...v,
    audiences,
    tags: unique([...sections, ...items.map(({ item }) => item)].flatMap(of => stringsOf(field(of, 'tags')))),
    ids: idsWhere(() => true),
    names: entityNames(field(dataset, 'vendors'), sections),
    groups: idsWhere(isGroupList),
    criteria: idsWhere(isCriteriaList),
  }
}

const unique = (values: readonly string[]): string[] => [...new Set(values)]

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value)
    ? value
    : []
}

function stringsOf(value: unknown): string[] {
  return itemsOf(value).filter(item => typeof item === 'string')
}

function idsOf(value: unknown): string[] {
  return stringsOf(itemsOf(value).map(item => field(item, 'id')))
}
