/** A plugin of Slidev's Markdown parser: titles break between phrases, as fitting measures them. */
import type { SlidevPluginOptions } from '@slidev/types'
import { phraseBreaks } from '../scripts/slides/phrases.ts'

type MarkdownOptions = NonNullable<SlidevPluginOptions['markdown']>
type MarkdownParser = Parameters<NonNullable<MarkdownOptions['markdownSetup']>>[0]

const LATIN = /[\p{Script=Latin}\p{Nd}]/u

/**
 * Puts a `<wbr>` at each place where a title's line may end; `styles/base.css` forbids the others. Between
 * Chinese and Latin, where a `<wbr>` would keep the browser from spacing them, stands a gap that may be broken.
 */
export function titlePhrases(md: MarkdownParser): void {
  md.core.ruler.push('title-phrases', ({ tokens, Token }) => {
    for (const [i, heading] of tokens.entries()) {
      const inline = tokens[i + 1]
      if (heading.type !== 'heading_open' || heading.tag !== 'h1' || !inline?.children)
        continue
      inline.children = inline.children.flatMap((token) => {
        if (token.type !== 'text')
          return token
        const ends = [...phraseBreaks(token.content), token.content.length]
        return ends.flatMap((end, part) => {
          const text = new Token('text', '', 0)
          text.content = token.content.slice(ends[part - 1] ?? 0, end)
          if (part === 0)
            return text
          const from = ends[part - 1]!
          const mark = new Token('html_inline', '', 0)
          mark.content = LATIN.test(token.content[from - 1]!) !== LATIN.test(token.content[from]!)
            ? '<span class="title-gap"></span>'
            : '<wbr>'
          return [mark, text]
        })
      })
    }
  })
}
