import type { Origin } from '../dataset/origin.ts'
import type { Finding } from './readiness.ts'

/** Most lines that a message has room for. */
const MAX_LINES = 10

/** Where the data of slides stands, by the ids of the slides. */
export type Origins = ReadonlyMap<string, Origin>

/**
 * Each finding on a line of its own, with the name of its slide and the place of its data.
 *
 * @param url address of a running server
 */
export async function tellFindings(url: string, findings: readonly Finding[], origins?: Origins): Promise<string> {
  const name = slideNames(url, origins)
  const lines = await Promise.all(findings.map(async ({ slide, reason }) =>
    slide === undefined
      ? reason
      : `${await name(slide)}: ${reason}`))
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

/** Names slides by number, id and the line of their data. */
function slideNames(url: string, origins: Origins = new Map()): (slide: number) => Promise<string> {
  return async (slide) => {
    const id = await slideId(url, slide)
    return slideName(slide, id, id === undefined
      ? undefined
      : origins.get(id))
  }
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

/** The id in the frontmatter of the slide, counted from 1. */
export async function slideId(url: string, slide: number): Promise<string | undefined> {
  const response = await fetch(new URL(`__slidev/slides/${slide}.json`, url))
  if (!response.ok)
    return undefined
  const { frontmatter } = await response.json() as { frontmatter?: { id?: unknown } }
  return typeof frontmatter?.id === 'string'
    ? frontmatter.id
    : undefined
}
