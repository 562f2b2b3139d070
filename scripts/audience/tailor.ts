import type { Dataset, Section } from '../dataset/dataset.ts'
import type { Localized } from '../dataset/localize.ts'
import type { Names } from '../dataset/names.ts'
import type { Depth, Priority, UntoldItem } from '../slides/model.ts'
import type { Audience, SectionChoice } from './audience.ts'
import type { Selection } from './profile.ts'
import { entityColors } from '../dataset/entity-colors.ts'
import { allStrings, itemId, itemsIn, stringsUnder } from '../dataset/items.ts'
import { localize } from '../dataset/localize.ts'
import { entityNames } from '../dataset/names.ts'
import { keepOrigin } from '../dataset/origin.ts'
import { kindOf } from '../sections/index.ts'
import { bringForward, selectItems } from './select.ts'

/** A section as an audience sees it: what is left of it, and how it is told. */
export interface Chapter {
  readonly section: Localized<Section>
  readonly depth: Depth
  readonly priority: Priority
  readonly say?: string
  readonly show?: readonly string[]
  readonly hide?: readonly string[]
  readonly titles: Readonly<Record<string, string>>
}

/** What one audience is told, in one language. Nothing after this knows of anything else. */
export interface Tailored {
  readonly audience: Pick<Localized<Audience>, 'id' | 'name' | 'minutes' | 'purpose' | 'decide' | 'action' | 'appendix' | 'slides'>
  readonly language: string
  /** Sections, vendors and corrections that are left, with the audience's own title. */
  readonly dataset: Omit<Localized<Dataset>, 'sections'>
  readonly chapters: readonly Chapter[]
  /** Items that are gone since what they are about is, and that no profile drops itself. */
  readonly untold: readonly UntoldItem[]
  /** An entity colour by id; the same for every audience. */
  readonly colors: ReadonlyMap<string, number>
  /** What the vendors of the whole dataset are called, in any language. */
  readonly vendors: Names
}

/**
 * The part of a dataset that an audience is told, in one of its languages. Pure. Sections come in the
 * profile's order; items keep theirs, those in focus first. What is not selected is gone from
 * everything that follows, with the corrections and vendors that nothing else shows.
 */
export function tailor(dataset: Dataset, audience: Audience, language: string): Tailored {
  const focus = new Set(audience.focus)
  const { sections, ...all } = localized(dataset, language)
  const { title, subtitle } = localize(audience, language)
  const asked = audience.sections.flatMap((choice) => {
    const section = sections.find(({ id }) => id === choice.id)
    const selected = section && select(section, choice, audience)
    return selected ? [{ choice, section: selected }] : []
  })
  const chosen = new Set(asked.map(({ choice }) => choice.id))
  const untold: UntoldItem[] = []
  const chapters = asked.flatMap(({ choice, section }) => {
    const tidied = tidy(section, chosen)
    untold.push(...lostItems(section, tidied))
    return tidied ? [chapterOf(choice, bringForward(tidied, focus, kindOf(section.kind).ordered ?? []), language)] : []
  })
  const left = chapters.map(({ section }) => section)
  const isWhole = itemsIn({ left }).length === countItems(sections)
  const corrections = stringsUnder(left, 'corrections')
  const mentioned = allStrings(left)
  const rest = {
    ...all,
    ...(title !== undefined && { title }),
    ...(subtitle !== undefined && { subtitle }),
    ...(audience.theme !== undefined && { theme: audience.theme }),
    ...(audience.addons && { addons: audience.addons }),
    ...(audience.brand && { brand: localize(audience.brand, language) }),
    ...(all.vendors && { vendors: all.vendors.filter(({ id }) => mentioned.has(id)) }),
    corrections: all.corrections.filter(({ id }) => isWhole || corrections.has(id)),
  }
  return {
    audience: profileOf(localize(audience, language), left),
    language,
    dataset: bringForward(rest, focus, ['categories', 'scales', 'corrections']),
    chapters,
    untold,
    colors: colorsOf(dataset),
    vendors: vendorsOf(dataset),
  }
}

// What is the same for every audience is found once: of a large dataset it takes seconds.
const languagesOf = remembered((_: Dataset) => new Map<string, Localized<Dataset>>())
const colorsOf = remembered(entityColors)
const vendorsOf = remembered(({ vendors }: Dataset) => entityNames(vendors, []))
const countItems = remembered((sections: object) => itemsIn({ sections }).length)

/** A dataset in one of its languages; the same one each time. */
export function localized(dataset: Dataset, language: string): Localized<Dataset> {
  const known = languagesOf(dataset)
  const data = known.get(language) ?? localize(dataset, language)
  known.set(language, data)
  return data
}

/** A pure function that knows what it has returned for an object, as long as there is that object. */
function remembered<Of extends object, Result>(find: (of: Of) => Result): (of: Of) => Result {
  const known = new WeakMap<Of, { readonly result: Result }>()
  return (of) => {
    const found = known.get(of) ?? { result: find(of) }
    known.set(of, found)
    return found.result
  }
}

/** What a deck tells of its audience; what it doesn't see isn't even named. */
function profileOf({ id, name, minutes, purpose, decide, action, appendix, slides, ...rest }: Localized<Audience>, sections: readonly { readonly id: string }[]): Tailored['audience'] {
  return keepOrigin(rest, {
    id,
    name,
    appendix,
    slides: slides.filter(({ before, after }) => sections.some(({ id }) => id === (before ?? after))),
    ...(minutes !== undefined && { minutes }),
    ...(purpose !== undefined && { purpose }),
    ...(decide !== undefined && { decide }),
    ...(action && { action }),
  })
}

function select(section: Localized<Section>, choice: SectionChoice, audience: Audience): Localized<Section> | undefined {
  const selections = {
    keep: [audience.keep ?? [], choice.keep ?? []].flat(),
    drop: [audience.drop ?? [], choice.drop ?? []].flat(),
  }
  // Its own id is no item's: a section is dropped by leaving it out, or by its tags.
  const has = ({ tags }: Selection) => tags?.some(tag => section.tags?.includes(tag)) ?? false
  const isKept = !section.tags || selections.keep.every(selection => !selection.tags || has(selection))
  return isKept && !selections.drop.some(has) ? selectItems(section, selections) : undefined
}

/** Without what refers to sections or items that are gone. */
function tidy(section: Localized<Section>, sections: ReadonlySet<string>): Localized<Section> | undefined {
  const { tidy } = kindOf(section.kind)
  return tidy ? tidy(section as never, sections) as Localized<Section> | undefined : section
}

/** The items of a section that tidying has taken. */
function lostItems(section: Localized<Section>, tidied: Localized<Section> | undefined): UntoldItem[] {
  const left = new Set(itemsIn(tidied).map(({ list, item }) => `${list} ${itemId(item)}`))
  return itemsIn(section).filter(({ list, item }) => !left.has(`${list} ${itemId(item)}`)).map(({ item }) => ({
    section: section.id,
    id: itemId(item),
    name: typeof item.name === 'string' ? item.name : itemId(item),
  }))
}

function chapterOf({ depth, priority, title, lead, say, show, hide, titles }: SectionChoice, section: Localized<Section>, language: string): Chapter {
  return {
    section: {
      ...section,
      ...(title && { title: title.in(language) }),
      ...(lead && { lead: lead.in(language) }),
    },
    depth,
    priority,
    ...(say && { say: say.in(language) }),
    ...(show && { show }),
    ...(hide && { hide }),
    titles: { ...section.titles, ...localize(titles, language) },
  }
}
