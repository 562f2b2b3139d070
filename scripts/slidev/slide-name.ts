import type { Origin } from '../dataset/origin.ts'
import type { DeckFacts } from './deck-facts.ts'
import type { Finding } from './readiness.ts'

/** Most lines that a message has room for. */
const MAX_LINES = 10

/** Where the data of slides stands, by the ids of the slides. */
export type Origins = ReadonlyMap<string, Origin>

/** Each finding on a line of its own, with the name of its slide and the place of its data. */
export function tellFindings({ slides }: DeckFacts, findings: readonly Finding[], origins: Origins = new Map()): string {
  const lines = findings.map(({ slide, reason }) => {
    if (slide === undefined)
      return reason
    const id = slides[slide - 1]?.id
    return `${slideName(slide, id, origins.get(id ?? ''))}: ${reason}`
  })
  const unique = [
    ...new Set(lines),
  ]
  const more = unique.length - MAX_LINES
  return [
    ...unique.slice(0, MAX_LINES),
    ...more > 0
      ? [`and ${more} more`]
      : [],
  ].join('\n')
}

/** A slide as people know it: `slide 12 (cloud-services/aws, data/sections/cloud-services.yaml:75)`. */
export function slideName(slide: number, id?: string, origin?: Origin): string {
  const known = [
    ...(id === undefined ? [] : [id]),
    ...(origin ? [`${origin.file}:${origin.line}`] : []),
  ]
  return known.length
    ? `slide ${slide} (${known.join(', ')})`
    : `slide ${slide}`
}
