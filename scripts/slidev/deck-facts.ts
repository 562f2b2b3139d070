import type { SlidevData } from '@slidev/types'
import { unescapeMarkdown } from '../slides/escape-markdown.ts'

/** What a deck says of itself, as Slidev reads it: edits of a person's own included. */
export interface DeckFacts {
  readonly title: string
  /** The title as a browser's tab shows it, with the audience. */
  readonly pageTitle: string
  readonly author?: string
  /** What the deck is about, from `info` of its headmatter. */
  readonly subject?: string
  /** BCP 47, from `htmlAttrs`. */
  readonly language?: string
  readonly slides: readonly SlideFacts[]
}

export interface SlideFacts {
  /** From 1. */
  readonly number: number
  readonly id?: string
  readonly layout?: string
  readonly section?: string
  readonly title?: string
  /** The speaker notes, in Markdown. */
  readonly notes?: string
}

export function deckFacts({ slides, headmatter, config }: SlidevData): DeckFacts {
  const subject = text(headmatter.info)
  const author = text(config.author)
  const language = text(config.htmlAttrs?.lang)
  const title = unescapeMarkdown(text(config.title) ?? '') || text(slides[0]?.title) || ''
  return {
    title,
    pageTitle: config.titleTemplate.replace('%s', () => title),
    ...(author && { author }),
    ...(subject && { subject }),
    ...(language && { language }),
    slides: slides.map(({ frontmatter, title, note }, i) => {
      const fields = { id: text(frontmatter.id), layout: text(frontmatter.layout), section: text(frontmatter.section), title: text(title), notes: text(note) }
      return {
        number: i + 1,
        ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
      }
    }),
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== ''
    ? value.trim()
    : undefined
}
