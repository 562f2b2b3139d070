/** A dataset in the making: what an importer has read, before it is written as YAML. */
import type { Messages } from '../locales/messages.ts'
import type { Inline, Place } from './document.ts'
import type { Graded } from './scales.ts'
import { RESERVED_NAMES } from '../dataset/fields.ts'
import { loadMessages } from '../locales/messages.ts'
import { saying, textOf } from './document.ts'
import { uniqueIds } from './ids.ts'
import { levelOrder, levelWord } from './scales.ts'

/** A text in the language of the import; a plain string is the same in every language. */
export class Words {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export type DraftValue = string | number | Words | readonly DraftValue[] | DraftMap
export interface DraftMap { readonly [key: string]: DraftValue | undefined }

export interface DraftSection {
  readonly id: string
  readonly kind: string
  /** As the report names it. */
  readonly title: string
  readonly place: Place
  /** The fields of the section's file, in their order. */
  readonly fields: DraftMap
}

/** A text that has no place in a table or list, and the sections that it stands beside. */
export interface Aside {
  readonly name: string
  readonly text: Inline
  /** The sentence as it stands in the document, its lead included. */
  readonly whole: string
  readonly source: string
  readonly about: readonly string[]
}

export interface Draft {
  readonly language: string
  readonly head: DraftMap
  readonly sections: readonly DraftSection[]
  readonly comments: readonly string[]
}

interface Named { readonly id: string, readonly name: string }

/** What the sections of one import share: ids, vendors, categories, scales, texts that are left over. */
export interface Bench {
  readonly language: string
  readonly messages: Messages
  readonly sectionId: (title: string) => string
  readonly vendor: (name: string) => string
  readonly category: (name: string) => string
  /** Registers a level, and says whether its word is the name of the level. */
  readonly grade: (scale: string, graded: Graded) => boolean
  readonly aside: (aside: Aside) => void
  readonly asides: readonly Aside[]
  /** The parts of `dataset.yaml` that the sections refer to. */
  readonly vocabulary: () => { readonly scales?: DraftValue, readonly categories?: DraftValue, readonly vendors?: DraftValue }
}

export function createBench(language: string): Bench {
  const messages = loadMessages(language)
  // Names of slides that an inventory has besides.
  const vendors = namedThings(['by-category', 'coverage', 'checklist'])
  const categories = namedThings()
  const scales = new Map<string, Map<string, string>>()
  const asides: Aside[] = []
  const listed = ({ all }: ReturnType<typeof namedThings>) => all().map(({ id, name }) => ({ id, name }))
  return {
    language,
    messages,
    // Slides that every deck has; a section is a file, too.
    sectionId: uniqueIds(['cover', 'agenda', 'corrections', 'closing', ...RESERVED_NAMES]),
    vendor: vendors.idOf,
    category: categories.idOf,
    grade(scale, { level, word, isSign }) {
      const levels = scales.get(scale) ?? new Map<string, string>()
      scales.set(scale, levels)
      const name = levels.get(level) ?? (isSign ? levelWord(scale, level, language) : word)
      levels.set(level, name)
      return isSign || name.toLowerCase() === word.toLowerCase()
    },
    aside: aside => asides.push(aside),
    asides,
    vocabulary: () => ({
      ...(scales.size && {
        scales: [...scales].map(([scale, levels]) => ({
          id: scale,
          name: new Words(messages.say(`import.scale.${scale}`)),
          note: new Words(messages.say('import.scale.note')),
          levels: shownLevels(scale, new Set(levels.keys())).map(id => ({
            id,
            name: new Words(levels.get(id) ?? levelWord(scale, id, language)),
          })),
        })),
      }),
      ...(categories.all().length && { categories: listed(categories).map(({ id, name }) => ({ id, name: new Words(name) })) }),
      ...(vendors.all().length && { vendors: listed(vendors) }),
    }),
  }
}

/** The levels in use; a level alone says nothing, so the far end of its scale is shown beside it. */
function shownLevels(scale: string, used: ReadonlySet<string>): readonly string[] {
  const order = levelOrder(scale)
  if (used.size > 1)
    return order.filter(level => used.has(level))
  const [only] = used
  const isWeak = order.indexOf(only!) < order.length / 2
  const far = order.at(isWeak ? -2 : 1)!
  const other = scale === 'support' ? order.at(isWeak ? -1 : 0)! : far
  return order.filter(level => level === only || level === other)
}

function namedThings(reserved: readonly string[] = []) {
  const ids = new Map<string, string>()
  const newId = uniqueIds(reserved)
  return {
    idOf(name: string): string {
      const id = ids.get(name) ?? newId(name)
      ids.set(name, id)
      return id
    },
    all: (): Named[] => [...ids].map(([name, id]) => ({ id, name })),
  }
}

/** A name and where it leads to, if it is a link. */
export function nameFields(inline: Inline): { readonly name: string, readonly link?: string } {
  const { text, link } = saying(inline)
  return { name: text, ...(link !== undefined && { link }) }
}

/** A text and where it leads to, if it has a link. */
export function textFields(inline: Inline): { readonly text: Words, readonly link?: string } {
  const { text, link } = saying(inline)
  return { text: new Words(text), ...(link !== undefined && { link }) }
}

/** Where in the source something stands, as a path of headings. */
export const sourcePath = (...parts: readonly string[]): string => parts.filter(part => part !== '').join(' / ')

export const textsOf = (cells: readonly Inline[]): string[] => cells.map(cell => textOf(cell))
