/** Text of a dataset arrives on the slide as its own characters, whatever they are. */
import { parse } from '@vue/compiler-dom'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { escapeAttribute, escapeMarkdown, escapeUrl, unescapeMarkdown } from './escape-markdown.ts'

// As Slidev sets markdown-it up.
const markdown = new MarkdownIt({
  html: true,
  linkify: true,
  xhtmlOut: true,
  quotes: '""\'\'',
})

interface Node { type: number, tag?: string, content?: unknown, children?: Node[], props?: { name: string }[] }

/** What a reader sees of Markdown that Vue has compiled, and the tags around it. */
function shown(source: string): { text: string, tags: Set<string> } {
  const tags = new Set<string>()
  const textOf = (node: Node, isLiteral: boolean): string => {
    if (node.type === 1)
      tags.add(node.tag!)
    if (node.type === 5 && !isLiteral)
      throw new Error('Vue would evaluate this')
    if (node.type === 2)
      return String(node.content)
    return (node.children ?? []).map(child => textOf(child, isLiteral)).join('')
  }
  const text = textOf(parse(markdown.render(source), { decodeEntities: undefined }) as unknown as Node, false)
  return {
    text: text.trim(),
    tags,
  }
}

const flat = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(fc.constantFrom('{{', '}}', '<', '>', '<script>', '</span>', '<!--', '-->', '---', '`', '```', '|', '$', '$$', '*', '**', '_', '~~', '[a](b)', '![a](b.png)', '[^1]', '#', '- ', '+ ', '1. ', '1) ', '> ', ':::', '::right::', '&amp;', '&#123;', '\\', '\n', '\t', '"', '\'', 'www.a.com', 'https://a.com', 'a@b.com', 'mailto:', '.com', '-', '😀', 'url(a.png)', 'src=\'a.png\'', '{monaco}', '中文', 'a', ' ', '=', '%%', '@', ';', '：', '。'), { maxLength: 12 }).map(parts => parts.join('')),
)

describe('escaped Markdown', () => {
  it('shows exactly the characters, in a paragraph, a heading, a list and a cell', () => {
    fc.assert(fc.property(hostile, (text) => {
      const escaped = escapeMarkdown(text)
      fc.pre(escaped !== '')
      const places = [
        ['', 'X'],
        ['', '# X'],
        ['', '- X'],
        ['a', '| a |\n| :-- |\n| X |'],
        ['b', '**b** X'],
      ] as const
      for (const [before, place] of places) {
        const { text: seen, tags } = shown(place.replace('X', () => escaped))
        expect(flat(seen.slice(before.length))).toBe(flat(text))
        expect([...tags].filter(tag => ![
          'p',
          'h1',
          'ul',
          'li',
          'table',
          'thead',
          'tbody',
          'tr',
          'th',
          'td',
          'span',
          'strong',
        ].includes(tag))).toEqual([])
      }
    }), { numRuns: 3000 })
  })

  it('never turns a feature of Slidev on', () => {
    fc.assert(fc.property(hostile, (text) => {
      const escaped = escapeMarkdown(text)
      expect(escaped).not.toMatch(/\$|<Tweet|<!--|-->|\{monaco|^---|^```|\n/)
    }), { numRuns: 3000 })
  })

  it('leaves plain text alone', () => {
    for (const text of [
      '会议纪要与摘要',
      'GPT-4, 1.5 万条（Pythia）',
      'AWS: 8 services',
      'C++',
      'Q&A',
      'a/b',
      'E-MapReduce',
    ])
      expect(escapeMarkdown(text)).toBe(text)
  })
})

it('an escaped text can be had back', () => {
  fc.assert(fc.property(hostile, (text) => {
    expect(unescapeMarkdown(escapeMarkdown(text))).toBe(flat(text))
  }), { numRuns: 1000 })
})

it('an escaped address is one address in angle brackets', () => {
  fc.assert(fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
    const html = markdown.render(`[x](${escapeUrl(url)})`)
    expect(html.match(/<a /g)).toHaveLength(1)
    expect(html).not.toContain('{{')
  }))
})

it('an escaped attribute stays in its quotes', () => {
  fc.assert(fc.property(fc.string(), (value) => {
    expect(escapeAttribute(value).slice(1, -1)).not.toMatch(/["<>{}`\n]|!\[/)
  }))
})
