/** What search engines and messengers show of a page. Pure. */
import { escapeHtml } from './escape-html.ts'

export interface Social {
  readonly title: string
  readonly description: string
  /** BCP 47. */
  readonly language: string
  /** The page's file, such as `full.en.html`. */
  readonly page: string
  /** The file of a picture, beside the page. */
  readonly picture?: string
  /**
   * Where the site will be, `https://example.com/decks/`. Addresses have to be absolute for most who read
   * them; without it the picture's is relative, and the page's is left out.
   */
  readonly baseUrl?: string
}

export function socialTags({ title, description, language, page, picture, baseUrl }: Social): string {
  const absolute = (file: string) => baseUrl === undefined ? `./${encodeURI(file)}` : new URL(encodeURI(file), baseUrl).href
  const tags: readonly (readonly ['name' | 'property', string, string | undefined])[] = [
    ['name', 'description', description],
    ['property', 'og:type', 'website'],
    ['property', 'og:title', title],
    ['property', 'og:description', description],
    ['property', 'og:locale', language.replace('-', '_')],
    ['property', 'og:url', baseUrl === undefined ? undefined : absolute(page)],
    ['property', 'og:image', picture === undefined ? undefined : absolute(picture)],
    ['name', 'twitter:card', picture === undefined ? 'summary' : 'summary_large_image'],
  ]
  return tags.filter(([,, content]) => content !== undefined && content !== '').map(([kind, key, content]) => `  <meta ${kind}="${key}" content="${escapeHtml(content!)}">\n`).join('')
}
