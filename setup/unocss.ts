/**
 * Has UnoCSS look for utilities in the markup of slides, not in their text: a word is no class. Each
 * new word would have it make all of its style sheets again, and send them to every page.
 */
import type { Extractor, ResolvedConfig } from 'unocss'
import { defineUnoSetup } from '@slidev/types'

const SLIDE = /__slidev_\d+\.md|\/title-renderer\.md/
const FRONTMATTER = /__slidev_\d+\.frontmatter/

/** Scripts, tags, and what braces hold, such as `{.text-center}`. */
const MARKUP = /<script[\s\S]*?<\/script>|<[a-z/](?:"[^"]*"|'[^']*'|[^>"'])*>|\{[^{}\n]*\}/gi

/** Diagrams are attributes, too, packed into one long word. */
const PACKED = /[\w+/=-]{80,}/g

/** A class in frontmatter as JSON. */
const CLASS = /"class":\s*"(?:[^"\\]|\\.)*"/g

/** What of a module's code may hold utilities. */
export function markupOf(code: string, id = ''): string {
  if (FRONTMATTER.test(id))
    return (code.match(CLASS) ?? []).join('\n')
  return SLIDE.test(id)
    ? (code.match(MARKUP) ?? []).join('\n').replace(PACKED, '')
    : code
}

function ofMarkup(extractor: Extractor): Extractor {
  return {
    ...extractor,
    extract: context => extractor.extract?.({ ...context, code: markupOf(context.code, context.id), original: markupOf(context.original, context.id) }),
  }
}

export default defineUnoSetup(() => ({
  presets: [
    {
      name: 'prismdeck:markup',
      configResolved(config: ResolvedConfig) {
        config.extractors = config.extractors.map(ofMarkup)
      },
    },
  ],
}))
