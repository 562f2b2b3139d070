import type { Localized } from '../dataset/localize.ts'
import type { Names } from '../dataset/names.ts'
import type { Correction, DatasetFile } from '../dataset/schema.ts'
import type { Messages } from '../locales/messages.ts'
import type { CorrectionNote, Notes, Rich } from '../slides/model.ts'

/** A section as an overview sees it. */
export interface SectionSummary {
  readonly id: string
  readonly title: string
  readonly items: readonly string[]
  /** Tells of the other sections and has no items of its own. */
  readonly isNarrative: boolean
}

/** What the slides of a section may know of the dataset, in one language. */
export interface View {
  readonly language: string
  readonly messages: Messages
  readonly dataset: Localized<DatasetFile>
  readonly corrections: ReadonlyMap<string, Localized<Correction>>
  /** An entity colour by the id of a vendor, or of a thing without one. */
  readonly colors: ReadonlyMap<string, number>
  /** What vendors are called, in any language. */
  readonly vendors: Names
  /** All sections of the deck, in order. */
  readonly sections: readonly SectionSummary[]
}

/** Anything of a dataset that says where it comes from. */
export interface Sourced {
  /** The audience looks at it before all else. */
  readonly focus?: boolean | undefined
  readonly source?: string | undefined
  readonly link?: string | undefined
  readonly corrections?: readonly string[] | undefined
}

/** Whether the audience looks at something before all else; only what is tailored can say so. */
export const isFocus = ({ focus }: Sourced): boolean => focus === true

/** Which rows and columns of a heat map are in focus, if any are. */
export function heatFocus(rows: readonly Sourced[], columns: readonly Sourced[]): { focus?: { rows: boolean[], columns: boolean[] } } {
  return [...rows, ...columns].some(isFocus) ? { focus: { rows: rows.map(isFocus), columns: columns.map(isFocus) } } : {}
}

/** A name or text with its link and the mark of the corrections that it shows. */
export function marked(text: string, of: Sourced, strong = false): Rich {
  return [
    {
      text,
      ...(strong && { strong }),
      ...(of.focus && { focus: true }),
      ...(of.link !== undefined && text !== '' && { href: of.link }),
      ...(of.corrections?.length && { corrections: of.corrections }),
    },
  ]
}

/** The same text with an entity's colour at its edge. */
export function colored(text: Rich, color: number | undefined): Rich {
  return color === undefined ? text : text.map((run, i) => i === 0 ? { ...run, color } : run)
}

/** Speaker notes: what to say, and for the things on the slide their sources and corrections. */
export function notes(view: View, points: readonly string[], shown: readonly Sourced[]): Notes {
  const corrections = unique(shown.flatMap(of => of.corrections ?? []))
  return {
    points,
    corrections: corrections.map(id => correctionNote(view, id)),
    sources: unique(shown.flatMap(of => of.source ?? [])),
  }
}

function correctionNote(view: View, id: string): CorrectionNote {
  const { source, right, why, evidence } = view.corrections.get(id)!
  return { id, source, right, why, evidence }
}

export function unique<T>(values: readonly T[]): T[] {
  return [
    ...new Set(values),
  ]
}

/** The entries of a map whose keys are ids of these. */
export function pick<T>(map: Readonly<Record<string, T>>, of: readonly { readonly id: string }[]): Record<string, T> {
  const ids = new Set(of.map(({ id }) => id))
  return Object.fromEntries(Object.entries(map).filter(([key]) => ids.has(key)))
}

/** A title names no more things of a kind. */
export const TITLE_NAMES = 3

/** Names as a title tells them: the first ones, and how many more there are. */
export const titleNames = (view: View, names: readonly string[]): string => view.messages.some(names, TITLE_NAMES)

/** The first names, of which there are no more than so many; of more, the last place tells how many follow. */
export function firstOf(view: View, names: readonly string[], most: number): string[] {
  return names.length > most
    ? [...names.slice(0, most - 1), view.messages.say('series.more', { count: names.length - most + 1 })]
    : [...names]
}

interface Unit {
  readonly 'unit'?: string | undefined
  readonly 'unit-one'?: string | undefined
}

/** What a number of a section's items is called. */
export function unitOf(section: Unit, view: View, count: number): string {
  return (count === 1
    ? section['unit-one']
    : section.unit) ?? view.messages.say('unit.items', { count })
}

/** A name and what is said of it: `Name: text`. */
export function labelled(view: View, name: string, text: string): string {
  return `${name}${view.messages.say('colon')}${text}`
}

/** A text with the full stop that it lacks. */
export function sentence(view: View, text: string): string {
  return `${text}${view.messages.say('stop')}`
}

/** The name of a vendor of the dataset. */
export function vendorName(view: View, id: string): string {
  return view.dataset.vendors!.find(vendor => vendor.id === id)!.name
}
