/** A plugin of Slidev's Markdown parser: lines break between phrases, as fitting measures them. */
import type { SlidevPluginOptions } from '@slidev/types'
import { compoundsOf, hasPhrases, phraseBreaks, phraseGap } from '../scripts/slides/phrases.ts'

type MarkdownOptions = NonNullable<SlidevPluginOptions['markdown']>
type MarkdownParser = Parameters<NonNullable<MarkdownOptions['markdownSetup']>>[0]
type Token = ReturnType<MarkdownParser['parse']>[number]

const GAPS = { break: '<wbr>', space: '<span class="phrase-gap"></span>' } as const

/**
 * Puts a gap at each place where a line in Chinese or Japanese may end, names the block so that
 * `styles/base.css` forbids the others, and keeps compounds whole.
 */
export function phraseGaps(md: MarkdownParser): void {
  md.core.ruler.push('phrase-gaps', ({ tokens, Token }) => {
    const html = (content: string) => Object.assign(new Token('html_inline', '', 0), { content })
    const text = (content: string) => Object.assign(new Token('text', '', 0), { content })
    const wholeCompounds = (content: string) => {
      const compounds = compoundsOf(content)
      return [
        ...compounds.flatMap(({ from, to }, i) => [
          text(content.slice(compounds[i - 1]?.to ?? 0, from)),
          html('<span class="compound">'),
          text(content.slice(from, to)),
          html('</span>'),
        ]),
        text(content.slice(compounds.at(-1)?.to ?? 0)),
      ].filter(({ content }) => content)
    }

    for (const [i, inline] of tokens.entries()) {
      if (inline.type !== 'inline' || !inline.children)
        continue
      const whole = inline.children.map(shown).join('')
      if (hasPhrases(whole))
        blockOf(tokens, i)?.attrJoin('class', 'phrases')
      const breaks = phraseBreaks(whole)
      let from = 0
      inline.children = inline.children.flatMap((token) => {
        const start = from
        from += shown(token).length
        if (token.type !== 'text')
          return token
        const within = breaks.filter(at => at >= start && at < from)
        return [start, ...within.filter(at => at > start)].flatMap((at, part, starts) => [
          ...(within.includes(at) ? [html(GAPS[phraseGap(whole, at)])] : []),
          ...wholeCompounds(whole.slice(at, starts[part + 1] ?? from)),
        ])
      })
    }
  })
}

/** The characters of a token, or one that stands for what is no text: a component, an image, code. */
function shown({ type, content }: Token): string {
  if (type === 'text')
    return content
  const isMark = type.endsWith('_open') || type.endsWith('_close') || (type === 'html_inline' && !content.endsWith('/>'))
  return isMark ? '' : '\uFFFC'
}

/** The opening tag that an inline token stands in; a tight list's paragraphs have none. */
function blockOf(tokens: readonly Token[], index: number): Token | undefined {
  return tokens.slice(0, index).findLast(({ nesting, hidden }) => nesting === 1 && !hidden)
}
