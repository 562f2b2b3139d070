/** What a diagram shows is, character by character, what the dataset says, whatever Mermaid could take it for. */
import { expect, it } from 'vitest'
import { showDeck } from '../slidev/show-deck.ts'
import { deckText } from '../slidev/test-decks.ts'
import { NASTY } from '../testing/hostile-text.ts'
import { openTestStage } from '../testing/test-stage.ts'
import { flow } from './flow.ts'
import { gantt } from './gantt.ts'
import { layers } from './layers.ts'
import { mindMap } from './mind-map.ts'
import { processFlow } from './process-flow.ts'
import { sequence } from './sequence.ts'
import { timeline } from './timeline.ts'

const TEXTS = [
  ...NASTY.filter(text => text.length < 120),
  'fa:fa-car',
  'fas:fa-car and fab:fa-x',
  'House style:C#-code',
  'Lifestyle 50:50&more',
  'classDef a:b#c',
  'Pay $$5$$ in advance',
  '$$$$ $$x$$',
  '$$x^2$$ price',
  '$$$x$$$',
  'first\nsecond',
  'wrap: text',
  'nowrap: text',
  'done: 3d',
  '12:30–14:00',
  'a;b',
]

/** As lines may break anywhere, and spaces are not drawn at their ends. */
const characters = (text: string) => text.replaceAll(/[\s\p{Cc}]+/gu, '')

const DIAGRAMS: Readonly<Record<string, (texts: readonly string[]) => { readonly mermaid: string }>> = {
  flow: texts => flow({ columns: [{ nodes: [{ id: 'from', label: 'from' }] }, { nodes: texts.map((label, i) => ({ id: `n${i}`, label })) }], edges: texts.map((label, i) => ({ from: 'from', to: `n${i}`, label })) }, ''),
  mindMap: texts => mindMap('Root', [{ name: 'Branch', leaves: texts }], ''),
  process: texts => processFlow(texts.map((name, i) => ({ id: `s${i}`, name, next: i < texts.length - 1 ? [{ to: `s${i + 1}`, when: name }] : [] })), ''),
  processWithRoles: texts => processFlow(texts.map((name, i) => ({ id: `s${i}`, name, role: { name, color: 0 }, next: i < texts.length - 1 ? [{ to: `s${i + 1}`, when: name }] : [] })), ''),
  sequence: texts => sequence({ roles: texts.map((name, i) => ({ id: `r${i}`, name })), messages: texts.map((text, i) => ({ from: `r${i}`, to: `r${Math.floor(i / 2)}`, text })) }, ''),
  timeline: texts => timeline(texts.map(text => ({ period: text, events: [text] })), ''),
  gantt: texts => gantt(texts.map(name => ({ name, start: '2025', end: '2026' })), '', 'en'),
  layers: texts => layers(texts.map(text => ({ name: text, items: [text] })), 0, ''),
}

const { show, page } = openTestStage()

it.each(Object.keys(DIAGRAMS))('%s shows the characters of each label', async (kind) => {
  const groups = Array.from({ length: Math.ceil(TEXTS.length / 5) }, (_, i) => TEXTS.slice(i * 5, i * 5 + 5)).map(group => group.length > 1 ? group : [...group, 'more'])
  const slides = groups.map((texts, i) => `layout: diagram\nid: s${i}\n---\n\n# s${i}\n\n\`\`\`mermaid\n${DIAGRAMS[kind]!(texts).mermaid}\n\`\`\`\n`)
  const drawn = await showDeck(page(), await show(deckText(slides)), { slides: slides.length }, ({ page }) => page.evaluate(() =>
    [...document.querySelectorAll('.mermaid')].map(host => [...host.shadowRoot!.querySelectorAll('text, foreignObject')].map(label => label.textContent))))
  expect(drawn).toHaveLength(groups.length)
  for (const [i, texts] of groups.entries()) {
    const shown = drawn[i]!.map(characters)
    // Lines of their own may be texts of their own; a step and its role are one.
    for (const text of texts)
      expect(text.includes('\n') || kind === 'processWithRoles' ? shown.join('') : shown).toContain(characters(kind === 'processWithRoles' ? text + text : text))
  }
})
