/** A built site's pages allow nothing from elsewhere. */
import { expect, it } from 'vitest'
import { deckPage, POLICY } from './deck-page.ts'
import { startPage } from './start-page.ts'

const rules = new Map(POLICY.split('; ').map((rule) => {
  const [name, ...sources] = rule.split(' ')
  return [name!, sources] as const
}))

it('refuses what it does not name, and names the site itself alone', () => {
  expect(rules.get('default-src')).toEqual(['\'none\''])
  const known = ['\'none\'', '\'self\'', 'data:', 'blob:', '\'unsafe-inline\'']
  expect([...rules.values()].flat().filter(source => !known.includes(source))).toEqual([])
})

it('runs the site\'s own scripts alone, and no page can be sent elsewhere', () => {
  expect(rules.get('script-src')).toEqual(['\'self\''])
  expect(rules.get('connect-src')).toEqual(['\'self\''])
  expect(rules.get('base-uri')).toEqual(['\'none\''])
  expect(rules.get('form-action')).toEqual(['\'none\''])
  // What isn't named falls back to none: frames, plug-ins, workers.
  for (const name of ['frame-src', 'object-src', 'worker-src', 'child-src', 'manifest-src'])
    expect(rules.has(name)).toBe(false)
})

it('stands in each page before anything that it rules', () => {
  const deck = deckPage({ name: 'a', data: { headmatter: {}, slides: [], config: { title: 'A', titleTemplate: '%s' } } } as never, { loader: 'l.js', decks: 'd.js', script: 's.js', styles: ['s.css'] })
  const start = startPage({ decks: [], policy: POLICY })
  for (const page of [deck, start]) {
    const at = page.indexOf('Content-Security-Policy')
    expect(at).toBeGreaterThan(0)
    for (const [{ index }] of [...page.matchAll(/<(?:script|link|style|img)\b/g)].map(match => [match] as const))
      expect(index).toBeGreaterThan(at)
    expect(page.replaceAll('&#39;', '\'')).toContain(POLICY)
  }
})
