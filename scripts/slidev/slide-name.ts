import type { Finding } from './readiness.ts'

/** Most lines that a message has room for. */
const MAX_LINES = 10

/**
 * Each finding on a line of its own, with the name of its slide.
 *
 * @param url address of a running server
 */
export async function tellFindings(url: string, findings: readonly Finding[]): Promise<string> {
  const name = slideNames(url)
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

/**
 * Names slides as people know them: `slide 12 (cloud-services/coverage)`.
 */
function slideNames(url: string): (slide: number) => Promise<string> {
  return async (slide) => {
    const id = await slideId(url, slide)
    return id === undefined
      ? `slide ${slide}`
      : `slide ${slide} (${id})`
  }
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
