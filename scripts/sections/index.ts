/** The kinds of section. A new kind is one file here and one line below. */
import type { SectionKind } from './kind.ts'
import { UserError } from '../dataset/errors.ts'
import { decision } from './decision.ts'
import { directory } from './directory.ts'
import { groups } from './groups.ts'
import { inventory } from './inventory.ts'
import { matrix } from './matrix.ts'
import { narrative } from './narrative.ts'
import { positions } from './positions.ts'
import { process } from './process.ts'
import { series } from './series.ts'
import { timeline } from './timeline.ts'

export const kinds = {
  groups,
  matrix,
  inventory,
  directory,
  narrative,
  decision,
  series,
  timeline,
  process,
  positions,
}

export type KindName = keyof typeof kinds

export const kindNames = Object.keys(kinds) as KindName[]

/** Kinds of a person's own, by their names. */
const own = new Map<string, SectionKind>()

/**
 * Adds a kind of a person's own: from now on, files with `kind: NAME` are read and shown with it.
 *
 * @throws UserError for a name that is taken, or that no file could state
 */
export function registerKind(name: string, kind: SectionKind<any>): void {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))
    throw new UserError(`"${name}" is no name for a kind of section: use lower-case letters, digits and single hyphens`)
  if (name in kinds)
    throw new UserError(`the kind "${name}" comes with Prismdeck; give your own another name`)
  own.set(name, kind as unknown as SectionKind)
}

/** The names of all kinds, a person's own at last. */
export function allKindNames(): string[] {
  return [...kindNames, ...own.keys()]
}

/** A kind by its name, with its fields' types forgotten: what holds for all of them. */
export function kindOf(name: string): SectionKind {
  return own.get(name) ?? kinds[name as KindName] as unknown as SectionKind
}
