/** A plugin of Slidev's Markdown parser: lines break between phrases, as fitting measures them. */
import type { SlidevPluginOptions } from '@slidev/types'
import type { Piece } from '../slides/phrases.ts'
import { hasPhrases, piecesOf } from '../slides/phrases.ts'

type MarkdownOptions = NonNullable<SlidevPluginOptions['markdown']>
type MarkdownParser = Parameters<NonNullable<MarkdownOptions['markdownSetup']>>[0]
type Token = ReturnType<MarkdownParser['parse']>[number]

/** A space stands before its break, so that it ends a line rather than begins one. */
const GAPS = { break: '<wbr>', space: '<span class="phrase-gap"></span><wbr>' } as const

/**
 * Puts a gap at each place where a line in Chinese or Japanese may end, names the block so that
 * `styles/base.css` forbids the others, and keeps compounds whole.
 */
export function phraseGaps(md: MarkdownParser): void {
  md.core.ruler.push('phrase-gaps', ({ tokens, Token }) => {
    const html = (content: string) => Object.assign(new Token('html_inline', '', 0), { content })
    const text = (content: string) => Object.assign(new Token('text', '', 0), { content })
    const set = (piece: Piece) => [
      ...(piece.gap ? [html(GAPS[piece.gap])] : []),
      ...(piece.isWhole ? [html('<span class="compound">'), text(piece.text), html('</span>')] : [text(piece.text)]),
    ]

    for (const [i, inline] of tokens.entries()) {
      if (inline.type !== 'inline' || !inline.children)
        continue
      const lengths = inline.children.map(token => shown(token).length)
      const ends = lengths.map((_, j) => lengths.slice(0, j + 1).reduce((sum, length) => sum + length, 0))
      const whole = inline.children.map(shown).join('')
      if (hasPhrases(whole))
        blockOf(tokens, i)?.attrJoin('class', 'phrases')
      const pieces = piecesOf(whole, ends)
      let at = 0
      inline.children = inline.children.flatMap((token, j) => {
        const own: Piece[] = []
        while (pieces.length && at < ends[j]!) {
          const piece = pieces.shift()!
          own.push(piece)
          at += piece.text.length
        }
        return token.type === 'text' ? own.flatMap(set) : token
      })
    }
  })
}

/** The tags of components, and of `layouts/agenda.vue`. */
const BOX = /^<\/?(?:[A-Z]|small\b)/

/** The characters of a token, or one that stands for what is no text: a component or the like, which is a box of its own, an image, code. */
function shown({ type, content }: Token): string {
  if (type === 'text')
    return content
  const isMark = type.endsWith('_open') || type.endsWith('_close') || (type === 'html_inline' && !content.endsWith('/>') && !BOX.test(content))
  return isMark ? '' : '\uFFFC'
}

/** The opening tag that an inline token stands in; a tight list's paragraphs have none. */
function blockOf(tokens: readonly Token[], index: number): Token | undefined {
  return tokens.slice(0, index).findLast(({ nesting, hidden }) => nesting === 1 && !hidden)
}
