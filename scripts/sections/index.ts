/** The kinds of section. A new kind is one file here and one line below. */
import type { SectionKind } from './kind.ts'
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

/** A kind by its name, with its fields' types forgotten: what holds for all of them. */
export function kindOf(name: KindName): SectionKind {
  return kinds[name] as unknown as SectionKind
}
