import type * as z from 'zod'
import type { Report, Vocabulary } from '../dataset/fields.ts'
import type { Localized } from '../dataset/localize.ts'
import type { Names } from '../dataset/names.ts'
import type { sectionShape } from '../dataset/schema.ts'
import type { BesideTable } from '../dataset/table-beside.ts'
import type { Slide } from '../slides/model.ts'
import type { View } from './view.ts'

type Head = ReturnType<typeof sectionShape>

/** A section of a kind, as its file holds it. */
export type SectionOf<Shape extends z.core.$ZodShape> = z.infer<z.ZodObject<Head & Shape>>

/** A kind of section: what its file holds, and the slides that it becomes. */
export interface SectionKind<Shape extends z.core.$ZodShape = z.core.$ZodShape> {
  /** The fields besides those that every section has. */
  readonly shape: (v: Vocabulary) => Shape
  /** Checks across fields; sees the raw value, which may be wrong in any way. */
  readonly check?: (value: unknown, report: Report, v: Vocabulary) => void
  /** What a CSV file beside the section's file may hold in place of some of its keys. */
  readonly fromTable?: {
    readonly keys: readonly string[]
    /** The raw values of the keys, before they are checked. */
    readonly read: (table: BesideTable) => Readonly<Record<string, unknown>>
  }
  /** The names of the things it is about: what overviews count and name. */
  readonly items: (section: Localized<SectionOf<Shape>>) => readonly string[]
  /** Ids of the vendors, which may be found by what they are called, or else of the things, that stand side by side in it: each gets a colour of its own. */
  readonly entities?: (section: SectionOf<Shape>, vendors: Names) => readonly string[]
  /** Lists of items whose order means something, so that nothing is brought forward in them. */
  readonly ordered?: readonly string[]
  /**
   * Without what refers to items of its own that an audience doesn't see, or to sections other than
   * these; `undefined` where nothing is left to show.
   */
  readonly tidy?: (section: Localized<SectionOf<Shape>>, sections: ReadonlySet<string>) => Localized<SectionOf<Shape>> | undefined
  /** The slides after the section's opener; at least one with a chart and one with a diagram, and one for each depth. */
  readonly slides: (section: Localized<SectionOf<Shape>>, view: View) => readonly Slide[]
}

/** Keeps the types of a kind's fields. */
export function defineKind<Shape extends z.core.$ZodShape>(kind: SectionKind<Shape>): SectionKind<Shape> {
  return kind
}
