import type { Brand } from '../brand/brand.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../testing/data-folder.ts'
import { startPage } from './start-page.ts'

const deck = { href: './a.zh.html', name: '高管', about: '十分钟', language: 'zh', own: '生成式 AI', title: '生成式 AI', minutes: 9.6, slides: 24, picture: './a.zh.png' }

it('lists decks by language, each with audience, picture, minutes and slides, and leads to it', () => {
  const html = startPage({ decks: [deck, { ...deck, href: './a.en.html', name: 'Executives', language: 'en', title: 'Generative AI', minutes: 1, slides: 1 }] })
  expect(html).toMatch(/<html lang="zh">[\s\S]*<title>生成式 AI<\/title>/)
  expect(html).toMatch(/<section lang="zh" id="zh">[\s\S]*<h1>生成式 AI<\/h1>[\s\S]*中文 · 1 份演示文稿[\s\S]*<a class="deck" href="\.\/a\.zh\.html">[\s\S]*src="\.\/a\.zh\.png"[\s\S]*高管[\s\S]*十分钟[\s\S]*约 10 分钟 · 24 页[\s\S]*<section lang="en" id="en">/)
  expect(html).toMatch(/<h1>Generative AI<\/h1>[\s\S]*English · 1 deck<[\s\S]*about 1 minute · 1 slide</)
})

it('draws each deck\'s own cover where there is no picture of it, in the brand\'s colours', () => {
  const { picture: _, ...plain } = deck
  const html = startPage({ decks: [{ ...plain, own: '价值与成本' }], brand: { colors: { light: {}, dark: {} }, logo: 'data:image/png;base64,AAAA' } })
  expect(html).toMatch(/<span class="picture cover" aria-hidden="true">[\s\S]*<polygon points="[^"]*" style="fill: var\(--pd-c0\)"[\s\S]*src="data:image\/png;base64,AAAA"[\s\S]*<b>价值与成本<\/b><i>十分钟<\/i><u>高管 · 10 分钟<\/u>/)
  expect(html).toContain('<em>价值与成本</em>')
})

it('links the PDF of a deck that has one', () => {
  expect(startPage({ decks: [deck] })).not.toContain('PDF')
  expect(startPage({ decks: [{ ...deck, pdf: './a.zh.pdf' }] })).toContain('<a class="pdf" href="./a.zh.pdf">PDF</a>')
})

it('tells others what it is, with absolute addresses where it knows its own', () => {
  const linked = startPage({ decks: [deck], social: { baseUrl: 'https://example.com/decks/' } })
  expect(linked).toContain('<meta property="og:image" content="https://example.com/decks/a.zh.png">')
  expect(linked).toContain('<meta property="og:url" content="https://example.com/decks/index.html">')
  const offline = startPage({ decks: [deck], social: {} })
  expect(offline).toContain('<meta property="og:image" content="./a.zh.png">')
  expect(offline).not.toContain('og:url')
  expect(offline).toContain('<meta name="description" content="高管">')
})

it('shows texts of a dataset as they are, never as HTML', () => {
  const hostile = '"><script>alert(1)</script>&amp;'
  const html = startPage({ script: 'own.js', social: {}, decks: [{ ...deck, name: hostile, own: hostile, about: hostile, title: hostile, href: hostile, picture: hostile, pdf: hostile }] })
  expect(html.match(/<script.*/g)).toEqual(['<script src="own.js"></script>'])
  expect(html.match(/&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;&amp;amp;/g)).toHaveLength(10)
})

it('takes the colours, logo, footer and fonts of a brand, and nothing else that it says', () => {
  const font = { family: 'Acme', regular: { path: '/a', file: 'fonts/a-1a2b3c4d.woff2' }, bold: { path: '/b', file: 'fonts/b-1a2b3c4d.woff2' } }
  const brand: Brand = {
    colors: { light: { accent: '#a8431b' }, dark: { accent: '#ffb48a', text: 'red; } body { display: none' } },
    logo: 'data:image/png;base64,AAAA',
    fonts: { latin: font },
  }
  const html = startPage({ decks: [deck], brand })
  expect(html).toContain('@media not all and (prefers-color-scheme: dark) { :root { --pd-accent: #a8431b; } }')
  expect(html).toContain('@media (prefers-color-scheme: dark) { :root { --pd-accent: #ffb48a; } .logo { padding: 8px 12px; border-radius: 6px; background: #ffffff; } }')
  expect(html).toContain('<picture><img class="logo" src="data:image/png;base64,AAAA" alt=""></picture>')
  expect(html).toContain(`src: url('./fonts/a-1a2b3c4d.woff2')`)
  expect(html).not.toContain('display: none')
  expect(startPage({ decks: [deck], brand: { ...brand, logo: 'javascript:alert(1)', logoDark: 'https://example.com/a.png' } })).not.toMatch(/<picture|example\.com|javascript/)
})

it('has the colours of the decks where there is no brand', async () => {
  const tokens = await readFile(join(ROOT, 'styles/tokens.css'), 'utf8')
  const [light = '', dark = ''] = tokens.split('.dark {')
  const [, lightPage, darkPage] = /^:root \{ (.*) \}\n@media \(prefers-color-scheme: dark\) \{ :root \{ (.*) \} \}$/m.exec(startPage({ decks: [deck] }))!
  for (const [page, scheme] of [[lightPage!, light], [darkPage!, dark]] as const) {
    for (const declaration of page.split(/(?<=;) /))
      expect(scheme).toContain(declaration)
  }
})
