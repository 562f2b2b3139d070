import { expect, it } from 'vitest'
import { POLICY } from './deck-page.ts'
import { missingPage } from './missing-page.ts'

const options = { languages: ['zh', 'en'], script: 'assets/first.js', policy: POLICY }

it('says in each language of the decks that there is no such page, and leads to the start page', () => {
  const html = missingPage(options)
  expect(html).toMatch(/<html lang="zh">[\s\S]*<section lang="zh">[\s\S]*没有这个页面[\s\S]*<a href="\.\/index\.html#zh">[\s\S]*<section lang="en">[\s\S]*There is no such page[\s\S]*<a href="\.\/index\.html#en">To all decks<\/a>/)
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style'))
})

it('finds the start page from any folder where the site\'s address is known', () => {
  const html = missingPage({ ...options, baseUrl: 'https://example.com/decks/' })
  expect(html).toContain('<a href="https://example.com/decks/index.html#en">')
  expect(html).toContain('<script src="https://example.com/decks/assets/first.js">')
})

it('shows what it is given as text, never as HTML', () => {
  expect(missingPage({ ...options, baseUrl: '"><script>' })).not.toMatch(/"><script>(?!<)/)
})
