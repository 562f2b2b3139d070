/** A dataset's own Markdown says what text can say; what was made to be code arrives as its characters. */
import type { ReadSlide } from '../testing/slide-renderer.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../testing/data-folder.ts'
import { NASTY } from '../testing/hostile-text.ts'
import { createSlideReader } from '../testing/slide-renderer.ts'
import { factsOf, safeMarkdown } from './own-markdown.ts'

const RUNS = Number(process.env.HOSTILE_RUNS ?? 200)

let read: Awaited<ReturnType<typeof createSlideReader>>

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'prismdeck-'))
  const deck = join(folder, 'deck.md')
  // Formulas are read where the deck that Slidev starts with has one.
  await writeFile(deck, '---\ntheme: default\n---\n\n$x$\n')
  read = await createSlideReader(deck, ROOT)
  return () => rm(folder, { recursive: true })
})

const write = (markdown: string, clicks = false) => safeMarkdown(markdown, { clicks, picture: file => file === 'a.png' ? '/pictures/a.png' : undefined })

async function show(markdown: string, clicks = false): Promise<ReadSlide & { readonly images: readonly string[], readonly features: Readonly<Record<string, unknown>> }> {
  const { slides, images, features } = await read(`---\ntheme: default\n---\n\n# Title\n\n${write(markdown, clicks)}\n\n<!--\n- note\n-->\n`)
  expect(slides).toHaveLength(1)
  expect(slides[0]!.notes).toBe('<ul>\n<li>note</li>\n</ul>\n')
  return { ...slides[0]!, images, features }
}

const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, '').replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', '\'').replaceAll('&amp;', '&')

describe('text, set as Markdown says', () => {
  const cases: readonly (readonly [markdown: string, html: string | RegExp])[] = [
    ['**bold** and *soft*, ~~gone~~', '<strong>bold</strong> and <em>soft</em>, <s>gone</s>'],
    ['“**重点**”的话，*“软”*。', /“<strong>重点<\/strong>”的话，<em>“软”<\/em>。/],
    ['# One\n\n## Two', /<h2[^>]*>One<\/h2>\s*<h2[^>]*>Two<\/h2>/],
    ['- a\n- b\n  - c', /<ul>\s*<li>a<\/li>\s*<li>b\s*<ul>\s*<li>c<\/li>/],
    ['3. a\n4. b', /<ol start="3">\s*<li>a<\/li>\s*<li>b<\/li>/],
    ['- [x] done\n- [ ] open', /checked[^>]*>[\s\S]*done[\s\S]*<input(?![^>]*checked)[^>]*>[\s\S]*open/],
    ['> quoted\n> twice', /<blockquote>\s*<p>quoted twice<\/p>\s*<\/blockquote>/],
    ['| a | b |\n| :-: | --: |\n| 1 | `x` |', /<th style="text-align:center;?">a<\/th>[\s\S]*<td style="text-align:right;?"><code[^>]*>x<\/code><\/td>/],
    ['[site](https://example.com/a?b=1 "t") and <mailto:a@example.com>', /<a href="https:\/\/example.com\/a\?b=1"[^>]*>site<\/a> and <a href="mailto:a@example.com"/],
    ['[site][1]\n\n[1]: https://example.com/', /<a href="https:\/\/example.com\/"[^>]*>site<\/a>/],
    ['one<br>two', /one<br[^>]*>two/],
    ['---', '<hr'],
    ['Title\n---\n\ntext', /<h2[^>]*>Title<\/h2>/],
    ['```ts\nconst a = 1\n```', /<pre[^>]*class="[^"]*shiki[\s\S]*const/],
    ['an $x_1 < \\frac{a}{b}$ is', 'katex'],
    ['$$\n\\int_0^1 x\\,dx\n$$', 'katex-display'],
    ['![A](a.png)', '<x-picture>/pictures/a.pngA</x-picture>'],
    ['中文\n换行', '中文换行'],
  ]
  it.each(cases)('%j', async (markdown, html) => {
    const shown = (await show(markdown)).html
    if (typeof html === 'string')
      expect(shown).toContain(html)
    else
      expect(shown).toMatch(html)
  })

  it('sums of money are no formulas', async () => {
    expect(textOf((await show('from $5 to $10, or $x')).html)).toContain('from $5 to $10, or $x')
  })

  it('entries of lists come one click after the other, if that is wished', async () => {
    expect(write('- a\n- b', true)).toBe('<v-clicks>\n\n- a\n- b\n\n</v-clicks>')
  })

  it('slots go where they are named, but not in code', async () => {
    expect(write('left\n\n::right::\nright')).toBe('left\n\n::right::\n\nright')
    expect(factsOf('```\n::no::\n```\n\n::right::\n\ntext').slots).toEqual(['right'])
  })

  it('tells which pictures of the dataset there are, and whether there is anything', () => {
    expect(factsOf('![a](a.png) ![b](sub/b%20c.png) ![c](https://example.com/c.png) ![d](/etc/d.png)')).toMatchObject({ pictures: ['a.png', 'sub/b c.png'], isEmpty: false })
    expect(factsOf(' \n\n')).toMatchObject({ isEmpty: true })
    expect(factsOf('::left::\n\n').isEmpty).toBe(true)
  })
})

const TAGS = new Set('h1 h2 h3 h4 h5 h6 p strong em s del ul ol li input label blockquote table thead tbody tr th td a br wbr hr pre code span div img button svg path math semantics annotation sup section'.split(' '))

/** Nothing that acts, loads, or was not written by the program. */
function expectHarmless({ html, images, features }: Awaited<ReturnType<typeof show>>): void {
  for (const [, tag, attributes] of html.matchAll(/<([a-z][^\s>/]*)((?:\s[^\s=>]+(?:="[^"]*")?)*)/gi)) {
    expect(TAGS.has(tag!) || /^(?:x-|m[a-z]+$)/.test(tag!), tag).toBe(true)
    for (const [, name, value = ''] of attributes!.matchAll(/\s([^\s=>]+)(?:="([^"]*)")?/g)) {
      expect(name).not.toMatch(/^on|srcdoc/i)
      if (/^(?:src|href|xlink:href)$/i.test(name!))
        expect(value).toMatch(/^(?:https?:|mailto:|\/pictures\/a\.png$)/)
    }
  }
  expect(images.filter(image => image !== '/pictures/a.png')).toEqual([])
  expect(features).toMatchObject({ monaco: false, tweet: false, bluesky: false, mermaid: false })
}

describe('what was made to be code', () => {
  it.each(NASTY)('arrives as its characters: %j', async (text) => {
    for (const markdown of [text, `a ${text} b`, `- ${text}`, `> ${text}`, `# ${text}`, `| ${text} |\n| --- |\n| x |`, `**${text}**`, `\`${text}\``, `\`\`\`\`\`\`\`\`\`\`\`js\n${text}\n\`\`\`\`\`\`\`\`\`\`\``, `$${text}$`, `[${text}](https://example.com/)`, `![${text}](a.png)`])
      expectHarmless(await show(markdown))
  })

  it.each([
    'https://example.com/url(https://example.invalid/x.png)',
    'https://example.com/?a=src=\'https://example.invalid/x.png\'',
    'https://example.com/src=\'x.png\'',
    'https://example.com/![x](https://example.invalid/x.png',
    'https://example.com/v-drag',
    'https://example.com/{monaco}',
  ])('stays an address: %s', async (url) => {
    for (const markdown of [url, `<${url}>`, `[x](<${url}>)`, `![x](<${url}>)`])
      expectHarmless(await show(markdown))
  })

  it('is shown', async () => {
    const html = textOf((await show('{{ 1 + 1 }}\n\n<script setup>\nlet a = 1\n</script>\n\nx <img src="https://evil.example/b.png"> y\n\n<Toc />\n\n<<< ../secret')).html)
    for (const text of ['{{ 1 + 1 }}', '<script setup>', 'let a = 1', 'x <img src="https://evil.example/b.png"> y', '<Toc />', '<<< ../secret'])
      expect(html).toContain(text)
  })

  it('is shown in code, too', async () => {
    const code = '<<< ../secret\n---\n::right::\n{{ 1 + 1 }}\n<Tweet id="1" />\n{monaco}\n<!-- a -->'
    const slide = await show(`\`\`\`js\n${code}\n\`\`\`\n\nand \`<Tweet {{ a }} |\``)
    expectHarmless(slide)
    expect(textOf(slide.html)).toContain(code)
    expect(textOf(slide.html)).toContain('<Tweet {{ a }} |')
  })

  it('does nothing in any mixture', async () => {
    const part = fc.oneof(fc.constantFrom(...NASTY, '\n', '\n\n', '- ', '> ', '```\n', '`', '**', '$', '$$\n', '| a |\n| - |\n', '![', '](a.png)', '](https://evil.example/x.png)', '<', '>', '{{', '}}', '::left::\n', 'src=', 'url(', '\\'), fc.string({ maxLength: 6 }))
    await fc.assert(fc.asyncProperty(fc.array(part, { maxLength: 8 }).map(parts => parts.join('')), async (markdown) => {
      expectHarmless(await show(markdown.replaceAll(/[\p{Cc}\p{Cs}\p{Co}](?<!\n)/gu, '')))
    }), { numRuns: RUNS })
  })
})
